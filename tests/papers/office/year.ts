import { streamOf } from '#shared/fact'
import type { OfficeKnown } from '#shared/papers/office/office-paper'
import type { TopicInput } from '#shared/papers/office/topic-input'
import type { Line } from '#shared/topic/lines'
import { meetingFigures } from '#shared/views/meeting-figures'
import type { TopicRow } from '#shared/views/topic-row'
import { testRoom } from '#tests/papers/play'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

/** What every paper of the office knows in these tests: made on the evening of 20 January 2027. */
export const known: OfficeKnown = {
  room: testRoom,
  now: '2027-01-20T10:00:00.000Z',
  version: '0.1.0',
  journalHead: { n: 532, run: '3f9ac2d41b7e8856'.repeat(4) },
}

/**
 * 场镇停车难, a whole way: entered on 1 September, surveyed, approved, consulted on 1 October with three outcomes; the
 * promise is done and looked at again, the suggestion cannot be done and was explained, the consensus was never answered.
 */
export function playYear(): PlayedLedger {
  const ledger = new PlayedLedger()
  ledger.topic({ type: 'topic.score', score: { small: 5, wide: 4, close: 5 } })
  ledger.on('2026-09-20').topic({
    type: 'survey.write',
    outline: '停车位缺口、赶场日流量',
    places: '东街、老粮站',
    startedOn: '2026-09-08',
    endedOn: '2026-09-18',
    members: '联络组 4 人、村社干部 2 人',
    experts: '',
    methods: '走访 62 户，问卷 120 份',
    findings: '赶场日缺车位 85 个，老粮站空地可以改建。',
  })
  ledger.topic({
    type: 'session.draft',
    form: 'special',
    necessity: '群众反映集中，赶场日消防通道被堵。',
    lead: '镇规划建设办',
    support: '派出所、东街社区',
    plannedOn: '2026-10-01',
    place: '有事好商量协商议事室',
    participants: '东街商户 6 人，居民 6 人，部门 3 人，委员 3 人',
    materials: '',
    division: '',
    safeguards: '',
  })
  ledger.on('2026-09-21').topic({ type: 'session.submit', on: '2026-09-21' })
  for (const party of ['liaison', 'party', 'cppcc'] as const)
    ledger.on('2026-09-24').topic({
      type: 'session.opine',
      party,
      name: '试签署',
      on: '2026-09-24',
      agrees: true,
      text: '同意按方案协商',
    })
  ledger.on('2026-09-25').topic({ type: 'session.approve', on: '2026-09-25', number: '河协〔2026〕7号' })
  ledger.topic({
    type: 'polls.ask',
    question: '您是否支持改建老粮站停车场',
    options: [
      { label: '支持', supports: true },
      { label: '不支持', supports: false },
    ],
  })
  const pollId = ledger.state.polls[0]?.id ?? ''
  ledger.topic({
    type: 'polls.record',
    pollId,
    moment: 'before',
    on: '2026-09-18',
    source: '入户问卷 120 份',
    counts: [28, 82],
    abstain: 10,
  })
  ledger.on('2026-10-01')
  const [consensus = '', suggestion = '', promise = ''] = ledger.taken('meeting:m1', [
    ['consensus', '先改建老粮站停车场，赶场日限时免费'],
    ['suggestion', '在东街口建立体车库'],
    ['commitment', '年底前画好沿街车位'],
  ])
  ledger.on('2026-10-12').topic(aReport([consensus, suggestion, promise]))
  ledger.on('2026-10-28').topic({
    ...anAnswer(promise, { result: 'doing', leader: '试领导', dueOn: '2026-12-15', measures: '先画东街，再画河街' }),
    on: '2026-10-28',
  })
  ledger.topic({
    ...anAnswer(suggestion, { result: 'cannot', explanation: '用地没有批下来', toldWhom: '东街商户代表' }),
    on: '2026-10-28',
  })
  ledger.on('2026-12-10').topic({
    ...anAnswer(promise, { result: 'done', reviewOn: '2027-01-15', measures: '沿街车位 46 个已画好' }),
    on: '2026-12-10',
  })
  ledger.on('2027-01-15').topic({
    type: 'reviews.hold',
    lineId: promise,
    reviewId: ledger.line(promise).reviews[0]?.id ?? '',
    on: '2027-01-15',
    who: '联络组',
    finding: 'kept',
    text: '车位都在，商户满意',
    againOn: null,
  })
  ledger.topic({ type: 'replies.tell', lineIds: [promise], on: '2027-01-15', whom: '全体商户', how: '公示栏' })
  ledger.topic({
    type: 'polls.record',
    pollId,
    moment: 'after',
    on: '2027-01-15',
    source: '入户问卷 120 份',
    counts: [108, 8],
    abstain: 4,
  })
  return ledger
}

export function topicInput(ledger: PlayedLedger): TopicInput {
  const figures = meetingFigures(ledger.meetingOf('meeting:m1'), 'room-1')
  return { ...known, topic: ledger.state, meetings: figures ? [figures] : [], merged: [] }
}

/** So many lines on one topic after another, each with the longest words that fit into their fields. */
export function manyRows(count: number, like: TopicRow): readonly TopicRow[] {
  return Array.from({ length: count }, (_, index) => {
    const [line] = like.lines
    if (!line) throw new Error('the topic that is copied has a line')
    return {
      ...like,
      stream: streamOf('topic', `t${index}`),
      title: `${'老旧小区加装电梯选址与费用分摊'.repeat(4).slice(0, 58)}${index % 10}`,
      lines: [{ ...longLine(line), id: `l${index}` }],
    }
  })
}

function longLine(line: Line): Line {
  return {
    ...line,
    text: '在不影响消防通道的前提下由物业公司牵头重新施划车位并向全体业主公示。'.repeat(12),
    unit: '阿依古丽江·买买提自治县住房和城乡建设局物业管理与城市更新科',
    support: 'Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
    leader: '阿卜杜热合曼·买买提依明江',
  }
}
