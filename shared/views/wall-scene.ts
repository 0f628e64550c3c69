import { nothingLeft } from '../decision'
import type { Instant } from '../fact'
import { agendaNumbers } from '../meeting/agenda'
import { attendeeOf, countAttendance } from '../meeting/attendance'
import { optionsOf } from '../meeting/ballot'
import { consensusLines } from '../meeting/consensus'
import type { Meeting } from '../meeting/meeting'
import { thresholdName } from '../meeting/rules'
import { queueOf, speechKindNames } from '../meeting/speaking'
import { baseNames, percentText } from '../meeting/tally'
import { tallyOfVote, type Vote, voteMethodNames } from '../meeting/votes'
import type { SceneChoice } from '../meeting/wall'
import type { Room } from '../room/room'
import { type SideId, sideOf } from '../roster/sides'
import { clockTime, dayOf, longDate, saidTime, sayDay, weekday } from '../text/dates'
import { forecastAgenda } from './agenda-times'
import type { FollowUpLine } from './follow-up'
import { lampNames } from './lamps'
import type { EmblemScene, FollowUpScene, ResultScene, Scene, SideName, SpeakingScene, WallFrame } from './scene'

/**
 * 上屏内容: the one place where a meeting becomes a picture for the room. Every field is copied by name from public
 * values: notes, telephones and private entries have no way in here (W1).
 */
export function sceneOf(
  meeting: Meeting,
  room: Room,
  choice: SceneChoice,
  now: Instant,
  followUp: readonly FollowUpLine[] = [],
): Scene {
  switch (choice.kind) {
    case 'emblem':
      return emblem(meeting)
    case 'introduction':
      return {
        kind: 'introduction',
        topic: meeting.details.topic,
        rules: room.procedure,
        sides: sidesOf(meeting, room),
      }
    case 'agenda':
      return agenda(meeting, now)
    case 'speaking':
      return speaking(meeting, room)
    case 'vote': {
      const vote = meeting.votes.find((each) => each.id === choice.voteId)
      return vote ? voteScene(vote) : emblem(meeting)
    }
    case 'result': {
      const vote = meeting.votes.find((each) => each.id === choice.voteId)
      return vote?.stage === 'announced' ? result(vote) : emblem(meeting)
    }
    case 'consensus':
      return {
        kind: 'consensus',
        lines: consensusLines(meeting).map((line) => ({
          number: line.number,
          text: line.entry.text,
          state: line.state,
        })),
      }
    case 'follow-up':
      // With nothing to report on, the agenda says where the meeting is.
      return followUp.length > 0 ? followUpScene(followUp, dayOf(now)) : agenda(meeting, now)
    case 'notice':
      return { kind: 'notice', text: choice.text }
    case 'countdown':
      return { kind: 'countdown', label: choice.label, endsAt: choice.endsAt }
    default:
      return nothingLeft(choice)
  }
}

/** W2: what is up when the wall follows the meeting. */
export function followedChoice(meeting: Meeting): SceneChoice {
  const { proceedings, speaking: floor, votes, wall, agenda: plan } = meeting
  if (proceedings.phase !== 'open') return { kind: 'emblem' }
  const open = votes.find((vote) => vote.stage === 'open' || vote.stage === 'closed')
  if (open) return { kind: 'vote', voteId: open.id }
  if (wall.justAnnounced) return { kind: 'result', voteId: wall.justAnnounced }
  if (consensusLines(meeting).some((line) => line.state === 'confirming')) return { kind: 'consensus' }
  if (floor.current) return { kind: 'speaking' }
  const item = plan.items.find((each) => each.id === plan.activeId)
  switch (item?.kind) {
    case 'introduction':
      return { kind: 'introduction' }
    case 'follow-up':
      return { kind: 'follow-up' }
    case 'speeches':
    case 'dialogue':
    case 'advice':
      return { kind: 'speaking' }
    case 'consensus':
    case 'confirmation':
      return { kind: 'consensus' }
    default:
      return { kind: 'agenda' }
  }
}

/** The picture that is up now: black over all, else the held one, else what the meeting is at. */
export function wallScene(meeting: Meeting, room: Room, now: Instant, followUp: readonly FollowUpLine[] = []): Scene {
  if (meeting.wall.black) return { kind: 'black' }
  return sceneOf(meeting, room, meeting.wall.held ?? followedChoice(meeting), now, followUp)
}

export function wallFrame(meeting: Meeting | null, room: Room): WallFrame {
  const count = meeting ? countAttendance(meeting.attendees, meeting.rules) : null
  return {
    theme: room.wall.theme,
    size: room.wall.size,
    brand: room.brand,
    emblem: room.look.emblem,
    accent: room.look.accent,
    roomName: room.name,
    meetingTitle: meeting?.details.title ?? '',
    attendance: count ? { expected: count.expected, present: count.present } : null,
    frozen: meeting?.wall.frozen ?? false,
  }
}

function emblem(meeting: Meeting): EmblemScene {
  const { details, proceedings } = meeting
  const day = dayOf(details.startsAt)
  const states = {
    preparing: '即将开始',
    open: '正在进行',
    adjourned: '休会',
    closed: '会议结束',
    cancelled: '会议取消',
  }
  return {
    kind: 'emblem',
    title: details.title,
    place: details.venue,
    date: `${longDate(day)} ${weekday(day)} ${saidTime(details.startsAt)}`,
    state: states[proceedings.phase],
  }
}

