import { accept, type Decision, refuse } from '../decision'
import type { Fact, Instant } from '../fact'
import { decideUndo, evolveUndoable, type Undoable, undoCommands } from '../undo'
import { type CommandsOf, commandSchema, type DecideContext } from '../vocabulary'
import { type Closed, closingCommands, closingFacts, decideClosing, evolveClosing } from './closing'
import {
  decideEntry,
  type Entry,
  type EntryFact,
  enteredAhead,
  entryCommands,
  entryFacts,
  evolveEntry,
  type Reception,
  receptionSentence,
  type Score,
} from './entry'
import { decideLines, evolveLines, type Line, lineCommands, lineFacts } from './lines'
import { decideNodes, evolveNodes, nodeCommands, nodeFacts, type TimeNode } from './nodes'
import { decidePolls, evolvePolls, pollCommands, pollFacts, type TopicPoll } from './polls'
import { decideReplies, replyCommands, replyFacts } from './replies'
import { decideReviews, reviewCommands, reviewFacts } from './reviews'
import {
  decideSessionPlan,
  evolveSessionPlan,
  type SessionPlan,
  sessionPlanCommands,
  sessionPlanFacts,
} from './session-plan'
import { blankSurvey, decideSurvey, evolveSurvey, type Survey, surveyCommands, surveyFacts } from './survey'

/** 议题: one topic on its way through the six stages, as its facts have made it. Each part has its own file. */
export type Topic = {
  readonly id: string
  /** The room that owns it; others only read it. */
  readonly room: string
  readonly enteredAt: Instant
  readonly entry: Entry
  readonly score: Score | null
  readonly showpiece: { readonly reason: string } | null
  readonly reception: Reception
  readonly plan: SessionPlan | null
  readonly earlierPlans: readonly SessionPlan[]
  readonly survey: Survey
  readonly nodes: readonly TimeNode[]
  readonly lines: readonly Line[]
  readonly polls: readonly TopicPoll[]
  readonly closed: Closed | null
}

/** The topic with the steps that can be taken back (U1). */
export type TopicHistory = Undoable<Topic>

const deciders = [
  [entryCommands, decideEntry],
  [sessionPlanCommands, decideSessionPlan],
  [surveyCommands, decideSurvey],
  [nodeCommands, decideNodes],
  [lineCommands, decideLines],
  [replyCommands, decideReplies],
  [reviewCommands, decideReviews],
  [pollCommands, decidePolls],
  [closingCommands, decideClosing],
] as const

export const topicCommands = {
  ...entryCommands,
  ...sessionPlanCommands,
  ...surveyCommands,
  ...nodeCommands,
  ...lineCommands,
  ...replyCommands,
  ...reviewCommands,
  ...pollCommands,
  ...closingCommands,
  ...undoCommands,
} as const
export type TopicCommand = CommandsOf<typeof topicCommands>
export const topicCommandSchema = commandSchema(topicCommands)

/** Every fact of a topic but `ActUndone`, which belongs to undoing (undo.ts). */
export const topicFacts = {
  ...entryFacts,
  ...sessionPlanFacts,
  ...surveyFacts,
  ...nodeFacts,
  ...lineFacts,
  ...replyFacts,
  ...reviewFacts,
  ...pollFacts,
  ...closingFacts,
} as const

/** Judges one command on the topic as it stands. Null is a topic that is not there yet. */
export function decideTopic(history: TopicHistory | null, command: TopicCommand, context: DecideContext): Decision {
  if (command.type === 'history.undo') return decideUndo(history, command)
  const topic = history?.state ?? null
  if (topic === null) {
    if (command.type !== 'topic.enter') return refuse('topic.unknown', '找不到这个议题，请回到议题库重新打开。')
    const { type: _, ...entry } = command
    return enteredAhead(entry, context) ?? accept({ type: 'TopicEntered', data: entry })
  }
  if (topic.closed && command.type !== 'topic.reopen')
    return refuse('topic.closed', '这个议题已经办结；要继续登记请先重新打开。')
  if (topic.reception.state === 'merged' && command.type !== 'topic.reconsider')
    return refuse('topic.merged', receptionSentence(topic.reception))
  for (const [commands, decide] of deciders) {
    // The lookup proves that the command belongs to this decider; TypeScript cannot follow it through the list.
    if (command.type in commands)
      return (decide as (topic: Topic, command: TopicCommand, context: DecideContext) => Decision)(
        topic,
        command,
        context,
      )
  }
  throw new Error(`no part of the topic knows the command ${command.type}, though its schema does`)
}

export function evolveTopicHistory(history: TopicHistory | null, fact: Fact): TopicHistory {
  return evolveUndoable(history, fact, evolveTopic)
}

/** What one fact makes of the topic. */
export function evolveTopic(topic: Topic | null, fact: Fact): Topic {
  if (topic === null) return begin(fact)
  const { at } = fact
  return {
    id: topic.id,
    room: topic.room,
    enteredAt: topic.enteredAt,
    ...evolveEntry(entryPart(topic), fact, at),
    ...evolveSessionPlan({ plan: topic.plan, earlierPlans: topic.earlierPlans }, fact, at),
    survey: evolveSurvey(topic.survey, fact, at),
    nodes: evolveNodes(topic.nodes, fact, at),
    lines: evolveLines(topic.lines, fact, at),
    polls: evolvePolls(topic.polls, fact, at),
    closed: evolveClosing(topic.closed, fact, at),
  }
}

function entryPart({ entry, score, showpiece, reception }: Topic) {
  return { entry, score, showpiece, reception }
}

function begin(fact: Fact): Topic {
  if (fact.type !== 'TopicEntered')
    throw new Error(`stream ${fact.stream} begins with ${fact.type}; the desk lets nothing before TopicEntered`)
  return {
    id: fact.stream.slice('topic:'.length),
    room: fact.room,
    enteredAt: fact.at,
    entry: fact.data as Extract<EntryFact, { type: 'TopicEntered' }>['data'],
    score: null,
    showpiece: null,
    reception: { state: 'entered' },
    plan: null,
    earlierPlans: [],
    survey: blankSurvey,
    nodes: [],
    lines: [],
    polls: [],
    closed: null,
  }
}
