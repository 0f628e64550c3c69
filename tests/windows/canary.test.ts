import { describe, expect, it } from 'vitest'
import { SceneDirector } from '#electron/windows/scene-director'
import type { HistoryCommand } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import { resolve, type Spoken } from '#shared/rehearsal/resolve'
import type { WallMessage } from '#shared/views/scene'
import { type Dice, diceOf } from '#tests/faults/dice'
import { PlayedRoom } from '#tests/room/played-room'
import { PlayedMeeting, somebody, someDetails } from '#tests/support/meeting'

/*
 * M5, V8 and the privacy promise: whatever the clerk does in whatever order, nothing private is in any picture of the
 * wall. Every private field holds a canary; the meeting is lived through by chance.
 */
const canary = '金丝雀'
const telephone = '13900017777'
const rounds = 40
const actsPerRound = 120

describe('what the wall is told', () => {
  it(`holds no private word, in ${rounds} meetings of ${actsPerRound} chance acts`, () => {
    const kinds = new Map<string, number>()
    const accepted = new Map<string, number>()
    for (let round = 0; round < rounds; round += 1) {
      const pictures = liveThrough(diceOf(20_261_122, 'canary', round), accepted)
      for (const picture of pictures) {
        kinds.set(picture.scene.kind, (kinds.get(picture.scene.kind) ?? 0) + 1)
        const words = JSON.stringify(picture)
        expect(words).not.toContain(canary)
        expect(words).not.toContain(telephone)
        // V8: before announcing there is no number of ballots in the picture.
        if (picture.scene.kind === 'vote') expect(words).not.toContain('"count"')
      }
    }
    // The walk has been where private words could have come along.
    expect([...kinds.keys()].sort()).toEqual(
      expect.arrayContaining(['agenda', 'consensus', 'emblem', 'result', 'speaking', 'vote']),
    )
    for (const act of [
      'minutes.write',
      'attendance.excuse',
      'minutes.strike',
      'checklist.add',
      'votes.void',
      'consensus.setAside',
    ])
      expect(accepted.get(act) ?? 0, act).toBeGreaterThan(0)
  })
})

