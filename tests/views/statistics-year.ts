import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { StatisticsRecords } from '#shared/views/statistics'
import type { TopicRow } from '#shared/views/topic-row'

type Line = TopicRow['lines'][number]

/*
 * 写好的一年: two rooms, four meetings, five topics and six lines, small enough to be counted with the fingers. What the
 * tests expect of it was worked out on paper, line by line, and stands beside each expectation.
 */
const noLine: Line = {
  id: '',
  meetingId: null,
  entryId: null,
  kind: 'consensus',
  text: '路灯装起来',
  agreedOn: '',
  unit: '县住建局',
  support: '',
  leader: '',
  dueOn: null,
  report: null,
  replies: [],
  tellings: [],
  reviews: [],
  notes: [],
  dropped: null,
}

function line(id: string, agreedOn: string, more: Partial<Line> = {}): Line {
  return { ...noLine, id, agreedOn, ...more }
}

function reported(on: string): Line['report'] {
  return { to: '县住建局', paper: 'opinion', number: '', on, replyDueOn: '2026-12-31' }
}

type Reply = Line['replies'][number]

function reply(on: string, result: Reply['result'], adoption: Reply['adoption']): Reply {
  return {
    ...{ id: `reply-${on}`, on, unit: '县住建局', result, adoption, measures: '', leader: '', dueOn: null },
    ...{ explanation: '', toldWhom: '' },
  }
}

const noTopic: Omit<TopicRow, 'stream' | 'room' | 'enteredOn'> = {
  title: '场镇路灯',
  code: '',
  source: 'masses',
  channel: '走访',
  proposer: '',
  area: '',
  touched: '',
  stage: 'selection',
  reception: 'accepted',
  mergedInto: null,
  score: null,
  showpiece: false,
  form: null,
  planState: null,
  plannedOn: null,
  lead: '',
  surveyed: false,
  closedOn: null,
  lines: [],
  polls: [],
  nextNode: null,
}

const topics: readonly TopicRow[] = [
  {
    // Entered the year before, closed in this one.
    ...{ ...noTopic, stream: 'topic:t1', room: 'a', enteredOn: '2025-12-20', area: '东片区', stage: 'supervision' },
    closedOn: '2026-06-01',
    lines: [
      // Answered after 10 days, looked at and kept: finished.
      line('l1', '2026-01-15', {
        report: reported('2026-01-20'),
        replies: [reply('2026-01-30', 'done', 'full')],
        reviews: [
          { id: 'r1', dueOn: '2026-04-30', held: { on: '2026-04-28', who: '联络组', finding: 'kept', text: '亮了' } },
        ],
      }),
      // First answered after 31 days; the later answer counts for the result, the first for the days.
      line('l2', '2026-01-15', {
        report: reported('2026-01-20'),
        replies: [reply('2026-02-20', 'doing', 'partly'), reply('2026-05-01', 'cannot', 'reference')],
      }),
      // Reported on 20 January, never answered.
      line('l3', '2026-01-15', { report: reported('2026-01-20') }),
    ],
    polls: [
      {
        question: '您支持装路灯吗',
        before: { on: '2026-01-10', yes: 23, of: 100 },
        after: { on: '2026-06-01', yes: 90, of: 100 },
      },
      { question: '您满意吗', before: { on: '2026-01-15', yes: 3, of: 8 }, after: null },
    ],
  },
  { ...noTopic, stream: 'topic:t2', room: 'a', enteredOn: '2026-02-01', area: '东片区', showpiece: true },
  { ...noTopic, stream: 'topic:t3', room: 'a', enteredOn: '2026-03-01', reception: 'declined', source: 'party' },
  // Goes on as t2: counted nowhere.
  { ...noTopic, stream: 'topic:t4', room: 'a', enteredOn: '2026-03-02', reception: 'merged', mergedInto: 't2' },
  {
    ...{ ...noTopic, stream: 'topic:t5', room: 'b', enteredOn: '2026-04-01', area: '西片区', stage: 'response' },
    source: 'government',
    lines: [
      // Agreed on 10 April, not reported within 15 days: red.
      line('l4', '2026-04-10'),
      line('l5', '2026-04-10', { dropped: { on: '2026-05-01', reason: '已经拆了' } }),
      line('l6', '2025-12-30', { report: reported('2026-01-04') }),
    ],
    polls: [
      {
        question: '您支持修路吗',
        before: { on: '2026-04-01', yes: 1, of: 3 },
        after: { on: '2026-09-01', yes: 2, of: 3 },
      },
    ],
  },
]

