import type { Invitation } from '#shared/meeting/attendance'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { Played } from '#tests/papers/play'
import { chance, personNameOf, sentence } from './written-words'

/**
 * 整场的会 for its papers: played through the real domain, with everything a paper can be made of: sixty people, so many
 * speeches with three entries each, eight lines of consensus confirmed one by one, a vote by roll call and one in secret,
 * a poll; over after so many hours.
 */
export function wholeMeeting({ speeches, hours }: { readonly speeches: number; readonly hours: number }): Played {
  const start = Date.parse('2026-10-31T01:00:00.000Z')
  const next = chance(60)
  const played = new Played(new Date(start - 3_600_000).toISOString())
  played.say({
    type: 'meeting.create',
    details: {
      ...{ title: '老旧小区加装电梯选址与费用分摊专题协商会', topic: '老旧小区加装电梯的选址与费用分摊' },
      ...({ form: 'special', venueKind: 'room', venue: '镇协商议事室' } as const),
      startsAt: new Date(start).toISOString(),
      ...{ chair: personNameOf(1), recorder: personNameOf(2), tellers: [personNameOf(3), personNameOf(4)] },
    },
    rules: defaultMeetingRules,
  })
  played.say({ type: 'agenda.useTemplate', form: 'special' })
  played.say({ type: 'attendance.invite', people: Array.from({ length: 60 }, (_, number) => invited(number)) })
  const ids = played.meeting.attendees.map(({ id }) => id)
  played.say({ type: 'attendance.signIn', attendeeIds: ids.slice(2) })
  let seconds = 0
  const after = (more: number) => {
    seconds += more
    return played.at(new Date(start + seconds * 1000).toISOString())
  }
  after(60).say({ type: 'meeting.open' })
  const turn = (kind: 'speeches' | 'consensus' | 'confirmation') => {
    const item = played.meeting.agenda.items.find((each) => each.kind === kind)
    if (item) after(60).say({ type: 'agenda.activate', itemId: item.id })
  }
  const write = (kind: 'point' | 'suggestion' | 'response' | 'consensus', wholeRoom: boolean) =>
    played.say({
      ...({ type: 'minutes.write', kind, unit: '', dueOn: null, attendeeId: null } as const),
      ...{ text: `${sentence(next)}${sentence(next)}`, wholeRoom },
    })

  turn('speeches')
  const each = (hours * 3600 - 1200) / speeches
  for (let speech = 0; speech < speeches; speech += 1) {
    const attendeeId = ids[2 + ((speech * 7) % (ids.length - 2))] ?? ''
    after(each / 4).say({
      ...({ type: 'speakers.callNow', attendeeId, kind: 'speech', category: 'other' } as const),
      ...({ stance: 'neutral', note: '' } as const),
    })
    for (const kind of ['point', 'suggestion', 'response'] as const) {
      after(each / 4)
      write(kind, false)
    }
  }
  turn('consensus')
  for (let line = 0; line < 8; line += 1) {
    after(10)
    const entryId = write('consensus', true)
    played.say({ type: 'consensus.put', entryId })
    played.say({ type: 'consensus.confirm', entryId, objections: line % 3 })
  }
  played.say({ type: 'consensus.conclude', outcome: 'mostly' })
  turn('confirmation')
  hold(played, { method: 'roll-call', title: '系数表公示七天', ballot: { type: 'approval' }, majority: 'two-thirds' })
  hold(played, { method: 'secret', title: '同意首批试点', ballot: { type: 'approval' }, majority: 'over-half' })
  hold(played, { method: 'secret', title: '对今天协商的满意度', ballot: { type: 'satisfaction' }, majority: null })
  played.at(new Date(start + hours * 3_600_000).toISOString()).say({ type: 'meeting.close' })
  return played
}

type Question = {
  readonly method: 'roll-call' | 'secret'
  readonly title: string
  readonly ballot: { readonly type: 'approval' | 'satisfaction' }
  readonly majority: 'over-half' | 'two-thirds' | null
}

function hold(played: Played, question: Question): void {
  const kind = question.ballot.type === 'satisfaction' ? 'poll' : 'vote'
  const rest = { attendance: null, expected: null, comparesWith: null } as const
  const base = kind === 'poll' ? 'valid' : 'present'
  const voteId = played.say({ type: 'votes.prepare', kind, base, ...question, ...rest })
  played.say({ type: 'votes.open', voteId })
  const vote = played.meeting.votes.find(({ id }) => id === voteId)
  if (vote?.stage !== 'open') throw new Error('a vote that was opened is open')
  const { present } = vote.electorate
  if (question.method === 'roll-call') {
    for (const [index, attendeeId] of vote.eligibleIds.entries())
      played.say({ type: 'votes.answer', voteId, attendeeId, option: index % 7 === 6 ? 1 : 0 })
  } else {
    const options = kind === 'poll' ? [present - 3, 2, 1, 0] : [present - 4, 4]
    const figures = { issued: present, received: present, invalid: 0, options, abstain: 0 }
    for (const counter of ['first', 'second'] as const) played.say({ type: 'votes.count', voteId, counter, figures })
  }
  played.say({ type: 'votes.close', voteId, exceptionReason: '' })
  played.say({ type: 'votes.announce', voteId })
}

const sides = ['masses', 'merchants', 'departments', 'members', 'professionals', 'village'] as const

function invited(number: number): Invitation {
  const side = sides[number % sides.length] ?? 'other'
  return {
    ...{ personId: null, name: personNameOf(number + 10), side, organization: '东街居民小组', post: '居民代表' },
    ...({ telephone: '', standing: 'member', interestsTouched: number % 3 === 0, mayVote: true } as const),
  }
}