function liveThrough(dice: Dice, accepted: Map<string, number>): readonly WallMessage[] {
  const played = new PlayedMeeting()
  const invited = names.map((name) => somebody({ name, telephone }))
  played.do({ type: 'attendance.invite', people: invited })
  played.do({ type: 'attendance.signIn', attendeeIds: played.meeting.attendees.map((each) => each.id) })
  played.open()
  const pictures: WallMessage[] = []
  const director = new SceneDirector(() => played.now)
  director.onShow((message) => pictures.push(message))
  director.setRoom(new PlayedRoom().room)
  for (let act = 0; act < actsPerRound; act += 1) {
    played.wait(dice.upTo(60))
    const spoken = resolve(played.meeting, dice.oneOf(acts)(dice, played.meeting))
    try {
      // What the schema or the domain refuses changes nothing, and the walk goes on.
      played.do(spoken as HistoryCommand)
      accepted.set(spoken.type, (accepted.get(spoken.type) ?? 0) + 1)
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
    director.setMeeting(played.meeting)
  }
  return pictures
}

const names = ['王小宁', '李国强', '陈芳', '周平'] as const

type Act = (dice: Dice, meeting: Meeting) => Spoken

const someone = (dice: Dice) => dice.oneOf(names)
const entry = (dice: Dice, meeting: Meeting) => meeting.minutes[dice.upTo(meeting.minutes.length)]?.id ?? 'none'
const agreed = (dice: Dice, meeting: Meeting) => {
  const lines = meeting.minutes.filter((each) => each.kind === 'consensus')
  return lines[dice.upTo(lines.length)]?.id ?? 'none'
}
const item = (dice: Dice, meeting: Meeting) =>
  meeting.agenda.items[dice.upTo(meeting.agenda.items.length)]?.id ?? 'none'
const vote = (dice: Dice, meeting: Meeting) => meeting.votes[dice.upTo(meeting.votes.length)]?.id ?? 'none'
/** Takes the newest vote one step on: opened, counted by both, closed, announced. */
const furtherVote: Act = (dice, meeting) => {
  const newest = meeting.votes.at(-1)
  const voteId = newest?.id ?? 'none'
  const figures = { issued: 1, received: 1, invalid: 0, options: [1, 0], abstain: 0 }
  if (newest?.stage === 'prepared') return { type: 'votes.open', voteId }
  if (newest?.stage === 'closed') return { type: 'votes.announce', voteId }
  return dice.oneOf([
    { type: 'votes.count', voteId, counter: 'first', figures },
    { type: 'votes.count', voteId, counter: 'second', figures },
    { type: 'votes.close', voteId, exceptionReason: canary },
  ] as [Spoken, ...Spoken[]])
}

const acts: readonly [Act, ...Act[]] = [
  () => ({ type: 'minutes.write', kind: 'private', text: `${canary}内部备注` }),
  () => ({ type: 'minutes.write', kind: 'point', text: `${canary}发言要点` }),
  (dice) => ({ type: 'minutes.write', kind: 'consensus', text: `先建停车场，第 ${dice.upTo(99)} 条` }),
  (dice, meeting) => ({ type: 'minutes.strike', entryId: entry(dice, meeting), reason: canary }),
  (dice, meeting) => ({ type: 'minutes.restore', entryId: entry(dice, meeting) }),
  (dice, meeting) => ({ type: 'consensus.put', entryId: agreed(dice, meeting) }),
  (dice, meeting) => ({ type: 'consensus.confirm', entryId: agreed(dice, meeting), objections: 0 }),
  (dice, meeting) => ({ type: 'consensus.setAside', entryId: agreed(dice, meeting), reason: canary }),
  (dice) => ({ type: 'attendance.excuse', attendeeId: someone(dice), reason: canary }),
  (dice) => ({ type: 'attendance.leave', attendeeId: someone(dice) }),
  () => ({ type: 'attendance.signIn', attendeeIds: 'everybody' }),
  (dice) => ({ type: 'attendance.walkIn', ...somebody({ name: `来宾${dice.upTo(99)}`, telephone }) }),
  (dice) => ({ type: 'speakers.add', attendeeId: someone(dice), note: canary }),
  (dice) => ({ type: 'speakers.callNow', attendeeId: someone(dice), note: canary }),
  (dice) => ({ type: 'speakers.callNow', attendeeId: someone(dice), kind: 'interjection', note: canary }),
  (dice, meeting) => ({ type: 'agenda.activate', itemId: item(dice, meeting) }),
  () => ({ type: 'checklist.add', items: [{ text: `${canary}带钥匙`, dueOn: null }] }),
  (dice) => ({ type: 'votes.prepare', title: `方案 ${dice.upTo(999)}` }),
  furtherVote,
  furtherVote,
  furtherVote,
  furtherVote,
  furtherVote,
  (dice, meeting) => ({ type: 'votes.void', voteId: vote(dice, meeting), reason: canary }),
  () => ({ type: 'wall.hold', choice: { kind: 'emblem' } }),
  () => ({ type: 'wall.hold', choice: { kind: 'introduction' } }),
  () => ({ type: 'wall.hold', choice: { kind: 'agenda' } }),
  () => ({ type: 'wall.hold', choice: { kind: 'consensus' } }),
  (dice, meeting) => ({ type: 'wall.hold', choice: { kind: 'vote', voteId: vote(dice, meeting) } }),
  () => ({ type: 'wall.follow' }),
  () => ({ type: 'wall.follow' }),
  (dice) => ({ type: 'wall.setFrozen', frozen: dice.upTo(3) === 0 }),
  () => ({ type: 'meeting.edit', details: { ...someDetails, recorder: '试记录' } }),
]
