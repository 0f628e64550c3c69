/*
 * node keep.mjs FOLDER PROGRAM ARGS…
 * Runs a program for as long as whoever started us holds our input open, then ends it and removes FOLDER.
 * The pipe closes even when the starter is killed, so nothing is left running behind its back.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const [folder = '', program = '', ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 3] })

for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => child.kill())
process.stdin.resume()
process.stdin.on('close', () => child.kill())
child.on('error', leave)
child.on('close', leave)

function leave() {
  if (folder) rmSync(folder, { recursive: true, force: true })
  process.exit()
}
