import { type StreamId, streamOf } from '../fact'
import type { MeetingForm } from '../meeting/forms'
import { type Entry, type Reception, scoreTotal } from '../topic/entry'
import type { Line } from '../topic/lines'
import { type PollMoment, type Support, supportAt } from '../topic/polls'
import type { SessionPlanState } from '../topic/session-plan'
import { type Stage, stageOf } from '../topic/stages'
import { isSurveyed } from '../topic/survey'
import type { Topic } from '../topic/topic'

/** 议题库的一行, and with its lines what 台账, 通报 and 统计 are made of. `room` owns it. */
export type TopicRow = Pick<
  Entry,
  'title' | 'code' | 'source' | 'channel' | 'proposer' | 'area' | 'touched' | 'enteredOn'
> & {
  readonly stream: StreamId
  readonly room: string
  readonly stage: Stage
  readonly reception: Reception['state']
  /** When it was merged: the topic it goes on as. */
  readonly mergedInto: string | null
  readonly score: number | null
  readonly showpiece: boolean
  readonly form: MeetingForm | null
  readonly planState: SessionPlanState | null
  readonly plannedOn: string | null
  readonly lead: string
  readonly surveyed: boolean
  readonly closedOn: string | null
  readonly lines: readonly Line[]
  /** 支持率 before and after, of every question that was asked at least once. */
  readonly polls: readonly {
    readonly question: string
    readonly before: SupportCount | null
    readonly after: SupportCount | null
  }[]
  /** The next 时间节点 that is not done. */
  readonly nextNode: { readonly title: string; readonly dueOn: string } | null
}

export type SupportCount = { readonly on: string; readonly yes: number; readonly of: number }

export function topicRow(topic: Topic, room: string): TopicRow {
  const { title, code, source, channel, proposer, area, touched, enteredOn } = topic.entry
  return {
    stream: streamOf('topic', topic.id),
    room,
    title,
    code,
    source,
    channel,
    proposer,
    area,
    touched,
    enteredOn,
    stage: stageOf(topic),
    reception: topic.reception.state,
    mergedInto: topic.reception.state === 'merged' ? topic.reception.into : null,
    score: scoreTotal(topic.score),
    showpiece: topic.showpiece !== null,
    form: topic.plan?.draft.form ?? null,
    planState: topic.plan?.state ?? null,
    plannedOn: topic.plan?.draft.plannedOn ?? null,
    lead: topic.plan?.draft.lead ?? '',
    surveyed: isSurveyed(topic),
    closedOn: topic.closed?.on ?? null,
    lines: topic.lines,
    polls: topic.polls
      .filter((poll) => poll.rounds.length > 0)
      .map((poll) => ({
        question: poll.question,
        before: count(supportAt(poll, 'before' satisfies PollMoment)),
        after: count(supportAt(poll, 'after' satisfies PollMoment)),
      })),
    nextNode: nextNode(topic),
  }
}

function count(support: Support | null): SupportCount | null {
  return support && { on: support.round.on, yes: support.yes, of: support.of }
}

function nextNode(topic: Topic): TopicRow['nextNode'] {
  const open = topic.nodes.flatMap((node) =>
    node.dueOn !== null && node.doneOn === null ? [{ title: node.title, dueOn: node.dueOn }] : [],
  )
  return open.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0] ?? null
}
