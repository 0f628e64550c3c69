import { longDate } from '../text/dates'
import { type Line, noteKindNames, reportPaperNames } from '../topic/lines'
import { adoptionNames, replyResultNames } from '../topic/replies'
import { findingNames } from '../topic/reviews'

/** One thing that happened to a line, or is planned: the day, what it was, and what was said. */
export type StoryEntry = {
  readonly on: string
  readonly title: string
  readonly text: string
  readonly isPlanned: boolean
}

/** 办理经过 of one line, from the agreement to the last look, in order of days; what is still planned stands last. */
export function lineStory(line: Line): readonly StoryEntry[] {
  const happened = [
    happenedOn(line.agreedOn, '商定', ''),
    ...(line.report ? [reported(line.report)] : []),
    ...line.replies.map((reply) =>
      happenedOn(
        reply.on,
        `${reply.unit}答复：${replyResultNames[reply.result]}，${adoptionNames[reply.adoption]}`,
        words([
          [reply.measures, ''],
          [reply.leader, '包抓领导：'],
          [reply.result === 'doing' && reply.dueOn ? longDate(reply.dueOn) : '', '办结期限：'],
          [reply.explanation, '说明：'],
        ]),
      ),
    ),
    ...line.tellings.map(({ on, whom, how }) => happenedOn(on, `告知${whom}`, how)),
    ...line.reviews.flatMap(({ held }) =>
      held ? [happenedOn(held.on, `回头看：${findingNames[held.finding]}（${held.who}）`, held.text)] : [],
    ),
    ...line.notes.map(({ kind, on, text }) => happenedOn(on, noteKindNames[kind], text)),
    ...(line.dropped ? [happenedOn(line.dropped.on, '不再跟踪', line.dropped.reason)] : []),
  ]
  const planned = line.reviews.flatMap(({ dueOn, held }) =>
    held ? [] : [{ on: dueOn, title: '安排回头看', text: '', isPlanned: true }],
  )
  // Sorting keeps the order of one day: a report stands before its answer.
  return [...happened.sort(byDay), ...planned.sort(byDay)]
}

function reported({ to, paper, number, on, replyDueOn }: NonNullable<Line['report']>): StoryEntry {
  const said = words([
    [number, ''],
    [longDate(replyDueOn), '要求反馈：'],
  ])
  return happenedOn(on, `以${reportPaperNames[paper]}报送${to}`, said)
}

function happenedOn(on: string, title: string, text: string): StoryEntry {
  return { on, title, text, isPlanned: false }
}

function words(parts: readonly (readonly [text: string, label: string])[]): string {
  return parts.flatMap(([text, label]) => (text === '' ? [] : [`${label}${text}`])).join('；')
}

function byDay(a: StoryEntry, b: StoryEntry): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}
