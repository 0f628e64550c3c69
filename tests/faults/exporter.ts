import { statSync } from 'node:fs'
import { writeToStick } from '#electron/export/stick'
import { stickFiles } from '#electron/export/stick-files'
import { exportedFiles, exportTask } from './exported'

/*
 * Runs inside the little Linux whose stick is pulled: the real protocol onto a real vfat. Prints a line at every step, so
 * that whoever pulls knows when to, and what had been called safe.
 */
const path = process.argv[2] ?? ''
const device = String(statSync(path, { bigint: true }).dev)
let last = ''
const task = exportTask({ path, device, kind: 'removable' }, exportedFiles(8), ({ step, file }) => {
  const line = `STEP ${step} ${file}`
  if (line !== last) process.stdout.write(`${line}\n`)
  last = line
})
const answer = await writeToStick(task, stickFiles)
process.stdout.write(answer.ok ? 'SAFE\n' : `REFUSED ${answer.refusal.code}\n`)
