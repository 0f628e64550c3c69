import { beforeEach, describe, expect, it } from 'vitest'
import { attachmentKindOf, endingOf, isDrawable, sayBytes } from '#shared/topic/attachment-kinds'
import { isSurveyed, maxAttachments } from '#shared/topic/survey'
import { lastAct } from '#shared/undo'
import { PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger

/** A topic accepted on 1 September; today is the 20th. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-09-20')
})

const write = (given: Partial<PlayedLedger['aSurvey']> = {}) =>
  ({ type: 'survey.write', ...ledger.aSurvey, ...given }) as const
const file = (number: number, name = `桥头 ${number}.jpg`) =>
  ({ type: 'survey.attach', name, size: 1000 + number, sha256: number.toString(16).padStart(64, '0') }) as const

describe('调研记录', () => {
  it('counts as a survey when it has ended and says what was found (T3, P4)', () => {
    ledger.topic(write({ endedOn: null }))
    expect(isSurveyed(ledger.state)).toBe(false)
    ledger.topic(write({ findings: '' }))
    expect(isSurveyed(ledger.state)).toBe(false)
    ledger.topic(write())
    expect(isSurveyed(ledger.state)).toBe(true)
  })

  it('refuses an end before the beginning, and an end that has not come (T1)', () => {
    expect(ledger.refused(write({ startedOn: '2026-09-15', endedOn: '2026-09-12' })).code).toBe('survey.dates-reversed')
    expect(ledger.refused(write({ endedOn: '2026-09-21' })).code).toBe('survey.date-to-come')
  })

  it('is written only for a topic that was accepted', () => {
    ledger.topic({ type: 'topic.reconsider' })
    expect(ledger.refused(write()).code).toBe('survey.not-accepted')
    expect(ledger.refused(file(1)).code).toBe('survey.not-accepted')
  })
})

describe('附件', () => {
  it('is kept with name, size and hash, and its words do not touch the files (T6)', () => {
    const id = ledger.topic(file(1))
    ledger.topic(write())
    expect(ledger.state.survey.attachments).toEqual([
      { id, name: '桥头 1.jpg', size: 1001, sha256: '1'.padStart(64, '0'), addedAt: '2026-09-20T01:00:00.000Z' },
    ])
  })

  it('refuses the same file twice, by its bytes and whatever its name (T6)', () => {
    ledger.topic(file(1))
    expect(ledger.refused(file(1, '另一个名字.jpg')).message).toBe('这个文件已经在附件里了：桥头 1.jpg。')
  })

  it('refuses kinds that could start something, empty files and files that are too large (T6)', () => {
    expect(ledger.refused(file(1, '照片.exe')).code).toBe('survey.file-kind')
    expect(ledger.refused(file(1, '没有后缀')).code).toBe('survey.file-kind')
    expect(ledger.refused({ ...file(1), size: 0 }).message).toContain('空的')
    expect(ledger.refused({ ...file(1), size: 50 * 1024 * 1024 + 1 }).message).toContain('最大 50.0 MB')
  })

  it(`takes ${maxAttachments} files and no more (T6)`, () => {
    for (let number = 1; number <= maxAttachments; number++) ledger.topic(file(number))
    expect(ledger.refused(file(maxAttachments + 1)).code).toBe('survey.too-many-files')
  })

  it('is removed with a reason, comes back by undo, and is not removed twice', () => {
    const id = ledger.topic(file(1))
    ledger.topic({ type: 'survey.detach', attachmentId: id, reason: '拍糊了' })
    expect(ledger.state.survey.attachments).toEqual([])
    expect(ledger.refused({ type: 'survey.detach', attachmentId: id, reason: '' }).code).toBe('survey.no-such-file')
    ledger.topic({ type: 'history.undo', act: lastAct(ledger.historyOf(ledger.topicStream))?.act ?? 0 })
    expect(ledger.state.survey.attachments).toHaveLength(1)
  })

  it.each([
    ['桥头.JPG', 'jpg', 'photo'],
    ['座谈记录.docx', 'docx', 'office'],
    ['汇总.et', 'et', 'office'],
    ['现场.mp4', 'mp4', 'film'],
    ['说明', '', null],
    ['照片.jpg.exe', 'exe', null],
  ])('knows what %s is', (name, ending, kind) => {
    expect([endingOf(name), attachmentKindOf(name)]).toEqual([ending, kind])
  })

  it('draws photographs that a page can draw, and says sizes as people do', () => {
    expect(isDrawable({ name: 'a.jpg', size: 8_000_000 })).toBe(true)
    expect(isDrawable({ name: 'a.heic', size: 8_000_000 })).toBe(false)
    expect(isDrawable({ name: 'a.jpg', size: 30_000_000 })).toBe(false)
    expect([sayBytes(900), sayBytes(655_360), sayBytes(3_355_443)]).toEqual(['900 字节', '640 KB', '3.2 MB'])
  })
})