type Figures = Pick<MeetingFigures, 'stream' | 'room' | 'startsAt'> & Partial<MeetingFigures>

function meeting(figures: Figures): MeetingFigures {
  return {
    ...{ topicId: null, title: '协商会', form: 'special', venueKind: 'room', venue: '青禾议事室', phase: 'closed' },
    ...{ minutes: 90, gateWaived: false, sides: [], observers: 0, people: [], confirmed: 0, commitments: 0 },
    ...figures,
  }
}

const meetings: readonly MeetingFigures[] = [
  meeting({
    ...{ stream: 'meeting:m1', room: 'a', startsAt: '2026-01-15T01:00:00.000Z', topicId: 't1', observers: 2 },
    ...{ confirmed: 2, commitments: 1 },
    sides: [
      { side: 'masses', seats: 3, came: 2, spokenMs: 90_400 },
      { side: 'departments', seats: 1, came: 1, spokenMs: 60_600 },
      { side: 'own-1', seats: 1, came: 1, spokenMs: 30_000 },
    ],
    people: [
      { personId: 'p1', side: 'masses', speeches: 1 },
      { personId: 'p2', side: 'departments', speeches: 1 },
    ],
  }),
  // Half past midnight on 1 April in the room, though it was still March in UTC.
  meeting({
    ...{ stream: 'meeting:m2', room: 'a', startsAt: '2026-03-31T16:30:00.000Z', form: 'small', gateWaived: true },
    ...{ venueKind: 'post', venue: '东街 驿站', minutes: 30 },
    sides: [
      { side: 'masses', seats: 2, came: 2, spokenMs: 10_000 },
      { side: 'members', seats: 1, came: 1, spokenMs: 0 },
    ],
    people: [
      { personId: 'p1', side: 'masses', speeches: 2 },
      { personId: 'p3', side: 'members', speeches: 0 },
    ],
  }),
  meeting({
    ...{ stream: 'meeting:m3', room: 'b', startsAt: '2026-04-10T01:00:00.000Z', topicId: 't5' },
    ...{ venueKind: 'courtyard', venue: '西街院坝' },
    sides: [{ side: 'own-1', seats: 4, came: 3, spokenMs: 100_500 }],
    // The same id in another room's roster is another person.
    people: [{ personId: 'p1', side: 'own-1', speeches: 1 }],
  }),
  // The year before.
  meeting({
    ...{ stream: 'meeting:m4', room: 'b', startsAt: '2025-12-30T01:00:00.000Z' },
    sides: [{ side: 'masses', seats: 9, came: 9, spokenMs: 9_000 }],
  }),
]

export const smallYear: StatisticsRecords = {
  topics,
  meetings,
  rooms: [
    {
      ...{ id: 'a', name: '青禾议事室', ownSides: [{ id: 'own-1', label: '乡贤', color: 'plum' }] },
      venues: [
        { kind: 'room', name: '青禾议事室' },
        { kind: 'post', name: '东街驿站' },
        { kind: 'post', name: '南街驿站' },
      ],
    },
    {
      ...{ id: 'b', name: '白河议事室', ownSides: [{ id: 'own-1', label: '乡贤', color: 'plum' }] },
      venues: [{ kind: 'room', name: '白河议事室' }],
    },
  ],
}
