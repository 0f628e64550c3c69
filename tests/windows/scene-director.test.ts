import { describe, expect, it } from 'vitest'
import { SceneDirector } from '#electron/windows/scene-director'
import { nothingBeside } from '#shared/beside'
import { decideRoom, evolveRoom, type Room } from '#shared/room/room'
import type { WallMessage } from '#shared/views/scene'
import { nineOClock, PlayedMeeting } from '#tests/support/meeting'

const theRoom: Room = (() => {
  const decision = decideRoom(
    null,
    { type: 'room.setUp', name: '议事室', township: '试点镇' },
    { at: nineOClock, id: 'x', beside: nothingBeside },
  )
  if (!decision.ok || !decision.value[0]) throw new Error('a new room can be set up')
  const envelope = {
    n: 1,
    room: 'r',
    stream: 'room:r',
    seq: 1,
    act: 1,
    at: nineOClock,
    by: 'clerk',
    prev: '',
    hash: '',
  }
  return evolveRoom(null, { ...envelope, stream: 'room:r', ...decision.value[0] })
})()

function aWall() {
  const played = new PlayedMeeting()
  const [one = ''] = played.seat('王小宁')
  played.open()
  const shown: WallMessage[] = []
  const director = new SceneDirector(() => played.now)
  director.onShow((message) => shown.push(message))
  director.setRoom(theRoom)
  director.setMeeting(played.meeting)
  const look = () => director.setMeeting(played.meeting)
  return { played, director, shown, look, one }
}

const kinds = (shown: readonly WallMessage[]) => shown.map((message) => message.scene.kind)
const call = (attendeeId: string) =>
  ({ type: 'speakers.callNow', attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' }) as const

describe('the scene director', () => {
  it('sends a picture only when it differs from the one that is up', () => {
    const { director, shown, look } = aWall()
    const before = shown.length
    look()
    director.draw()
    expect(shown).toHaveLength(before)
  })

  it('numbers its pictures upward, so that "painted" means one of them', () => {
    const { played, shown, look, one } = aWall()
    played.do(call(one))
    look()
    expect(shown.map((message) => message.number)).toEqual(shown.map((_, index) => index + 1))
    expect(kinds(shown).at(-1)).toBe('speaking')
  })

  it('keeps the picture that was up while it is frozen, and goes on with the meeting afterwards (W4)', () => {
    const { played, shown, look, one } = aWall()
    played.do({ type: 'wall.setFrozen', frozen: true })
    look()
    const frozen = shown.at(-1)?.scene
    played.do(call(one))
    look()
    expect(shown.at(-1)?.scene).toEqual(frozen)
    played.do({ type: 'wall.setFrozen', frozen: false })
    look()
    expect(kinds(shown).at(-1)).toBe('speaking')
  })

  it('lays black over a frozen picture, and brings that picture back (W4)', () => {
    const { played, shown, look } = aWall()
    played.do({ type: 'wall.setFrozen', frozen: true })
    look()
    const frozen = shown.at(-1)?.scene
    played.do({ type: 'wall.setBlack', black: true })
    look()
    expect(kinds(shown).at(-1)).toBe('black')
    played.do({ type: 'wall.setBlack', black: false })
    look()
    expect(shown.at(-1)?.scene).toEqual(frozen)
  })

  it('shows the emblem of the room when there is no meeting', () => {
    const { director, shown } = aWall()
    director.setMeeting(null)
    expect(shown.at(-1)?.scene).toMatchObject({ kind: 'emblem', place: '议事室' })
  })
})
