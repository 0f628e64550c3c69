import type { Desk } from '#electron/desk/desk'
import type { SceneDirector } from '#electron/windows/scene-director'
import type { Fact, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Room } from '#shared/room/room'
import { stayAwake } from './awake'
import type { FollowUp } from './follow-up'

type AttendingParts = {
  readonly desk: Pick<Desk, 'view'>
  readonly director: SceneDirector
  readonly followUp: FollowUp
  readonly roomStream: StreamId
  readonly log: (error: unknown) => void
}

/** 上屏的会议: which meeting the wall attends, and that the wall follows each of its facts and the room's. */
export class Attending {
  #stream: StreamId | null = null

  constructor(private readonly parts: AttendingParts) {}

  get stream(): StreamId | null {
    return this.#stream
  }

  get isMeetingOn(): boolean {
    const phase = this.parts.director.meetingPhase
    return phase === 'open' || phase === 'adjourned'
  }

  async attend(stream: StreamId | null): Promise<void> {
    const { desk, director, followUp } = this.parts
    this.#stream = stream
    const history = stream ? ((await desk.view(stream)).state as MeetingHistory | null) : null
    director.setMeeting(history?.meeting ?? null)
    followUp.attend(history?.meeting ?? null)
    stayAwake(history?.meeting.proceedings.phase === 'open')
  }

  async showRoom(): Promise<void> {
    const { desk, director, roomStream } = this.parts
    director.setRoom((await desk.view(roomStream)).state as Room | null)
  }

  /** As the last life of the program left the wall: a meeting that runs comes back, any other waits to be opened. */
  async restore(lastOpened: StreamId | null): Promise<void> {
    await this.showRoom()
    if (lastOpened) await this.attend(lastOpened)
    if (!this.isMeetingOn) await this.attend(null)
  }

  /** Showing comes after keeping: a fault in it is logged and never reaches the command that was kept. */
  follow(facts: readonly Fact[]): void {
    const streams = new Set(facts.map((fact) => fact.stream))
    if (this.#stream && streams.has(this.#stream)) this.attend(this.#stream).catch(this.parts.log)
    if (streams.has(this.parts.roomStream)) this.showRoom().catch(this.parts.log)
  }
}
