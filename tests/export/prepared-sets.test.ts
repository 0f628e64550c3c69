import { describe, expect, it } from 'vitest'
import type { FileOfSet, PaperFilesWish } from '#electron/export/paper-files'
import { PreparedSets } from '#electron/export/prepared-sets'
import { playMorning } from '#tests/papers/morning'
import { inputOf } from '#tests/papers/play'

const morning = playMorning()
const known = { input: inputOf(morning.meeting), facts: morning.facts }
const of = { stream: 'meeting:m1', seq: 120, roomSeq: 3, day: '2026-11-21', isUnmasked: false }
const paper: FileOfSet = { file: { name: '会议纪要.docx', bytes: new Uint8Array([1]) }, says: '', problem: null }
const waiting = { onBegin: () => {}, signal: new AbortController().signal }

/** Sets that are made when the test says so; `made` counts how often one was begun. */
function underway() {
  const wishes: (PaperFilesWish & { done: (files: readonly FileOfSet[] | null) => void })[] = []
  const sets = new PreparedSets((wish) => new Promise((done) => void wishes.push({ ...wish, done })))
  return { sets, wishes }
}

describe('papers made ahead', () => {
  it('are made once, whether the stick comes before they are done or after, and again for a second stick', async () => {
    const { sets, wishes } = underway()
    sets.begin(of, known)
    const early = sets.files(of, waiting)
    wishes[0]?.done([paper])
    expect(await early).toEqual([paper])
    sets.begin(of, known)
    expect(await sets.files(of, waiting)).toEqual([paper])
    expect(wishes).toHaveLength(1)
  })

  it.each([
    ['a fact of the meeting', { seq: 121 }],
    ['a fact of the room', { roomSeq: 4 }],
    ['the next day', { day: '2026-11-22' }],
    ['another meeting', { stream: 'meeting:m2' }],
    ['the clerk having unlocked telephone numbers', { isUnmasked: true }],
  ])('are not used after %s', async (_, changed) => {
    const { sets, wishes } = underway()
    sets.begin(of, known)
    wishes[0]?.done([paper])
    const other = { ...of, ...changed }
    expect(sets.has(other)).toBe(false)
    sets.begin(other, known)
    expect(wishes).toHaveLength(2)
    // What was made of the older state is given up at once.
    expect(wishes[0]?.signal.aborted).toBe(true)
    expect(sets.has(of)).toBe(false)
  })

  it('tell whoever comes late how far they are', async () => {
    const { sets, wishes } = underway()
    sets.begin(of, known)
    wishes[0]?.onBegin('正在生成会议记录', 4, 9)
    const told: unknown[] = []
    const files = sets.files(of, { ...waiting, onBegin: (...words) => told.push(words) })
    wishes[0]?.onBegin('正在生成签到表', 5, 9)
    wishes[0]?.done([paper])
    await files
    expect(told).toEqual([
      ['正在生成会议记录', 4, 9],
      ['正在生成签到表', 5, 9],
    ])
  })

  it('end when the clerk cancels, and are made anew the next time', async () => {
    const { sets, wishes } = underway()
    sets.begin(of, known)
    const cancel = new AbortController()
    const files = sets.files(of, { ...waiting, signal: cancel.signal })
    cancel.abort()
    expect(wishes[0]?.signal.aborted).toBe(true)
    wishes[0]?.done(null)
    expect(await files).toBeNull()
    expect(sets.has(of)).toBe(false)
  })

  it('are not kept when one of them could not be made', async () => {
    const { sets, wishes } = underway()
    sets.begin(of, known)
    const problem = '会议纪要的 PDF 没有做成，请再导出一次。'
    wishes[0]?.done([paper, { file: null, says: '', problem }])
    expect((await sets.files(of, waiting))?.[1]?.problem).toBe(problem)
    expect(sets.has(of)).toBe(false)
  })
})
