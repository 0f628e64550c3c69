import type { StickFiles } from './stick-files'
import { Stop } from './stick-trouble'

/** The same drive, given up when it does not answer: a dying stick can hold a call for ever. */
export function patient(disk: StickFiles, patienceMs: number): StickFiles {
  return {
    deviceOf: (path) => within(disk.deviceOf(path)),
    freeBytes: (folder) => within(disk.freeBytes(folder)),
    names: (folder) => within(disk.names(folder)),
    makeFolder: (path) => within(disk.makeFolder(path)),
    create: async (path) => {
      const creating = disk.create(path)
      const file = await within(creating).catch((error) => {
        // It may still come, and then it has to be let go of.
        creating.then((late) => late.close()).catch(() => {})
        throw error
      })
      return {
        device: file.device,
        write: (bytes) => within(file.write(bytes)),
        sync: () => within(file.sync()),
        close: () => within(file.close()),
      }
    },
    rename: (from, to) => within(disk.rename(from, to)),
    syncFile: (path) => within(disk.syncFile(path)),
    syncFolder: (path) => within(disk.syncFolder(path)),
    readBack: (path, onBytes) => within(disk.readBack(path, onBytes)),
    removeFile: (path) => within(disk.removeFile(path)),
    removeFolder: (path) => within(disk.removeFolder(path)),
  }

  async function within<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Stop('not-answering')), patienceMs)
    })
    try {
      return await Promise.race([answer, silence])
    } finally {
      clearTimeout(timer)
    }
  }
}
