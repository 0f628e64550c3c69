import { statSync } from 'node:fs'
import { writeToStick } from '#electron/export/stick'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import { exportedFiles, exportTask } from './exported'

/*
 * Runs inside the little Linux whose stick is pulled: the real protocol onto a real vfat. Prints a line at every step, so
 * that whoever pulls knows when to, and what had been called safe. With a number it says HELD after so many changes of the
 * drive and makes no further one: moments that last too short to be met by chance.
 */
const path = process.argv[2] ?? ''
let left = Number(process.argv[3] ?? Number.POSITIVE_INFINITY)
const device = String(statSync(path, { bigint: true }).dev)
let last = ''
const task = exportTask({ path, device, kind: 'removable' }, exportedFiles(8), ({ step, file }) => {
  const line = `STEP ${step} ${file}`
  if (line !== last) process.stdout.write(`${line}\n`)
  last = line
})
const answer = await writeToStick(task, {
  ...stickFiles,
  create: (name) => counted(stickFiles.create(name)),
  rename: (from, to) => counted(stickFiles.rename(from, to)),
  syncFile: (name) => counted(stickFiles.syncFile(name)),
  syncFolder: (name) => counted(stickFiles.syncFolder(name)),
  removeFile: (name) => counted(stickFiles.removeFile(name)),
} satisfies StickFiles)
process.stdout.write(answer.ok ? 'SAFE\n' : `REFUSED ${answer.refusal.code}\n`)

async function counted<Answer>(call: Promise<Answer>): Promise<Answer> {
  const answer = await call
  left -= 1
  if (left > 0) return answer
  process.stdout.write('HELD\n')
  return new Promise(() => setInterval(() => {}, 1_000))
}
