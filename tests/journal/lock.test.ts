import { expect, test } from 'vitest'
import { openJournal } from '#electron/journal/journal'
import { type Machine, takeLock, thisMachine } from '#electron/journal/lock'
import { FailingDisk } from './failing-disk'
import { MemoryDisk } from './memory-disk'
import { clockFrom, mortal, newFolder, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'

/** A process of which only the pid is known, as on Windows. */
function pidOnly(pid: number): Machine {
  return { pid, bootId: null, birthOf: async () => 'unknown' }
}

test('a second writer is refused while the first one lives, and nothing is touched', async () => {
  const real = newFolder()
  const machine = await thisMachine()
  const { journal } = await opened({ folder: real, machine })
  const answer = await openJournal({ folder: real, now: clockFrom(), machine })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'journal.locked' } })
  expect(await journal.append(new Scribe().command('meeting:a'))).toMatchObject({ ok: true })
  await journal.close()
  const after = await opened({ folder: real, machine })
  expect(after.findings).toEqual([])
  expect(after.previous).toMatchObject({ ended: 'closed' })
  await after.journal.close()
})

test('of many that start at once, exactly one gets to write', async () => {
  const real = newFolder()
  await (await opened({ folder: real })).journal.close()
  const machine = await thisMachine()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => openJournal({ folder: real, now: clockFrom(), machine, reserveBytes: 0 })),
  )
  const winners = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  expect(winners).toHaveLength(1)
  expect(answers.every((answer) => answer.ok || answer.refusal.code === 'journal.locked')).toBe(true)
  await winners[0]?.journal.close()
})

test('the lock of a dead process is taken over, and its last beat is told', async () => {
  const disk = new MemoryDisk()
  const { journal, previous } = await opened({ folder, files: disk, now: clockFrom('2026-11-21T01:52:14.000Z') })
  expect(previous).toBeNull()
  await journal.beat()
  const later = await opened({
    folder,
    files: disk,
    now: clockFrom('2026-11-21T02:20:00.000Z'),
    machine: mortal('boot-2'),
  })
  expect(later.previous).toMatchObject({ ended: 'died', rebooted: true })
  expect(later.previous?.aliveAt.slice(0, 19)).toBe('2026-11-21T01:52:14')
  await later.journal.close()
})

test('a living pid does not keep the lock when it is another process, or the machine was started anew', async () => {
  const now = clockFrom()
  const first: Machine = { pid: 77, bootId: 'one', birthOf: async () => 'tick 100' }
  for (const second of [
    { ...first, birthOf: async () => 'tick 900' },
    { ...first, bootId: 'two' },
  ]) {
    const disk = new MemoryDisk()
    expect(await takeLock(disk, folder, now, first)).toHaveProperty('lock')
    expect(await takeLock(disk, folder, now, first)).toMatchObject({ heldBy: { pid: 77 } })
    expect(await takeLock(disk, folder, now, second)).toMatchObject({ previous: { ended: 'died' } })
  }
})

test('where only the pid is known, a minute without a beat is a death', async () => {
  const disk = new MemoryDisk()
  expect(await takeLock(disk, folder, clockFrom('2026-11-21T01:00:00.000Z'), pidOnly(5))).toHaveProperty('lock')
  const soon = await takeLock(disk, folder, clockFrom('2026-11-21T01:00:59.000Z'), pidOnly(6))
  expect(soon).toHaveProperty('heldBy')
  const late = await takeLock(disk, folder, clockFrom('2026-11-21T01:01:02.000Z'), pidOnly(6))
  expect(late).toHaveProperty('lock')
})

test('who was taken over notices at the next beat and writes no more', async () => {
  const disk = new MemoryDisk()
  const { journal } = await opened({ folder, files: disk })
  const scribe = new Scribe()
  expect(await journal.append(scribe.command('meeting:a'))).toMatchObject({ ok: true })
  const other = await opened({ folder, files: disk })
  await journal.beat()
  expect(await journal.append(scribe.command('meeting:a'))).toMatchObject({
    ok: false,
    refusal: { code: 'journal.taken-over' },
  })
  expect(other.journal.head.n).toBe(1)
  await other.journal.close()
})

test('a lock torn by a power cut belongs to nobody', async () => {
  const disk = new MemoryDisk()
  disk.put(`${folder}/lock.3`, Buffer.alloc(512))
  expect(await takeLock(disk, folder, clockFrom(), mortal())).toMatchObject({ previous: null })
  expect(await disk.names(folder)).toEqual(['lock.4'])
})

test('on a disk that knows no second names the lock works all the same', async () => {
  const disk = new MemoryDisk()
  const files = Object.assign(new FailingDisk(disk), {
    link: () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' })),
  })
  const alive: Machine = { pid: 8, bootId: 'one', birthOf: async () => 'tick 1' }
  expect(await takeLock(files, folder, clockFrom(), alive)).toHaveProperty('lock')
  expect(await takeLock(files, folder, clockFrom(), alive)).toHaveProperty('heldBy')
})

test('a folder that cannot be written is refused with a sentence', async () => {
  const files = new FailingDisk(new MemoryDisk())
  files.plan = { code: 'EACCES', at: 1, stays: true }
  const answer = await openJournal({ folder, now: clockFrom(), files, machine: mortal() })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'journal.read-only' } })
})
