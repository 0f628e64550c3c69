import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeToStick } from '#electron/export/stick'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import type { FaultKind, Ground, Outcome } from '../campaign'
import type { Dice } from '../dice'
import { exportedFiles, exportTask, isWhole } from '../exported'

export const sticks: FaultKind = {
  name: 'sticks',
  promise: 'A stick that dies at any call: complete verified files or .part, older exports intact, nothing called safe',
  short: 60,
  obstacle: () => null,
  begin: async (ground) => ({ run: (_index, dice) => die(ground, dice), end: async () => {} }),
}

/** At a chance call the stick is gone, and stays gone. The last write may have come half-way. */
async function die(ground: Ground, dice: Dice): Promise<Outcome> {
  const path = await mkdtemp(join(ground.work, 'stick-'))
  await mkdir(join(path, 'older'))
  await writeFile(join(path, 'older', '会议纪要.docx'), 'last month')
  const device = String((await stat(path, { bigint: true })).dev)
  const files = exportedFiles(6)
  const code = dice.oneOf(['ENODEV', 'EIO', 'ENOTCONN', 'EROFS'])
  const last = 1 + dice.upTo(130)
  const stick = dyingStick(last, code)
  try {
    const answer = await writeToStick(exportTask({ path, device, kind: 'removable' }, files), stick.files)
    const broken: string[] = []
    if (stick.isDead() && answer.ok) broken.push('it was called safe')
    if (!answer.ok && !/请/.test(answer.refusal.message))
      broken.push(`nothing to do is said: ${answer.refusal.message}`)
    if ((await readFile(join(path, 'older', '会议纪要.docx'), 'utf8')) !== 'last month')
      broken.push('the older export was changed')
    for (const folder of (await readdir(path)).filter((name) => name !== 'older'))
      for (const name of await readdir(join(path, folder)))
        if (!isWhole(name, await readFile(join(path, folder, name)), files))
          broken.push(`${name} looks right and is not`)
    return { doing: `${code} from call ${last} on`, counts: { [code]: 1, safe: answer.ok ? 1 : 0 }, broken }
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

function dyingStick(last: number, code: string): { readonly files: StickFiles; readonly isDead: () => boolean } {
  let calls = 0
  const ask = async <Value>(go: () => Promise<Value>): Promise<Value> => {
    calls += 1
    if (calls > last) throw Object.assign(new Error(code), { code, syscall: 'dying' })
    return go()
  }
  const files: StickFiles = {
    deviceOf: (path) => ask(() => stickFiles.deviceOf(path)),
    freeBytes: (folder) => ask(() => stickFiles.freeBytes(folder)),
    names: (folder) => ask(() => stickFiles.names(folder)),
    makeFolder: (path) => ask(() => stickFiles.makeFolder(path)),
    create: async (path) => {
      const file = await ask(() => stickFiles.create(path))
      return {
        device: file.device,
        write: (bytes) =>
          ask(() => file.write(bytes)).catch(async (error: unknown) => {
            await file.write(bytes.subarray(0, bytes.length >> 1))
            throw error
          }),
        sync: () => ask(() => file.sync()),
        // The system lets go of a file even when it complains.
        close: () => ask(async () => {}).finally(() => file.close()),
      }
    },
    rename: (from, to) => ask(() => stickFiles.rename(from, to)),
    syncFile: (path) => ask(() => stickFiles.syncFile(path)),
    syncFolder: (path) => ask(() => stickFiles.syncFolder(path)),
    readBack: (path, onBytes) => ask(() => stickFiles.readBack(path, onBytes)),
    removeFile: (path) => ask(() => stickFiles.removeFile(path)),
    removeFolder: (path) => ask(() => stickFiles.removeFolder(path)),
  }
  return { files, isDead: () => calls > last }
}
