import type { Decision } from '../decision'
import { accept, refuse } from '../decision'
import type { Fact } from '../fact'
import type { CommandsOf, DecideContext } from '../vocabulary'
import { type Agenda, agendaCommands, agendaFacts, decideAgenda, emptyAgenda, evolveAgenda } from './agenda'
import { type Attendee, attendanceCommands, attendanceFacts, decideAttendance, evolveAttendees } from './attendance'
import { type ChecklistItem, checklistCommands, checklistFacts, decideChecklist, evolveChecklist } from './checklist'
import {
  type ConsensusBoard,
  consensusCommands,
  consensusFacts,
  decideConsensus,
  emptyBoard,
  evolveConsensus,
} from './consensus'
import { decideMinutes, evolveMinutes, type MinutesEntry, minutesCommands, minutesFacts } from './minutes'
import { decidePaperEdits, evolvePaperEdits, type PaperEdit, paperEditCommands, paperEditFacts } from './paper-edits'
import {
  type Details,
  decideProceedings,
  evolveProceedings,
  nothingYet,
  type Proceedings,
  type ProceedingsFact,
  proceedingsCommands,
  proceedingsFacts,
} from './proceedings'
import type { MeetingRules } from './rules'
import { decideSpeaking, evolveSpeaking, type Speaking, silence, speakingCommands, speakingFacts } from './speaking'
import {
  decideTopicLink,
  evolveTopicLink,
  noTopic,
  type TopicLink,
  topicLinkCommands,
  topicLinkFacts,
} from './topic-link'
import { decideVotes, evolveVotes, type Vote, voteCommands, voteFacts } from './votes'
import { decideWall, evolveWall, followingWall, type Wall, wallCommands, wallFacts } from './wall'

/** 会议（协商议事会）: one consultation meeting, as its facts have made it. Each part has its own file. */
export type Meeting = TopicLink & {
  readonly id: string
  readonly details: Details
  readonly rules: MeetingRules
  readonly proceedings: Proceedings
  readonly agenda: Agenda
  readonly attendees: readonly Attendee[]
  readonly checklist: readonly ChecklistItem[]
  readonly speaking: Speaking
  readonly minutes: readonly MinutesEntry[]
  readonly consensus: ConsensusBoard
  readonly votes: readonly Vote[]
  readonly paperEdits: readonly PaperEdit[]
  readonly wall: Wall
}

/** The part that decides a command is the part whose list of commands has its name. */
const deciders = [
  [proceedingsCommands, decideProceedings],
  [topicLinkCommands, decideTopicLink],
  [agendaCommands, decideAgenda],
  [attendanceCommands, decideAttendance],
  [checklistCommands, decideChecklist],
  [speakingCommands, decideSpeaking],
  [minutesCommands, decideMinutes],
  [consensusCommands, decideConsensus],
  [voteCommands, decideVotes],
  [paperEditCommands, decidePaperEdits],
  [wallCommands, decideWall],
] as const

export const meetingCommands = {
  ...proceedingsCommands,
  ...topicLinkCommands,
  ...agendaCommands,
  ...attendanceCommands,
  ...checklistCommands,
  ...speakingCommands,
  ...minutesCommands,
  ...consensusCommands,
  ...voteCommands,
  ...paperEditCommands,
  ...wallCommands,
} as const
export type MeetingCommand = CommandsOf<typeof meetingCommands>

/** Every fact of a meeting but `ActUndone`, which belongs to the history around it (history.ts). */
export const meetingFacts = {
  ...proceedingsFacts,
  ...topicLinkFacts,
  ...agendaFacts,
  ...attendanceFacts,
  ...checklistFacts,
  ...speakingFacts,
  ...minutesFacts,
  ...consensusFacts,
  ...voteFacts,
  ...paperEditFacts,
  ...wallFacts,
} as const

/** Judges one command on the meeting as it stands. Null is a meeting that is not there yet. */
export function decideMeeting(meeting: Meeting | null, command: MeetingCommand, context: DecideContext): Decision {
  if (meeting === null) {
    if (command.type !== 'meeting.create') return refuse('meeting.unknown', '找不到这场会议，请回到会议列表重新打开。')
    return accept({ type: 'MeetingCreated', data: { details: command.details, rules: command.rules } })
  }
  for (const [commands, decide] of deciders) {
    // The lookup proves that the command belongs to this decider; TypeScript cannot follow it through the list.
    if (command.type in commands)
      return (decide as (meeting: Meeting, command: MeetingCommand, context: DecideContext) => Decision)(
        meeting,
        command,
        context,
      )
  }
  throw new Error(`no part of the meeting knows the command ${command.type}, though its schema does`)
}

/** What one fact makes of the meeting. Every part looks at every fact: ending a speech with its item is one such case. */
export function evolveMeeting(meeting: Meeting | null, fact: Fact): Meeting {
  if (meeting === null) return begin(fact)
  const { at } = fact
  const known = fact as { type: string; data: unknown } as ProceedingsFact
  return {
    id: meeting.id,
    details: known.type === 'MeetingEdited' ? known.data.details : meeting.details,
    rules: known.type === 'MeetingRulesEdited' ? known.data.rules : meeting.rules,
    ...evolveTopicLink({ topicId: meeting.topicId, gateWaived: meeting.gateWaived }, fact),
    proceedings: evolveProceedings(meeting.proceedings, fact, at),
    agenda: evolveAgenda(meeting.agenda, fact, at),
    attendees: evolveAttendees(meeting.attendees, fact, at),
    checklist: evolveChecklist(meeting.checklist, fact, at),
    speaking: evolveSpeaking(meeting.speaking, fact, at),
    minutes: evolveMinutes(meeting.minutes, fact, at),
    consensus: evolveConsensus(meeting.consensus, fact, at),
    votes: evolveVotes(meeting.votes, fact, at),
    paperEdits: evolvePaperEdits(meeting.paperEdits, fact, at),
    wall: evolveWall(meeting.wall, fact, at),
  }
}

function begin(fact: Fact): Meeting {
  if (fact.type !== 'MeetingCreated')
    throw new Error(`stream ${fact.stream} begins with ${fact.type}; the desk lets nothing before MeetingCreated`)
  const data = fact.data as Extract<ProceedingsFact, { type: 'MeetingCreated' }>['data']
  return {
    id: fact.stream.slice('meeting:'.length),
    details: data.details,
    rules: data.rules,
    ...noTopic,
    proceedings: nothingYet,
    agenda: emptyAgenda,
    attendees: [],
    checklist: [],
    speaking: silence,
    minutes: [],
    consensus: emptyBoard,
    votes: [],
    paperEdits: [],
    wall: followingWall,
  }
}
