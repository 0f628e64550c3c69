import { isDeliberatelyBroken } from '#shared/deliberate-fault'
import type { Instant } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { Phase } from '#shared/meeting/proceedings'
import type { Room } from '#shared/room/room'
import type { FollowUpLine } from '#shared/views/follow-up'
import type { Scene, WallFrame, WallMessage } from '#shared/views/scene'
import { wallFrame, wallScene } from '#shared/views/wall-scene'

/**
 * 上屏: decides when the wall gets a new picture. It knows the meeting that is on the wall and the room; what they look
 * like is `shared/views`. Times move without facts, so it looks again now and then (an agenda's coming starts).
 */
export class SceneDirector {
  #room: Room | null = null
  #meeting: Meeting | null = null
  #followUp: readonly FollowUpLine[] = []
  #shown: WallMessage | null = null
  #frozenScene: Scene | null = null
  readonly #listeners = new Set<(message: WallMessage) => void>()

  constructor(private readonly now: () => Instant) {}

  get shown(): WallMessage | null {
    return this.#shown
  }

  /** Where the meeting on the wall stands, or null when there is none. */
  get meetingPhase(): Phase | null {
    return this.#meeting?.proceedings.phase ?? null
  }

  onShow(listener: (message: WallMessage) => void): void {
    this.#listeners.add(listener)
  }

  setRoom(room: Room | null): void {
    this.#room = room
    this.draw()
  }

  /** The meeting on the wall, as it stands now; null shows the room's own emblem. */
  setMeeting(meeting: Meeting | null): void {
    if (meeting?.id !== this.#meeting?.id) {
      this.#frozenScene = null
      this.#followUp = []
    }
    this.#meeting = meeting
    this.draw()
  }

  /** 上次议题办理情况 of the meeting on the wall; computed beside the wall and told when it changes (T15). */
  setFollowUp(lines: readonly FollowUpLine[]): void {
    this.#followUp = lines
    this.draw()
  }

  /** Shows what there is to show, if it differs from what is up. */
  draw(): void {
    if (!this.#room) return
    const frame = wallFrame(this.#meeting, this.#room)
    const scene = this.#scene(this.#room, frame)
    if (this.#shown && sameWords(this.#shown.scene, scene) && sameWords(this.#shown.frame, frame)) return
    this.#shown = { number: (this.#shown?.number ?? 0) + 1, frame, scene, sentAt: this.now() }
    for (const listener of this.#listeners) listener(this.#shown)
  }

  /** W4: frozen keeps the picture that was up; black still lies over it. */
  #scene(room: Room, frame: WallFrame): Scene {
    if (!this.#meeting) return emblemOf(room)
    const live = this.#live(this.#meeting, room)
    if (!frame.frozen) {
      this.#frozenScene = null
      return live
    }
    if (this.#meeting.wall.black) return live
    this.#frozenScene ??= this.#shown && this.#shown.scene.kind !== 'black' ? this.#shown.scene : live
    return this.#frozenScene
  }

  /** Only what `wallScene` lists may go to the wall: it builds scenes value by value, and copies no part of a meeting. */
  #live(meeting: Meeting, room: Room): Scene {
    const scene = wallScene(meeting, room, this.now(), this.#followUp)
    return isDeliberatelyBroken('wall-without-list') ? { ...scene, ...{ meeting } } : scene
  }
}

function emblemOf(room: Room): Scene {
  return { kind: 'emblem', title: room.brand, place: room.name, date: room.township, state: '' }
}

/** Scenes and frames are plain words and figures. Whatever is the very same value is not looked at: an emblem is a long text. */
function sameWords(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => sameWords(Reflect.get(a, name), Reflect.get(b, name)))
  )
}
