import { beforeEach, describe, expect, it } from 'vitest'
import { scoreTotal } from '#shared/topic/entry'
import { stageOf } from '#shared/topic/stages'
import { lastAct } from '#shared/undo'
import { mergedUnder } from '#shared/views/merged-topics'
import { stageWay } from '#shared/views/stage-way'
import { PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger

/** One topic, entered and accepted on 1 September; today is the 10th. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-09-10')
})

const entryOf = () => ledger.state.entry
const enter = (stream: `topic:${string}`, title: string) =>
  ledger.do(stream, { type: 'topic.enter', ...entryOf(), title })
const undo = () => {
  const act = lastAct(ledger.historyOf(ledger.topicStream))
  if (!act) throw new Error('there is nothing to undo')
  ledger.topic({ type: 'history.undo', act: act.act })
}

describe('登记', () => {
  it('takes a topic with everything the 征集表 asks, and what was cleaned is what is kept', () => {
    ledger.topic({ type: 'topic.edit', ...entryOf(), title: '  东街　停车难 ', contact: '１３８-0000-1234' })
    expect(entryOf().title).toBe('东街 停车难')
    expect(entryOf().contact).toBe('138-0000-1234')
  })

  it('refuses a topic without a title, or with an identity number where a telephone was asked', () => {
    expect(ledger.refused({ type: 'topic.edit', ...entryOf(), title: '　' }).message).toContain('请填写议题')
    expect(ledger.refused({ type: 'topic.edit', ...entryOf(), contact: '110101199003074215' }).message).toContain(
      '身份证号',
    )
  })

  it('refuses a day of entry that has not come, and one after the reception (T1)', () => {
    expect(ledger.refused({ type: 'topic.edit', ...entryOf(), enteredOn: '2026-09-11' }).code).toBe(
      'topic.date-to-come',
    )
    expect(ledger.refused({ type: 'topic.edit', ...entryOf(), enteredOn: '2026-09-02' }).code).toBe(
      'topic.date-too-late',
    )
    const later = ledger.refusedOn('topic:t9', { type: 'topic.enter', ...entryOf(), enteredOn: '2026-12-01' })
    expect(later.code).toBe('topic.date-to-come')
  })

  it('is entered once and known before anything else is done with it', () => {
    expect(ledger.refused({ type: 'topic.enter', ...entryOf() }).code).toBe('topic.exists')
    expect(ledger.refusedOn('topic:nobody', { type: 'topic.score', score: null }).code).toBe('topic.unknown')
  })

  it('belongs to the room that entered it', () => {
    expect(ledger.state.room).toBe('room-1')
    ledger.topic({ type: 'topic.score', score: { small: 1, wide: 1, close: 1 } })
    expect(ledger.state.room).toBe('room-1')
  })
})

describe('评分', () => {
  it('adds three marks of one to five to fifteen, and can be taken away (P2)', () => {
    ledger.topic({ type: 'topic.score', score: { small: 5, wide: 4, close: 3 } })
    expect(scoreTotal(ledger.state.score)).toBe(12)
    expect(ledger.row.score).toBe(12)
    expect(ledger.refused({ type: 'topic.score', score: { small: 6, wide: 1, close: 1 } }).message).toContain('最多 5')
    ledger.topic({ type: 'topic.score', score: null })
    expect(scoreTotal(ledger.state.score)).toBeNull()
  })

  it('marks a showpiece with its reason, and takes the mark away again (P2)', () => {
    ledger.topic({ type: 'topic.markShowpiece', showpiece: true, reason: '只为迎检' })
    expect(ledger.state.showpiece).toEqual({ reason: '只为迎检' })
    ledger.topic({ type: 'topic.markShowpiece', showpiece: false, reason: '' })
    expect(ledger.row.showpiece).toBe(false)
  })
})

describe('受理', () => {
  beforeEach(() => {
    ledger.topic({ type: 'topic.reconsider' })
  })

  it('is accepted or declined once, with day and words; the other way needs the first taken back', () => {
    ledger.topic({ type: 'topic.decline', on: '2026-09-05', reason: '不属于协商范围' })
    expect(ledger.refused({ type: 'topic.accept', on: '2026-09-06', opinion: '' }).message).toContain('撤回这个决定')
    ledger.topic({ type: 'topic.reconsider' })
    ledger.topic({ type: 'topic.accept', on: '2026-09-06', opinion: '群众反映多' })
    expect(ledger.refused({ type: 'topic.decline', on: '2026-09-07', reason: '重复' }).code).toBe('topic.received')
    expect(ledger.state.reception).toEqual({ state: 'accepted', on: '2026-09-06', opinion: '群众反映多' })
  })

  it('wants a reason when it is declined', () => {
    expect(ledger.refused({ type: 'topic.decline', on: '2026-09-05', reason: '' }).message).toContain('理由')
  })

  it('refuses a day before the entry and a day to come (T1)', () => {
    expect(ledger.refused({ type: 'topic.accept', on: '2026-08-31', opinion: '' }).code).toBe('topic.date-too-early')
    expect(ledger.refused({ type: 'topic.accept', on: '2026-09-11', opinion: '' }).code).toBe('topic.date-to-come')
    expect(ledger.refused({ type: 'topic.reconsider' }).code).toBe('topic.not-received')
  })

  it('is not taken back while the plan is under approval, and is once the plan was withdrawn', () => {
    ledger.topic({ type: 'topic.accept', on: '2026-09-06', opinion: '' })
    ledger.topic({ type: 'session.draft', ...ledger.aPlan })
    ledger.topic({ type: 'session.submit', on: '2026-09-10' })
    expect(ledger.refused({ type: 'topic.reconsider' }).code).toBe('topic.plan-under-way')
    ledger.topic({ type: 'session.withdraw', on: '2026-09-10', reason: '群众已自行解决' })
    ledger.topic({ type: 'topic.reconsider' })
    expect(ledger.state.reception.state).toBe('entered')
  })

  it('is not taken back once there are outcomes', () => {
    ledger.topic({ type: 'topic.accept', on: '2026-09-06', opinion: '' })
    ledger.taken('meeting:m1', [['consensus', '东街单边停车']])
    expect(ledger.refused({ type: 'topic.reconsider' }).code).toBe('topic.lines-there')
  })

  it('can be undone step by step, and says nothing of the step before (U1)', () => {
    ledger.topic({ type: 'topic.accept', on: '2026-09-06', opinion: '' })
    ledger.topic({ type: 'topic.edit', ...entryOf(), title: '另一个名字' })
    undo()
    expect(entryOf().title).toBe('场镇停车难')
    undo()
    expect(ledger.state.reception.state).toBe('entered')
  })
})

describe('并入', () => {
  beforeEach(() => {
    enter('topic:t2', '东街乱停车')
    enter('topic:t3', '停车场收费')
  })
  const merge = (stream: `topic:${string}`, topicId: string) => ledger.do(stream, { type: 'topic.mergeInto', topicId })

  it('goes on as the other topic and takes nothing any more (T2)', () => {
    merge('topic:t2', 't1')
    expect(ledger.topicOf('topic:t2').reception).toMatchObject({ state: 'merged', into: 't1', intoTitle: '场镇停车难' })
    const refused = ledger.refusedOn('topic:t2', { type: 'topic.score', score: null })
    expect(refused).toEqual({ code: 'topic.merged', message: '这个议题已经并入“场镇停车难”，请到那里继续。' })
  })

  it('refuses itself, one that is not there, and a second time (T2)', () => {
    expect(ledger.refused({ type: 'topic.mergeInto', topicId: 't1' }).code).toBe('topic.merge-itself')
    expect(ledger.refused({ type: 'topic.mergeInto', topicId: 'nobody' }).code).toBe('topic.unknown')
    merge('topic:t2', 't1')
    expect(ledger.refusedOn('topic:t2', { type: 'topic.mergeInto', topicId: 't3' }).code).toBe('topic.merged')
  })

  it('refuses to go into one that was merged itself, and names where to go (T2)', () => {
    merge('topic:t2', 't3')
    const refused = ledger.refused({ type: 'topic.mergeInto', topicId: 't2' })
    expect(refused.message).toBe('“东街乱停车”自己已经并入“停车场收费”，请直接并入后者。')
  })

  it('refuses to go into one that was declined, and to leave with outcomes (T2)', () => {
    ledger.do('topic:t3', { type: 'topic.decline', on: '2026-09-10', reason: '不属于协商范围' })
    expect(ledger.refused({ type: 'topic.mergeInto', topicId: 't3' }).code).toBe('topic.merge-ended')
    ledger.taken('meeting:m1', [['consensus', '东街单边停车']])
    expect(ledger.refused({ type: 'topic.mergeInto', topicId: 't2' }).code).toBe('topic.merge-late')
  })

  it('is shown with everything that came to it by way of another (T2)', () => {
    merge('topic:t3', 't2')
    merge('topic:t2', 't1')
    const rows = (['topic:t1', 'topic:t2', 'topic:t3'] as const).map((stream) => ledger.rowOf(stream))
    expect(mergedUnder(rows, 't1').map((row) => row.title)).toEqual(['东街乱停车', '停车场收费'])
    expect(mergedUnder(rows, 't3')).toEqual([])
  })

  it('can be taken back, and goes on alone again', () => {
    merge('topic:t2', 't1')
    ledger.do('topic:t2', { type: 'topic.reconsider' })
    expect(ledger.topicOf('topic:t2').reception.state).toBe('entered')
  })
})

describe('阶段', () => {
  const words = () => stageWay(ledger.state).map(({ isDone, isHere, word }) => [isDone, isHere, word])

  it('is read from what was done and never set by hand (T5)', () => {
    ledger.topic({ type: 'topic.reconsider' })
    expect(stageOf(ledger.state)).toBe('selection')
    ledger.topic({ type: 'topic.accept', on: '2026-09-06', opinion: '' })
    expect(stageOf(ledger.state)).toBe('survey')
    ledger.topic({ type: 'survey.write', ...ledger.aSurvey })
    expect(stageOf(ledger.state)).toBe('survey')
    ledger.approve('2026-09-10')
    expect(stageOf(ledger.state)).toBe('consultation')
    ledger.taken('meeting:m1', [['consensus', '东街单边停车']])
    expect(stageOf(ledger.state)).toBe('report')
  })

  it('says of each of the six how far it is, and where the topic stands', () => {
    expect(words()).toEqual([
      [true, false, '已受理'],
      [false, true, ''],
      [false, false, ''],
      [false, false, ''],
      [false, false, ''],
      [false, false, ''],
    ])
    ledger.topic({ type: 'survey.write', ...ledger.aSurvey })
    ledger.approve('2026-09-10')
    ledger.taken('meeting:m1', [
      ['consensus', '东街单边停车'],
      ['suggestion', '建立体车库'],
    ])
    expect(words().slice(1, 4)).toEqual([
      [true, false, '已有记录'],
      [true, false, '方案已批准'],
      [false, true, '0/2 已报送'],
    ])
  })

  it('stands nowhere once it was declined', () => {
    ledger.topic({ type: 'topic.reconsider' })
    ledger.topic({ type: 'topic.decline', on: '2026-09-05', reason: '不属于协商范围' })
    expect(words()[0]).toEqual([false, false, '不予受理'])
  })
})
