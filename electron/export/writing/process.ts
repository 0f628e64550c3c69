import { writeHere } from './write-here'
import type { WritingAnswered, WritingAsked } from './writing'

/*
 * 文书写手: a process of its own in which DOCX, XLSX, OFD and archives are made. A long paper takes the processor for half a
 * second; here no command and no clock waits for it. It is told documents and answers bytes, and opens no file.
 */
process.parentPort.on('message', ({ data }) => {
  const { id, task } = data as WritingAsked
  writeHere(task).then(
    (bytes) => answer({ id, bytes }),
    (error: unknown) => answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})

function answer(answered: WritingAnswered): void {
  process.parentPort.postMessage(answered)
}
