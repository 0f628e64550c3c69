import { formNames } from '../meeting/forms'
import { percentText, permyriad } from '../meeting/tally'
import { dayOf, longDate, shortDate } from '../text/dates'
import { scoreNames, scoreTotal, topicSourceNames } from '../topic/entry'
import { type Line, lineKindNames, noteKindNames, reportPaperNames } from '../topic/lines'
import { type PollMoment, pollMomentNames, supportAt, supportIn, type TopicPoll } from '../topic/polls'
import { adoptionNames, replyResultNames } from '../topic/replies'
import { findingNames } from '../topic/reviews'
import { opinionPartyNames, planStateNames, type SessionPlan } from '../topic/session-plan'
import { type Stage, stages } from '../topic/stages'
import type { Topic } from '../topic/topic'
import { type Lamp, type LampDays, lampNames, lampOf } from './lamps'
import { lineThen } from './line-then'
import type { MeetingFigures } from './meeting-figures'
import type { TopicRow } from './topic-row'

/** 议题家谱 (P14): the whole way of a topic in the order of days, from the first visit to the last review. */
export type Family = {
  readonly events: readonly FamilyEvent[]
  /** 支持率 before and after, of every question asked at both moments or one. */
  readonly support: readonly FamilySupport[]
}

export type FamilyEvent = {
  /** The day it happened, or ended. */
  readonly on: string
  readonly stage: Stage
  readonly title: string
  /** By whom, or with whom; '' when nobody is named. */
  readonly who: string
  readonly said: readonly string[]
  /** 文书 that came of it or that it stands on. */
  readonly papers: readonly string[]
  /** The lamps of all lines at the end of that day (J6), at its last event and where they changed; else null. */
  readonly lamps: LampCounts | null
}
export type LampCounts = Readonly<Record<Exclude<Lamp, 'dropped'>, number>>

export type FamilySupport = { readonly question: string; readonly before: string; readonly after: string }

/** J7: every dated thing is told once, on its own day; on one day in the order of the six stages. */
export function familyOf(
  topic: Topic,
  beside: {
    /** Its meetings that are over. */
    readonly meetings: readonly MeetingFigures[]
    /** Topics that go on as this one. */
    readonly merged: readonly TopicRow[]
    readonly days: LampDays
  },
): Family {
  const told = [
    ...entryEvents(topic),
    ...beside.merged.map(mergedEvent),
    ...surveyEvents(topic),
    ...[...topic.earlierPlans, ...(topic.plan ? [topic.plan] : [])].flatMap(planEvents),
    ...topic.nodes.flatMap(({ stage, title, owner, doneOn }) =>
      doneOn === null ? [] : [event(doneOn, stage, `完成：${title}`, { who: owner })],
    ),
    ...beside.meetings.map(meetingEvent),
    ...lineEvents(topic.lines),
    ...topic.polls.flatMap(pollEvents),
    ...(topic.closed
      ? [event(topic.closed.on, 'supervision', '议题办结', { said: [topic.closed.summary], papers: ['三零核对'] })]
      : []),
  ]
  const events = told
    .map((each, place) => ({ each, place }))
    .sort((a, b) => compare(a.each, b.each) || a.place - b.place)
    .map(({ each }) => each)
  return {
    events: withLamps(events, topic.lines, beside.days),
    support: topic.polls.filter((poll) => poll.rounds.length > 0).map(supportOf),
  }
}

type Told = Omit<FamilyEvent, 'lamps'>

function event(
  on: string,
  stage: Stage,
  title: string,
  more: { readonly who?: string; readonly said?: readonly string[]; readonly papers?: readonly string[] } = {},
): Told {
  return {
    on,
    stage,
    title,
    who: more.who ?? '',
    said: (more.said ?? []).filter((each) => each !== ''),
    papers: more.papers ?? [],
  }
}

function compare(a: Told, b: Told): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return stages.indexOf(a.stage) - stages.indexOf(b.stage)
}

function entryEvents({ entry, score, showpiece, reception }: Topic): readonly Told[] {
  const { enteredOn, source, channel, proposer, said, suggestion, area, touched } = entry
  const entered = event(enteredOn, 'selection', '议题登记', {
    who: [topicSourceNames[source], proposer].filter(Boolean).join('，'),
    said: [
      labelled('征集渠道', channel),
      labelled('反映情况', said),
      labelled('建议', suggestion),
      labelled('涉及', [area, touched].filter(Boolean).join('，')),
    ],
    papers: ['议题征集表'],
  })
  const judged = [
    score
      ? `评分 ${scoreTotal(score)} 分（${Object.entries(scoreNames)
          .map(([part, name]) => `${name}${score[part as keyof typeof score]}`)
          .join('，')}）`
      : '',
    showpiece ? `标为形象工程类议题${showpiece.reason ? `：${showpiece.reason}` : ''}` : '',
  ]
  switch (reception.state) {
    case 'accepted':
      return [
        entered,
        event(reception.on, 'selection', '受理', { said: [...judged, labelled('受理意见', reception.opinion)] }),
      ]
    case 'declined':
      return [entered, event(reception.on, 'selection', '不予受理', { said: [...judged, reception.reason] })]
    case 'merged':
      return [
        entered,
        event(dayOf(reception.at), 'selection', '并入其他议题', { said: [...judged, `并入“${reception.intoTitle}”`] }),
      ]
    case 'entered':
      return [{ ...entered, said: [...entered.said, ...judged.filter((each) => each !== '')] }]
  }
}

