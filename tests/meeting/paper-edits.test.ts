import { describe, expect, it } from 'vitest'
import { editOf } from '#shared/meeting/paper-edits'
import { chairScript } from '#shared/papers/chair-script'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { papers } from '#shared/papers/papers'
import { sessionPlan } from '#shared/papers/session-plan'
import type { Passage } from '#shared/papers/wording'
import { canary, playMorning, playPreparation } from '#tests/papers/morning'
import { inputOf, type Played } from '#tests/papers/play'
import { wordsOf } from '#tests/papers/words'

/** The passages of a paper as the clerk sees them now. */
function passages(played: Played, paper = minutesPaper): readonly Passage[] {
  if (paper.kind !== 'document' || !paper.passages) throw new Error(`${paper.name} cannot be reworded`)
  return paper.passages(inputOf(played.meeting))
}

function passage(played: Played, id: string, paper = minutesPaper): Passage {
  const found = passages(played, paper).find((each) => each.id === id)
  if (!found) throw new Error(`${paper.name} has no passage ${id}`)
  return found
}

function edit(played: Played, id: string, text: string, paper = minutesPaper): void {
  const replaced = passage(played, id, paper).generated ?? ''
  played.say({ type: 'paper.edit', paper: paper.id, passage: id, text, replaced })
}

const refusedCode = (work: () => void): string => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

describe('rewording a paper (D1)', () => {
  it('puts the clerk’s words on the paper, line by line, and nothing else changes', () => {
    const played = playMorning()
    const before = wordsOf(minutesPaper, inputOf(played.meeting))
    edit(played, 'opening', '本次协商会气氛热烈。\n现将情况纪要如下。')
    const after = wordsOf(minutesPaper, inputOf(played.meeting))
    expect(after).toContain('本次协商会气氛热烈。')
    expect(after).toContain('现将情况纪要如下。')
    const kept = before.filter((line) => !line.includes('现将会议情况纪要如下'))
    expect(after.filter((line) => kept.includes(line))).toEqual(kept)
  })

  it('keeps the number of a line outside of its words', () => {
    const played = playMorning()
    const suggestion = passages(played).find(({ name }) => name === '意见建议 1')
    edit(played, suggestion?.id ?? '', '先易后难，两栋楼试点。')
    expect(wordsOf(minutesPaper, inputOf(played.meeting))).toContain('1.先易后难，两栋楼试点。')
  })

  it('shows which words are generated and which were changed by hand', () => {
    const played = playMorning()
    edit(played, 'course', '会议按议程进行。')
    expect(passage(played, 'opening').state).toBe('generated')
    const changed = passage(played, 'course')
    expect(changed.state).toBe('edited')
    expect(changed.edit?.text).toBe('会议按议程进行。')
    expect(changed.edit?.replaced).toBe(changed.generated)
  })

  it('is a fact, so Ctrl+Z takes it back (U1), and so does going back to the generated words', () => {
    const played = playMorning()
    edit(played, 'opening', '改过的开头。')
    played.say({ type: 'history.undo', act: played.history?.acts.at(-1)?.act ?? 0 })
    expect(played.meeting.paperEdits).toEqual([])
    edit(played, 'opening', '又改了一次。')
    played.say({ type: 'paper.revert', paper: 'minutes-paper', passage: 'opening' })
    expect(editOf(played.meeting.paperEdits, 'minutes-paper', 'opening')).toBeNull()
    expect(played.facts.map((fact) => fact.type).slice(-4)).toEqual([
      'PaperEdited',
      'ActUndone',
      'PaperEdited',
      'PaperReverted',
    ])
  })

  it('takes typing the generated words again for going back to them', () => {
    const played = playMorning()
    edit(played, 'opening', '改过的开头。')
    edit(played, 'opening', passage(played, 'opening').generated ?? '')
    expect(played.meeting.paperEdits).toEqual([])
  })

  it('refuses what changes nothing, what is empty, and what was never changed', () => {
    const played = playMorning()
    edit(played, 'opening', '改过的开头。')
    expect(refusedCode(() => edit(played, 'opening', '改过的开头。'))).toContain('文字没有变化')
    expect(refusedCode(() => edit(played, 'course', passage(played, 'course').generated ?? ''))).toContain('没有变化')
    const revert = { type: 'paper.revert', paper: 'minutes-paper', passage: 'outcome' } as const
    expect(refusedCode(() => played.say(revert))).toContain('没有改过')
  })

  it('is refused for a cancelled meeting, which has no papers (D3)', () => {
    const played = playPreparation()
    played.say({ type: 'meeting.cancel', reason: '改期' })
    const change = { type: 'paper.edit', paper: 'session-plan', passage: 'opening', text: '改', replaced: '' } as const
    expect(refusedCode(() => played.say(change))).toContain('会议已经取消')
  })
})

