import type { Desk } from '#electron/desk/desk'
import { ok, type Result } from '#shared/decision'
import { type StreamId, streamOf } from '#shared/fact'
import type { MeetingForm } from '#shared/meeting/forms'
import type { MeetingHistory } from '#shared/meeting/history'
import { addDays, instantOf } from '#shared/text/dates'
import { outcomesOf } from '#shared/topic/lines'
import type { Topic, TopicHistory } from '#shared/topic/topic'
import sample from '../../resources/samples/topics.json'

/** Days in the file count from today: `@-12` is twelve days ago. */
type Step = { readonly day: number; readonly do: Readonly<Record<string, unknown>> }

/** 示例议题: some topics at every stage, with the year's plan; the room they belong to is invented. */
export async function playTopics(desk: Desk, today: string, roomId: string): Promise<Result<null>> {
  for (const { id, steps } of sample.topics as readonly { id: string; steps: readonly Step[] }[]) {
    const stream = streamOf('topic', id)
    for (const step of [...steps].sort((a, b) => a.day - b.day)) {
      const { state } = await desk.view(stream)
      const command = spelledOut(step.do, today, (state as TopicHistory | null)?.state ?? null)
      const at = instantOf(addDays(today, step.day), '9:00')
      const answer = await desk.askAll([{ stream, command }], at)
      if (!answer.ok) return answer
    }
  }
  return playPlan(desk, today, roomId)
}

/** The two sample meetings consult on two of the topics; what the finished one agreed on goes into the ledger. */
export async function linkMeetings(desk: Desk, today: string, meetings: readonly StreamId[]): Promise<Result<null>> {
  for (const [index, { topicId }] of sample.meetings.entries()) {
    const stream = meetings[index]
    if (!stream) continue
    const linked = await desk.ask(stream, { type: 'meeting.linkTopic', topicId })
    if (!linked.ok) return linked
    const { meeting } = (await desk.view(stream)).state as MeetingHistory
    if (meeting.proceedings.phase !== 'closed') continue
    const entryIds = outcomesOf(meeting).map((entry) => entry.id)
    const taken = await desk.askAll(
      [{ stream: streamOf('topic', topicId), command: { type: 'lines.take', meetingId: meeting.id, entryIds } }],
      instantOf(addDays(today, -2), '9:00'),
    )
    if (!taken.ok) return taken
  }
  return ok(null)
}

async function playPlan(desk: Desk, today: string, roomId: string): Promise<Result<null>> {
  const year = Number(today.slice(0, 4))
  const stream = streamOf('plan', `${year}-${roomId}`)
  const entries = sample.plan.flatMap(({ title, form, day, lead, topicId }) => {
    const on = addDays(today, day)
    if (Number(on.slice(0, 4)) !== year) return []
    const month = Number(on.slice(5, 7))
    return [{ topicId, title, form: form as MeetingForm, month, lead, dueOn: on, note: '' }]
  })
  const kept = await desk.askAll([
    { stream, command: { type: 'plan.begin', year } },
    { stream, command: { type: 'plan.add', entries } },
  ])
  return kept.ok ? ok(null) : kept
}

/** `@-12` becomes a day; `#2` the topic's second line, `#review2` that line's planned 回头看, `#poll1` its first poll. */
function spelledOut(value: unknown, today: string, topic: Topic | null): unknown {
  if (Array.isArray(value)) return value.map((each) => spelledOut(each, today, topic))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spelledOut(each, today, topic)]))
  if (typeof value !== 'string') return value
  if (value.startsWith('@')) return addDays(today, Number(value.slice(1)))
  const named = /^#(review|poll)?(\d+)$/.exec(value)
  if (!named) return value
  const index = Number(named[2]) - 1
  if (named[1] === 'poll') return topic?.polls[index]?.id
  const line = topic?.lines[index]
  return named[1] === 'review' ? line?.reviews.find((review) => review.held === null)?.id : line?.id
}
