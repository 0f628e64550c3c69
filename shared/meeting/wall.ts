import { accept, type Decision, refuse } from '../decision'
import { type Instant, instantSchema } from '../fact'
import { line, paragraph } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import type { Meeting } from './meeting'

/** Which picture the clerk wants on the wall; what it says comes from the meeting when it is drawn. */
export const sceneChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('emblem') }),
  z.strictObject({ kind: z.literal('introduction') }),
  z.strictObject({ kind: z.literal('agenda') }),
  z.strictObject({ kind: z.literal('speaking') }),
  z.strictObject({ kind: z.literal('vote'), voteId: idSchema }),
  z.strictObject({ kind: z.literal('result'), voteId: idSchema }),
  z.strictObject({ kind: z.literal('consensus') }),
  z.strictObject({ kind: z.literal('follow-up') }),
  z.strictObject({ kind: z.literal('notice'), text: paragraph('公告', 120) }),
  z.strictObject({ kind: z.literal('countdown'), label: line('倒计时名称', 20), endsAt: instantSchema }),
])
export type SceneChoice = Readonly<z.infer<typeof sceneChoiceSchema>>

/**
 * 大屏: what the wall was told. Follows the meeting while `held` is null; black lies over everything; frozen keeps the
 * picture that was up. Kept as facts so that after a crash the wall comes back as it was. Not part of undo (U3).
 */
export type Wall = {
  readonly held: SceneChoice | null
  readonly black: boolean
  readonly frozen: boolean
  /** The result just announced stays up until the meeting goes on (W3). */
  readonly justAnnounced: string | null
}

export const wallCommands = {
  'wall.hold': { choice: sceneChoiceSchema },
  'wall.follow': {},
  'wall.setBlack': { black: z.boolean() },
  'wall.setFrozen': { frozen: z.boolean() },
} as const satisfies CommandShapes
export type WallCommand = CommandsOf<typeof wallCommands>

export const wallFacts = {
  WallHeld: z.strictObject({ choice: sceneChoiceSchema }),
  WallFollowed: z.strictObject({}),
  WallBlackSet: z.strictObject({ black: z.boolean() }),
  WallFrozenSet: z.strictObject({ frozen: z.boolean() }),
} as const satisfies FactShapes
export type WallFact = FactsOf<typeof wallFacts>

export const followingWall: Wall = { held: null, black: false, frozen: false, justAnnounced: null }

export function decideWall(meeting: Meeting, command: WallCommand, _context: DecideContext): Decision<WallFact> {
  const { wall } = meeting
  switch (command.type) {
    case 'wall.hold':
      return decideHold(meeting, command.choice)
    case 'wall.follow':
      if (wall.held === null && !wall.frozen) return refuse('wall.following', '大屏正跟着会议走。')
      return accept({ type: 'WallFollowed', data: {} })
    case 'wall.setBlack':
      if (wall.black === command.black) return refuse('wall.same', command.black ? '大屏已经黑屏。' : '大屏没有黑屏。')
      return accept({ type: 'WallBlackSet', data: { black: command.black } })
    case 'wall.setFrozen':
      if (wall.frozen === command.frozen)
        return refuse('wall.same', command.frozen ? '大屏画面已经定住。' : '大屏画面没有定住。')
      return accept({ type: 'WallFrozenSet', data: { frozen: command.frozen } })
  }
}

/** V8: a result goes up only after announcing. */
function decideHold(meeting: Meeting, choice: SceneChoice): Decision<WallFact> {
  if (choice.kind === 'vote' || choice.kind === 'result') {
    const vote = meeting.votes.find((each) => each.id === choice.voteId)
    if (!vote) return refuse('wall.no-such-vote', '这项表决已经不在了，请重新选择画面。')
    if (choice.kind === 'result' && vote.stage !== 'announced')
      return refuse('wall.not-announced', `“${vote.title}”还没有公布，结果不能上大屏；请先公布。`)
  }
  return accept({ type: 'WallHeld', data: { choice } })
}

export function evolveWall(wall: Wall, fact: { type: string; data: unknown }, _at: Instant): Wall {
  const known = fact as
    | WallFact
    | { type: 'VoteAnnounced'; data: { voteId: string } }
    | { type: 'VoteVoided'; data: { voteId: string } }
    | {
        type:
          | 'SpeechStarted'
          | 'AgendaItemActivated'
          | 'VoteOpened'
          | 'ConsensusPut'
          | 'MeetingClosed'
          | 'MeetingAdjourned'
      }
  switch (known.type) {
    case 'WallHeld':
      return { ...wall, held: known.data.choice, frozen: false, black: false }
    case 'WallFollowed':
      return { ...wall, held: null, frozen: false, black: false }
    case 'WallBlackSet':
      return { ...wall, black: known.data.black }
    case 'WallFrozenSet':
      return { ...wall, frozen: known.data.frozen }
    case 'VoteAnnounced':
      return { ...wall, justAnnounced: known.data.voteId }
    case 'VoteVoided':
      return wall.justAnnounced === known.data.voteId ? { ...wall, justAnnounced: null } : wall
    case 'SpeechStarted':
    case 'AgendaItemActivated':
    case 'VoteOpened':
    case 'ConsensusPut':
    case 'MeetingClosed':
    case 'MeetingAdjourned':
      return wall.justAnnounced === null ? wall : { ...wall, justAnnounced: null }
    default:
      return wall
  }
}