function mergedEvent({ enteredOn, title, source, proposer, channel }: TopicRow): Told {
  return event(enteredOn, 'selection', '同类反映，并入本议题', {
    who: [topicSourceNames[source], proposer].filter(Boolean).join('，'),
    said: [`“${title}”`, labelled('征集渠道', channel)],
  })
}

function surveyEvents({ survey }: Topic): readonly Told[] {
  const on = survey.endedOn ?? survey.startedOn
  if (on === null) return []
  const files = survey.attachments.length
  return [
    event(on, 'survey', survey.endedOn === null ? '开始调研' : '完成调研', {
      who: [survey.members, survey.experts].filter(Boolean).join('；'),
      said: [
        survey.startedOn && survey.endedOn && survey.startedOn !== survey.endedOn
          ? `自${longDate(survey.startedOn)}至${longDate(survey.endedOn)}`
          : '',
        labelled('地点', survey.places),
        labelled('方式', survey.methods),
        labelled('发现', survey.findings),
      ],
      papers: files > 0 ? [`调研附件 ${files} 个`] : [],
    }),
  ]
}

function planEvents({ steps, opinions, pastOpinions, no, draft }: SessionPlan): readonly Told[] {
  const which = no > 1 ? `协商方案（第 ${no} 稿）` : '协商方案'
  return [
    ...steps.map(({ state, on, said }) =>
      event(on, 'consultation', `${which}${planStateNames[state]}`, {
        who: state === 'drafted' ? draft.lead : '',
        said: [state === 'drafted' ? formNames[draft.form] : state === 'approved' ? '' : said],
        papers: state === 'approved' && said !== '' ? [said] : [],
      }),
    ),
    ...[...pastOpinions, ...opinions].map(({ on, party, name, agrees, text }) =>
      event(on, 'consultation', `${opinionPartyNames[party]}${agrees ? '同意' : '不同意'}`, {
        who: name,
        said: [text],
        papers: ['议题审批表'],
      }),
    ),
  ]
}

function meetingEvent({ startsAt, title, form, venue, sides, observers, confirmed, gateWaived }: MeetingFigures): Told {
  const seats = sides.reduce((sum, each) => sum + each.seats, 0)
  const came = sides.reduce((sum, each) => sum + each.came, 0)
  return event(dayOf(startsAt), 'consultation', `召开${formNames[form]}会`, {
    said: [
      `“${title}”`,
      labelled('地点', venue),
      `应到 ${seats} 人，实到 ${came} 人${observers > 0 ? `，列席 ${observers} 人` : ''}`,
      confirmed > 0 ? `逐条确认共识 ${confirmed} 条` : '',
      gateWaived ? '开会时方案未批准或没有调研记录，已写明原因' : '',
    ],
    papers: ['会议纪要', '会议记录', '签到表'],
  })
}

