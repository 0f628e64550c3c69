import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { StatusLine, type StatusParts } from '#electron/app/status'
import { DeskClock } from '#electron/desk/clock'

const freeBytes = vi.hoisted(() => ({ now: 0 }))
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  statfs: async () => ({ bavail: freeBytes.now / 4096, bsize: 4096 }),
}))

describe('the status line', () => {
  it('warns below 500 MB of free space and not above, and says so again when it changes', async () => {
    const { line, told } = aLine()
    for (const [megabytes, isLow] of [
      ...[[501, false] as const, [499, true] as const, [3, true] as const, [900, false] as const],
    ]) {
      freeBytes.now = megabytes * 1024 * 1024
      await line.look()
      expect(told.at(-1)?.disk.isLow).toBe(isLow)
      expect(line.now().disk).toEqual({ freeBytes: freeBytes.now, isLow })
    }
    // Three different words in four looks.
    expect(told).toHaveLength(3)
  })

  it('says that the disk does not write while it does not, with one thing to do, and is calm again afterwards', async () => {
    const { line, health } = aLine()
    health.isRefusing = true
    expect(line.now().journal).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('请尽快把文书导出到U盘'),
    })
    health.isRefusing = false
    expect(line.now().journal).toEqual({ state: 'ok', message: '' })
  })

  it('shows how far the wall clock has jumped', () => {
    const { line, wall } = aLine()
    expect(line.now().clockJumpMs).toBeNull()
    wall.ms -= 90 * 60_000
    expect(line.now().clockJumpMs).toBe(-90 * 60_000)
  })
})

function aLine() {
  const health = { diskFull: false, isRefusing: false, secondCopy: { state: 'none' as const } }
  const wall = { ms: Date.parse('2026-11-22T01:00:00.000Z') }
  const told: ReturnType<StatusLine['now']>[] = []
  const parts = {
    journal: { health, head: { n: 7 } },
    findings: [],
    keeper: { onChange: () => {}, status: { state: 'ready', detail: '', progress: null } },
    wall: { onState: () => {}, state: () => ({ state: 'on', message: '' }) },
    clock: new DeskClock(null, { wallMs: () => wall.ms, monotonicMs: () => 1000 }),
    folder: '/data',
    drives: () => [],
    onChange: (status: (typeof told)[number]) => told.push(status),
  }
  onTestFinished(() => {
    freeBytes.now = 0
  })
  return { line: new StatusLine(parts as unknown as StatusParts), told, health, wall }
}
