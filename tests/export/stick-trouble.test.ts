import { describe, expect, it } from 'vitest'
import { refusalOf, type StickAftermath, type StickTrouble } from '#electron/export/stick-trouble'

const after: StickAftermath = {
  ...{ place: 'U盘', folder: '2026-11-21 停车场', whole: 0, all: 12, leftovers: [] },
  ...{ neededBytes: 3_000_000, freeBytes: 1_000_000, systemCode: 'EIO' },
}
const troubles: readonly StickTrouble[] = [
  'too-small',
  'full',
  'read-only',
  'no-permission',
  'vanished',
  'replaced',
  'not-answering',
  'mismatch',
  'broken',
  'name-refused',
  'cancelled',
]

describe('what is said when papers did not get to their place', () => {
  it('speaks of a folder as of a folder: nothing is plugged in, switched or pulled out', () => {
    for (const trouble of troubles) {
      const { message } = refusalOf(trouble, { ...after, place: '文件夹' })
      expect(message, trouble).not.toMatch(/U盘|插好|拔下|写保护|文件夹上/)
    }
    expect(refusalOf('vanished', { ...after, place: '文件夹' }).message).toContain('文件夹找不到了。')
  })

  it('says of a stick what to do with it', () => {
    expect(refusalOf('vanished', after).message).toContain('请把U盘重新插好，再导出一次')
    expect(refusalOf('read-only', after).message).toContain('请拨开U盘上的写保护开关')
    expect(refusalOf('cancelled', after).message).toContain('U盘上没有留下没写完的文件。')
  })
})