/** What was done in one breath with several lines is told once, with their number and words. */
function lineEvents(lines: readonly Line[]): readonly Told[] {
  const agreed = together(lines, (line) => [line.agreedOn, line.meetingId ?? '']).map((group) =>
    event(group.key[0] ?? '', 'consultation', `形成成果 ${group.of.length} 条`, {
      said: group.of.map((line) => `${lineKindNames[line.kind]}：${line.text}${withUnit(line)}`),
    }),
  )
  const reports = together(
    lines.flatMap((line) => (line.report ? [{ line, report: line.report }] : [])),
    ({ report }) => [report.on, report.to, report.paper, report.number, report.replyDueOn],
  ).map((group) => {
    const [on = '', to = '', , number = '', due = ''] = group.key
    const paper = group.of[0]?.report.paper ?? 'other'
    return event(on, 'report', `报送 ${group.of.length} 条`, {
      who: to,
      said: [`要求 ${longDate(due)}前反馈`],
      papers: [[reportPaperNames[paper], number].filter(Boolean).join(' ')],
    })
  })
  const replies = lines.flatMap((line) =>
    line.replies.map((reply) =>
      event(reply.on, 'response', `反馈：${replyResultNames[reply.result]}（${adoptionNames[reply.adoption]}）`, {
        who: reply.unit,
        said: [
          line.text,
          labelled('措施', reply.measures),
          reply.leader === '' ? '' : `由${reply.leader}包抓${reply.dueOn ? `，${longDate(reply.dueOn)}前办结` : ''}`,
          labelled('说明', reply.explanation),
        ],
        papers: ['办理反馈表'],
      }),
    ),
  )
  const tellings = together(
    lines.flatMap((line) => line.tellings.map((telling) => ({ ...line, telling }))),
    ({ telling }) => [telling.on, telling.whom, telling.how],
  ).map((group) =>
    event(group.key[0] ?? '', 'response', `向群众反馈 ${group.of.length} 条`, {
      who: group.key[1] ?? '',
      said: [labelled('方式', group.key[2] ?? '')],
    }),
  )
  const notes = together(
    lines.flatMap((line) => line.notes.map((note) => ({ ...line, note }))),
    ({ note }) => [note.on, note.kind, note.text],
  ).map((group) => {
    const note = group.of[0]?.note
    return event(group.key[0] ?? '', 'supervision', `${note ? noteKindNames[note.kind] : ''} ${group.of.length} 条`, {
      said: [group.key[2] ?? '', ...(group.of.length === 1 ? [group.of[0]?.text ?? ''] : [])],
    })
  })
  const reviews = lines.flatMap((line) =>
    line.reviews.flatMap(({ held }) =>
      held
        ? [
            event(held.on, 'supervision', `回头看：${findingNames[held.finding]}`, {
              who: held.who,
              said: [line.text, held.text],
            }),
          ]
        : [],
    ),
  )
  const dropped = lines.flatMap((line) =>
    line.dropped
      ? [event(line.dropped.on, 'supervision', '不再跟踪 1 条', { said: [line.text, line.dropped.reason] })]
      : [],
  )
  return [...agreed, ...reports, ...replies, ...tellings, ...notes, ...reviews, ...dropped]
}

function pollEvents(poll: TopicPoll): readonly Told[] {
  return poll.rounds.map((round) => {
    const { yes, of } = supportIn(poll, round)
    const stage = round.moment === 'before' ? 'survey' : 'supervision'
    return event(round.on, stage, `${pollMomentNames[round.moment]}测评：支持 ${rateOf(yes, of)}`, {
      who: round.source,
      said: [poll.question, `${of} 人作答，${yes} 人支持`],
    })
  })
}

function supportOf(poll: TopicPoll): FamilySupport {
  const at = (moment: PollMoment) => {
    const support = supportAt(poll, moment)
    if (!support) return ''
    const { yes, of, round } = support
    return `${rateOf(yes, of)}（${yes}/${of}，${shortDate(round.on)}）`
  }
  return { question: poll.question, before: at('before'), after: at('after') }
}

/** Each day's lamps stand at its last event, where they are not those of the day before. */
function withLamps(events: readonly Told[], lines: readonly Line[], days: LampDays): readonly FamilyEvent[] {
  let known = ''
  return events.map((each, index) => {
    const lamps = events[index + 1]?.on === each.on ? null : lampsOn(lines, each.on, days)
    const said = lampsInWords(lamps)
    if (lamps === null || said === known) return { ...each, lamps: null }
    known = said
    return { ...each, lamps }
  })
}

function lampsOn(lines: readonly Line[], day: string, days: LampDays): LampCounts | null {
  const then = lines.flatMap((line) => lineThen(line, day) ?? [])
  if (then.length === 0) return null
  const counts = { red: 0, yellow: 0, green: 0, finished: 0 }
  for (const line of then) {
    const { lamp } = lampOf(line, day, days)
    if (lamp !== 'dropped') counts[lamp] += 1
  }
  return counts
}

/** `红灯 1、绿灯 3`; '' without any line. */
export function lampsInWords(lamps: LampCounts | null): string {
  if (!lamps) return ''
  const shown = ['red', 'yellow', 'green', 'finished'] as const
  return shown
    .filter((lamp) => lamps[lamp] > 0)
    .map((lamp) => `${lampNames[lamp]} ${lamps[lamp]}`)
    .join('、')
}

/** Groups in the order in which their first member stands. */
function together<Item>(items: readonly Item[], keyOf: (item: Item) => readonly string[]) {
  const groups = new Map<string, { readonly key: readonly string[]; readonly of: Item[] }>()
  for (const item of items) {
    const key = keyOf(item)
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, of: [] }
    group.of.push(item)
    groups.set(name, group)
  }
  return [...groups.values()]
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}：${text}`
}

function withUnit({ unit, dueOn }: Line): string {
  const said = [unit, dueOn ? `${longDate(dueOn)}前` : ''].filter(Boolean).join('，')
  return said === '' ? '' : `（${said}）`
}

function rateOf(yes: number, of: number): string {
  return percentText(permyriad(yes, of))
}
