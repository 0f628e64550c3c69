import { describe, expect, it } from 'vitest'
import { nothingBeside } from '#shared/beside'
import { consensusLines } from '#shared/meeting/consensus'
import { lastUndoable } from '#shared/meeting/history'
import type { MinutesKind } from '#shared/meeting/minutes'
import { decideRoom, evolveRoom, type Room } from '#shared/room/room'
import { actText } from '#shared/text/acts'
import { followedChoice, sceneOf, wallScene } from '#shared/views/wall-scene'
import { nineOClock, PlayedMeeting, somebody } from '#tests/support/meeting'

const write = (text: string, kind: MinutesKind = 'point', given: { attendeeId?: string; wholeRoom?: boolean } = {}) =>
  ({ type: 'minutes.write', kind, text, unit: '', dueOn: null, attendeeId: null, wholeRoom: false, ...given }) as const
const call = (attendeeId: string) =>
  ({ type: 'speakers.callNow', attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' }) as const

function aRoom() {
  const room = new PlayedMeeting()
  const people = room.seat('王小宁', '李国强')
  const items = room.open()
  room.do({ type: 'agenda.activate', itemId: items[5] ?? '' })
  return { room, items, one: people[0] ?? '', two: people[1] ?? '' }
}

const theRoom: Room = (() => {
  const decision = decideRoom(
    null,
    { type: 'room.setUp', name: '镇协商议事室', township: '试点镇' },
    { at: nineOClock, id: 'x', beside: nothingBeside },
  )
  if (!decision.ok || !decision.value[0]) throw new Error('a new room can be set up')
  const fact = {
    n: 1,
    room: 'r',
    stream: 'room:r',
    seq: 1,
    act: 1,
    at: nineOClock,
    by: 'clerk',
    prev: '',
    hash: '',
  } as const
  return evolveRoom(null, { ...fact, ...decision.value[0] })
})()

describe('minutes', () => {
  it('belong to whoever speaks, or who spoke last on this item (M1)', () => {
    const { room, one, items } = aRoom()
    const speech = room.do(call(one))
    room.do(write('支持老粮站'))
    room.do({ type: 'speakers.end', speechId: speech })
    room.do(write('补一句'))
    expect(room.meeting.minutes.map((entry) => [entry.attendeeId, entry.speechId, entry.itemId])).toEqual([
      [one, speech, items[5]],
      [one, speech, items[5]],
    ])
    room.do({ type: 'agenda.activate', itemId: items[6] ?? '' })
    room.do(write('换了议程'))
    expect(room.meeting.minutes[2]?.attendeeId).toBeNull()
  })

  it('belong to somebody else or to the whole room when the clerk says so (M1)', () => {
    const { room, one, two } = aRoom()
    room.do(call(one))
    room.do(write('他在下面说', 'point', { attendeeId: two }))
    room.do(write('全体鼓掌', 'point', { wholeRoom: true }))
    expect(room.meeting.minutes.map((entry) => [entry.attendeeId, entry.speechId])).toEqual([
      [two, null],
      [null, null],
    ])
  })

  it('keep what stood there before an edit, and a struck entry with its reason (M3)', () => {
    const { room } = aRoom()
    const entryId = room.do(write('车位六十个'))
    room.do({ type: 'minutes.edit', entryId, kind: 'suggestion', text: '车位 60 个', unit: '', dueOn: null })
    room.do({ type: 'minutes.strike', entryId, reason: '重复' })
    const entry = room.meeting.minutes[0]
    expect(entry?.edits.map(({ kind, text }) => [kind, text])).toEqual([['point', '车位六十个']])
    expect(entry?.struck?.reason).toBe('重复')
    expect(
      room.refused({ type: 'minutes.edit', entryId, kind: 'point', text: '再改', unit: '', dueOn: null }).code,
    ).toBe('minutes.struck')
    room.do({ type: 'minutes.restore', entryId })
    expect(room.meeting.minutes[0]?.struck).toBeNull()
  })

  it('refuse a paste of 20,000 characters and keep rare characters and emoji (M4)', () => {
    const { room } = aRoom()
    expect(() => room.do(write('字'.repeat(20_000)))).toThrow('5000')
    room.do(write('𬎆和㛃都来了👨‍👩‍👧'))
    expect(room.meeting.minutes[0]?.text).toBe('𬎆和㛃都来了👨‍👩‍👧')
  })
})

describe('consensus', () => {
  it('is the 共识 entries that are not struck, one before the room at a time (C1, C2)', () => {
    const { room } = aRoom()
    const one = room.do(write('先建老粮站', 'consensus'))
    const two = room.do(write('赶场日设临时点', 'consensus'))
    room.do(write('只是要点'))
    room.do({ type: 'consensus.put', entryId: one })
    room.do({ type: 'consensus.put', entryId: two })
    expect(consensusLines(room.meeting).map((line) => line.state)).toEqual(['proposed', 'confirming'])
    room.do({ type: 'minutes.strike', entryId: one, reason: '' })
    expect(consensusLines(room.meeting).map((line) => line.number)).toEqual([1])
  })

  it('loses its confirmation when the wording changes (C3, C4)', () => {
    const { room } = aRoom()
    const entryId = room.do(write('先建老粮站', 'consensus'))
    room.do({ type: 'consensus.confirm', entryId, objections: 2 })
    expect(consensusLines(room.meeting)[0]).toMatchObject({ state: 'confirmed', objections: 2 })
    room.do({ type: 'minutes.edit', entryId, kind: 'consensus', text: '先建粮站', unit: '', dueOn: null })
    expect(consensusLines(room.meeting)[0]?.state).toBe('proposed')
  })
})

describe('proceedings', () => {
  it('open only with an agenda, and close only without an unfinished vote (P2, P4)', () => {
    const room = new PlayedMeeting()
    expect(room.refused({ type: 'meeting.open' }).code).toBe('meeting.no-agenda')
    room.seat('甲')
    room.open()
    const voteId = room.do({
      type: 'votes.prepare',
      kind: 'vote',
      title: '表决',
      method: 'roll-call',
      ballot: { type: 'approval' },
      base: 'present',
      majority: 'over-half',
      attendance: null,
      expected: null,
      comparesWith: null,
    })
    room.do({ type: 'votes.open', voteId })
    expect(room.refused({ type: 'meeting.close' }).code).toBe('meeting.vote-unfinished')
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    expect(room.refused({ type: 'meeting.close' }).message).toContain('还没有公布')
    room.do({ type: 'votes.announce', voteId })
    room.do({ type: 'meeting.close' })
    expect(room.refused({ type: 'attendance.signIn', attendeeIds: ['x'] }).code).toBe('attendance.meeting-over')
  })

  it('end speech and item at 散会, and let the minutes still be worded (P4, P5)', () => {
    const { room, one } = aRoom()
    room.do(call(one))
    room.do({ type: 'meeting.close' })
    expect(room.meeting.speaking.current).toBeNull()
    expect(room.meeting.agenda.activeId).toBeNull()
    room.do(write('会后补记', 'point', { attendeeId: one }))
    expect(room.meeting.minutes).toHaveLength(1)
  })
})

describe('undo', () => {
  it('takes back the whole last act, says before what it was, and keeps both as facts (U1)', () => {
    const { room, one, two } = aRoom()
    const speech = room.do(call(one))
    room.wait(30)
    room.do(call(two))
    const act = lastUndoable(room.history)
    expect(act && actText(act, room.meeting)).toBe('请“李国强”发言')
    room.undo()
    expect(room.meeting.speaking.current).toMatchObject({ id: speech, pausedMs: 0, endedAt: null })
    expect(room.facts.at(-1)?.type).toBe('ActUndone')
  })

  it('takes back one act for each word, never two for two quick presses (U1)', () => {
    const { room } = aRoom()
    room.do(write('甲'))
    room.do(write('乙'))
    const act = lastUndoable(room.history)?.act ?? 0
    room.do({ type: 'history.undo', act })
    expect(room.refused({ type: 'history.undo', act }).code).toBe('history.not-last')
    expect(room.meeting.minutes.map((entry) => entry.text)).toEqual(['甲'])
  })

  it('leaves the wall as it is (U3)', () => {
    const { room } = aRoom()
    room.do(write('甲'))
    room.do({ type: 'wall.setBlack', black: true })
    room.undo()
    expect(room.meeting.minutes).toHaveLength(0)
    expect(room.meeting.wall.black).toBe(true)
  })
})

describe('wall', () => {
  it('follows the meeting: agenda, speech, line being confirmed, vote, result, and on (W2, W3)', () => {
    const { room, one, items } = aRoom()
    const seen = [followedChoice(room.meeting).kind]
    room.do(call(one))
    const entryId = room.do(write('先建老粮站', 'consensus'))
    seen.push(followedChoice(room.meeting).kind)
    room.do({ type: 'consensus.put', entryId })
    seen.push(followedChoice(room.meeting).kind)
    room.do({ type: 'consensus.confirm', entryId, objections: 0 })
    const voteId = room.do({
      type: 'votes.prepare',
      kind: 'vote',
      title: '表决',
      method: 'roll-call',
      ballot: { type: 'approval' },
      base: 'present',
      majority: 'over-half',
      attendance: null,
      expected: null,
      comparesWith: null,
    })
    room.do({ type: 'votes.open', voteId })
    seen.push(followedChoice(room.meeting).kind)
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    room.do({ type: 'votes.announce', voteId })
    seen.push(followedChoice(room.meeting).kind)
    room.do({ type: 'agenda.activate', itemId: items[0] ?? '' })
    seen.push(followedChoice(room.meeting).kind)
    room.do({ type: 'meeting.adjourn', reason: '' })
    seen.push(followedChoice(room.meeting).kind)
    expect(seen).toEqual(['speaking', 'speaking', 'consensus', 'vote', 'result', 'agenda', 'emblem'])
  })

  it('shows nothing of a count in progress, and no result before announcing (V8, W1)', () => {
    const { room } = aRoom()
    const voteId = room.do({
      type: 'votes.prepare',
      kind: 'vote',
      title: '表决',
      method: 'secret',
      ballot: { type: 'approval' },
      base: 'present',
      majority: 'over-half',
      attendance: null,
      expected: null,
      comparesWith: null,
    })
    room.do({ type: 'votes.open', voteId })
    const counted = { issued: 2, received: 2, invalid: 0, options: [1, 1], abstain: 0 }
    const before = JSON.stringify(wallScene(room.meeting, theRoom, room.now))
    room.do({ type: 'votes.count', voteId, counter: 'first', figures: counted })
    expect(JSON.stringify(wallScene(room.meeting, theRoom, room.now))).toBe(before)
    expect(room.refused({ type: 'wall.hold', choice: { kind: 'result', voteId } }).code).toBe('wall.not-announced')
    expect(sceneOf(room.meeting, theRoom, { kind: 'result', voteId }, room.now).kind).toBe('emblem')
  })

  it('never shows private notes or telephone numbers in any scene (W1, M5)', () => {
    const canary = '金丝雀'
    const room = new PlayedMeeting()
    room.do({ type: 'attendance.invite', people: [somebody({ telephone: '13800001234' })] })
    const [id = ''] = room.meeting.attendees.map((each) => each.id)
    room.do({ type: 'attendance.signIn', attendeeIds: [id] })
    room.do({
      type: 'attendance.excuse',
      attendeeId: `${room.do({ type: 'attendance.invite', people: [somebody({ name: '乙' })] })}-1`,
      reason: canary,
    })
    const items = room.open()
    room.do({ type: 'agenda.activate', itemId: items[5] ?? '' })
    room.do({ ...call(id), note: canary })
    room.do(write(`${canary}不要外传`, 'private'))
    const kinds = ['emblem', 'introduction', 'agenda', 'speaking', 'consensus'] as const
    const all = JSON.stringify(kinds.map((kind) => sceneOf(room.meeting, theRoom, { kind }, room.now)))
    expect(all).not.toContain(canary)
    expect(all).not.toContain('1380')
  })
})