describe('when other words would be generated now (D2)', () => {
  it('the hand’s words still stand on the paper, and both texts are shown', () => {
    const played = playPreparation()
    edit(played, 'duties', '小陈管签到，小李管大屏。', sessionPlan)
    const { details } = played.meeting
    played.say({ type: 'meeting.edit', details: { ...details, recorder: '王小宁' } })
    const changed = passage(played, 'duties', sessionPlan)
    expect(changed.state).toBe('outdated')
    expect(changed.generated).toContain('王小宁负责现场记录')
    expect(changed.edit?.replaced).toContain('刘小芳负责现场记录')
    expect(wordsOf(sessionPlan, inputOf(played.meeting))).toContain('小陈管签到，小李管大屏。')
  })

  it('the clerk can keep his own over the new ones, or take the new ones', () => {
    const played = playPreparation()
    edit(played, 'duties', '小陈管签到。', sessionPlan)
    played.say({ type: 'meeting.edit', details: { ...played.meeting.details, recorder: '王小宁' } })
    edit(played, 'duties', '小陈管签到。', sessionPlan)
    expect(passage(played, 'duties', sessionPlan).state).toBe('edited')
    played.say({ type: 'paper.revert', paper: 'session-plan', passage: 'duties' })
    expect(passage(played, 'duties', sessionPlan).state).toBe('generated')
  })

  it('words whose passage is generated no more are kept and said, though no paper carries them', () => {
    const played = playPreparation()
    const [first] = played.meeting.agenda.items
    const id = `item-${first?.id}`
    edit(played, id, '各位好，现在开会。', chairScript)
    played.say({ type: 'agenda.remove', itemId: first?.id ?? '' })
    const gone = passage(played, id, chairScript)
    expect(gone.state).toBe('gone')
    expect(gone.generated).toBeNull()
    expect(gone.edit?.text).toBe('各位好，现在开会。')
    expect(wordsOf(chairScript, inputOf(played.meeting)).join()).not.toContain('各位好，现在开会。')
  })
})

describe('what may be reworded', () => {
  it('is prose of the papers that go out or are read aloud, each passage under an id of its own', () => {
    const input = inputOf(playMorning().meeting)
    const editable = papers.flatMap((paper) => (paper.kind === 'document' && paper.passages ? [paper] : []))
    expect(editable.map((paper) => paper.name)).toEqual(['会议通知', '协商活动方案', '主持词', '会议纪要', '协商意见'])
    for (const paper of editable) {
      const all = paper.passages?.(input) ?? []
      expect(all.length, paper.name).toBeGreaterThan(4)
      expect(new Set(all.map(({ id }) => id)).size, paper.name).toBe(all.length)
      for (const { id } of all) expect(id).toMatch(/^[\w-]{1,100}$/)
    }
  })

  it('is never a result or a list of names, and never a private note (M5)', () => {
    for (const each of passages(playMorning())) {
      expect(each.generated).not.toContain('有效票数')
      expect(each.generated).not.toContain('出席')
      expect(each.generated).not.toContain(canary)
    }
  })
})