function agenda(meeting: Meeting, now: Instant): Scene {
  const numbers = agendaNumbers(meeting.agenda.items)
  const { times } = forecastAgenda(meeting, now)
  return {
    kind: 'agenda',
    items: meeting.agenda.items.map((item, index) => {
      const time = times[index]
      if (!time) throw new Error(`no time for agenda item ${item.id}; the forecast has one for every item`)
      const left = time.plannedMs === null ? null : time.plannedMs - time.usedMs
      return {
        number: numbers[index] ?? '',
        title: item.title,
        depth: item.depth,
        state: time.state,
        startsAt: time.state === 'coming' && time.startsAt !== null ? clockTime(time.startsAt) : null,
        minutesLeft: time.state === 'now' && left !== null ? Math.ceil(left / 60_000) : null,
      }
    }),
  }
}

function speaking(meeting: Meeting, room: Room): SpeakingScene {
  const { current, host } = meeting.speaking
  const index = meeting.agenda.items.findIndex((item) => item.id === meeting.agenda.activeId)
  const item = meeting.agenda.items[index]
  const speaker = attendeeOf(meeting, current?.attendeeId ?? null)
  return {
    kind: 'speaking',
    item: item ? { number: agendaNumbers(meeting.agenda.items)[index] ?? '', title: item.title } : null,
    speaker:
      current && speaker
        ? {
            name: speaker.name,
            side: sideName(speaker.side, room),
            organization: [speaker.organization, speaker.post].filter(Boolean).join('　'),
            speechKind: speechKindNames[current.kind],
            clock: {
              startedAt: current.startedAt,
              pausedMs: current.pausedMs,
              pausedAt: current.pausedAt,
              limitSeconds: current.limitSeconds,
              warnSeconds: current.warnSeconds,
            },
          }
        : null,
    waitingHost: attendeeOf(meeting, host?.attendeeId ?? null)?.name ?? null,
    next: queueOf(meeting.speaking, meeting.agenda.activeId)
      .waiting.slice(0, 2)
      .flatMap((entry) => {
        const person = attendeeOf(meeting, entry.attendeeId)
        return person ? [{ name: person.name, side: sideName(person.side, room) }] : []
      }),
  }
}

/** T15: named field by named field, as everything that goes up. */
function followUpScene(lines: readonly FollowUpLine[], today: string): FollowUpScene {
  const topics = new Set(lines.map((line) => line.topic))
  return {
    kind: 'follow-up',
    topic: topics.size === 1 ? (lines[0]?.topic ?? '') : '',
    lines: lines.map((line) => ({
      id: line.id,
      topic: line.topic,
      text: line.text,
      unit: line.unit,
      due: line.dueOn === null ? '' : `${line.node} ${sayDay(line.dueOn, today)}`,
      lamp: line.lamp,
      lampName: lampNames[line.lamp],
      state: line.state,
    })),
  }
}

/** V8: nothing counted is in here, whatever has been typed. */
function voteScene(vote: Vote): Scene {
  return {
    kind: 'vote',
    title: vote.title,
    method: vote.kind === 'poll' ? `测评（${voteMethodNames[vote.method]}）` : voteMethodNames[vote.method],
    eligible: vote.stage === 'prepared' ? 0 : vote.electorate.present,
    rule: ruleText(vote),
    options: [...optionsOf(vote.ballot).map((option) => option.label), '弃权'],
    state: vote.stage === 'prepared' ? 'preparing' : vote.stage === 'open' ? 'voting' : 'counting',
  }
}

function result(vote: Extract<Vote, { stage: 'announced' }>): ResultScene {
  const tally = tallyOfVote(vote)
  return {
    kind: 'result',
    title: vote.title,
    method: voteMethodNames[vote.method],
    base: `${tally.base.name} ${tally.base.number}`,
    rule: ruleText(vote),
    lines: tally.lines,
    verdict: verdictOf(vote),
    footnote: vote.corrections.length > 0 ? '票数已更正' : '计票、监票已核对',
  }
}

/** 通过 / 满意率 97.06% / 平均 8.40 分: the one line under a result. */
export function verdictOf(vote: Extract<Vote, { stage: 'closed' | 'announced' }>): ResultScene['verdict'] {
  const { verdict, satisfaction, average } = tallyOfVote(vote)
  if (verdict) return { text: verdict.text, tone: verdict.passed ? 'good' : 'bad' }
  if (satisfaction) return { text: `满意率 ${percentText(satisfaction.permyriad)}`, tone: 'neutral' }
  if (average !== null) return { text: `平均 ${(average / 100).toFixed(2)} 分`, tone: 'neutral' }
  return null
}

/** 实到人数过半数通过: base and rule in one phrase, printed wherever a result is (V6). */
export function ruleText(vote: Vote): string {
  if (vote.majority === null) return `以${baseNames[vote.base]}为基数`
  return `${baseNames[vote.base]}的${thresholdName(vote.majority)}为通过`
}

function sidesOf(meeting: Meeting, room: Room) {
  const members = meeting.attendees.filter((each) => each.standing === 'member')
  const ids = [...new Set(members.map((each) => each.side))]
  return ids.map((id) => ({
    side: sideName(id, room),
    people: members.filter((each) => each.side === id).map((each) => each.name),
  }))
}

/** A side by the name this room gives it (R4), and nothing else of it. */
function sideName(id: SideId, room: Room): SideName {
  const { label, color } = sideOf(id, room.ownSides)
  return { label, color }
}
