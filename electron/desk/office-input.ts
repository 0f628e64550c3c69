import type { Desk } from '#electron/desk/desk'
import type { ListKind, Summary } from '#shared/contract/storage'
import { ok, type Result, refuse } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { composed, type OfficeContent } from '#shared/papers/office/composed'
import type { OfficeKnown } from '#shared/papers/office/office-paper'
import { officePapers } from '#shared/papers/office/office-papers'
import type { OfficeRequest } from '#shared/papers/office/office-request'
import type { TopicInput } from '#shared/papers/office/topic-input'
import type { PlanHistory } from '#shared/plan/plan'
import type { Room } from '#shared/room/room'
import type { TopicHistory } from '#shared/topic/topic'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { TopicRow } from '#shared/views/topic-row'

export type OfficeParts = {
  readonly desk: Desk
  /** Rows of a kind, of this room or of all that this machine has. */
  readonly list: (kind: ListKind, rooms: 'own' | 'all') => Promise<readonly Summary[]>
}

/** 单位文书: gathers what a paper is made of, from the desk and the lists, and composes it. */
export async function officeContent(
  what: OfficeRequest,
  known: OfficeKnown,
  parts: OfficeParts,
): Promise<Result<OfficeContent>> {
  switch (what.paper) {
    case 'topic-form':
    case 'topic-approval':
    case 'topic-family': {
      const input = await topicInput(what.stream, known, parts)
      return input ? made(composed(officePapers[what.paper], input)) : noTopic()
    }
    case 'reply-form': {
      const input = await topicInput(what.stream, known, parts)
      return input ? made(composed(officePapers['reply-form'], { ...input, lineId: what.lineId })) : noTopic()
    }
    case 'annual-plan': {
      const history = (await parts.desk.view(what.stream)).state as PlanHistory | null
      if (!history) return refuse('plan.unknown', '找不到这一年的计划，请重新打开。')
      return made(composed(officePapers['annual-plan'], { ...known, plan: history.state }))
    }
    case 'ledger': {
      const rows = await topicRows(what.rooms, parts)
      return made(composed(officePapers.ledger, { ...known, rows, rooms: await roomsOf(parts), chosen: what.chosen }))
    }
    case 'bulletin': {
      const { quarter, rooms: scope } = what
      const rows = await topicRows(scope, parts)
      const figures = (await parts.list('figures', scope)).map(({ row }) => row as MeetingFigures)
      const rooms = await roomsOf(parts)
      return made(composed(officePapers.bulletin, { ...known, quarter, scope, rows, figures, rooms }))
    }
  }
}

/** One topic with all that hangs on it: its meetings, and the topics that were merged into it. */
async function topicInput(stream: StreamId, known: OfficeKnown, parts: OfficeParts): Promise<TopicInput | null> {
  const topic = ((await parts.desk.view(stream)).state as TopicHistory | null)?.state
  if (!topic) return null
  // Rows are made by summarize of the same kind, here and below.
  const meetings = (await parts.list('figures', 'all')).map(({ row }) => row as MeetingFigures)
  return {
    ...known,
    topic,
    meetings: meetings.filter((row) => row.topicId === topic.id),
    merged: (await topicRows('all', parts)).filter((row) => row.mergedInto === topic.id),
  }
}

async function roomsOf(parts: OfficeParts): Promise<readonly Room[]> {
  return (await parts.list('room', 'all')).map(({ row }) => row as Room)
}

async function topicRows(rooms: 'own' | 'all', parts: OfficeParts): Promise<readonly TopicRow[]> {
  return (await parts.list('topic', rooms)).map(({ row }) => row as TopicRow)
}

function made(content: OfficeContent | null): Result<OfficeContent> {
  return content ? ok(content) : refuse('office.nothing', '还没有可以写进这份文书的内容。')
}

function noTopic() {
  return refuse('topic.unknown', '找不到这个议题，请回到议题库重新打开。')
}
