import type { AgendaItem } from '../meeting/agenda'
import type { Meeting } from '../meeting/meeting'
import { voteMethodNames } from '../meeting/votes'
import type { Room } from '../room/room'
import { clockTime, saidTime } from '../text/dates'
import { ruleText } from '../views/wall-scene'
import { type Block, heading, type PaperDocument, paragraphs } from './document'
import { formOf, heldOn, topicOf } from './meeting-words'
import { measured, spokenLength, spokenNumber } from './numbers-in-words'
import type { PaperInput } from './paper'
import { partiesOf } from './parties'
import { type PlannedItem, plannedAgenda } from './planned-agenda'
import { editable, type Wording } from './wording'

/**
 * 主持词: what the chair reads out, item by item, with the names, the rules and the words that lead from one item to the
 * next. Written to be spoken: numbers in words.
 */
export const chairScript = editable({
  id: 'chair-script',
  name: '主持词',
  says: '逐项议程的主持讲稿，供主持人会前修改、会上使用',
  stage: 'before',
  formats: ['docx', 'pdf'],
  draft,
})

function draft(input: PaperInput, word: Wording): PaperDocument | null {
  const { meeting, room } = input
  const planned = plannedAgenda(meeting)
  if (planned.length === 0) return null
  const top = planned.filter(({ item }) => item.depth === 0)
  return {
    mark: null,
    title: `${meeting.details.title}主持词`,
    subtitle: `（${heldOn(meeting)}）`,
    blocks: planned.flatMap((each, index): readonly Block[] => {
      const { item, number } = each
      const spoken = [thanksAfter(planned[index - 1]), ...wordsFor(item, meeting, room, index === 0)].filter(Boolean)
      const passage = word(`item-${item.id}`, `${number} ${item.title}`, spoken.join('\n'))
      const level = item.depth === 0 ? 1 : 2
      const place = item.depth === 0 ? top.indexOf(each) + 1 : Number(number.split('.').at(-1))
      return [heading(level, place, item.title + timesOf(each)), ...paragraphs(passage)]
    }),
    imprint: null,
    provenance: '',
  }
}

/** `（9:05，五分钟）`, for the chair's eye. */
function timesOf({ item, startsAt }: PlannedItem): string {
  return `（${clockTime(startsAt)}${item.minutes ? `，${spokenLength(item.minutes * 60)}` : ''}）`
}

/** What is said of an item, paragraph by paragraph. */
function wordsFor(item: AgendaItem, meeting: Meeting, room: Room, isFirst: boolean): readonly string[] {
  const { rules, details } = meeting
  const who = (otherwise: string) => item.presenter || otherwise
  const opening = isFirst && item.kind !== 'opening' ? openingWords(meeting) : []
  switch (item.kind) {
    case 'opening':
      return [
        ...openingWords(meeting),
        '下面宣布会议纪律：请大家将手机调至静音，发言先举手、经同意后再讲，不随意走动，不打断别人发言。',
      ]
    case 'introduction':
      return [
        ...opening,
        `今天协商的议题是：${topicOf(meeting)}。`,
        ...introductions(meeting, room),
        ...(room.procedure.length > 0
          ? [`我们的议事规则是：${inTurn(room.procedure)}。请大家共同遵守、互相监督。`]
          : []),
      ]
    case 'follow-up':
      return [...opening, `下面，请${who('承办单位')}回报上次议题的办理情况${forAbout(item)}。`]
    case 'briefing':
      return [...opening, `下面，请${who('有关部门')}通报情况${forAbout(item)}。大家欢迎。`]
    case 'survey':
      return [...opening, `下面，请${who('调研组')}报告调研情况${forAbout(item)}。大家欢迎。`]
    case 'speeches':
      return [
        ...opening,
        `下面请大家发言。每人每次不超过${spokenLength(rules.speechSeconds)}，${warning(rules.warnSeconds)}请围绕议题，讲实情、提办法。`,
        '先请利益相关的各位讲，其他同志随后。请第一位发言。',
      ]
    case 'dialogue':
      return [
        ...opening,
        `下面进行自由互动。各方可以互相提问、当面回应，每次不超过${spokenLength(rules.dialogueSeconds)}。当场能答复的请当场答复；一时答复不了的，请说明什么时候答复。`,
      ]
    case 'advice':
      return [...opening, `下面，请${who('委员')}建言${forAbout(item)}。`]
    case 'consensus':
      return [
        ...opening,
        `经过充分商量，大家的想法越来越近。下面由${details.recorder || '记录员'}把初步共识逐条显示在大屏上，我来宣读，请大家看看有没有不同意见。`,
      ]
    case 'confirmation':
      return [
        ...opening,
        '下面逐条确认。我每读完一条，没有不同意见的就算确认；有不同意见的请举手，我们记下人数，能改的当场改。',
        ...votingWords(meeting, 'vote'),
      ]
    case 'poll':
      return [...opening, '下面进行满意度测评。测评不记名，请大家实事求是地表达意见。', ...votingWords(meeting, 'poll')]
    case 'closing':
      return [
        ...opening,
        '今天的协商，大家畅所欲言、互相体谅，谈得实、谈得好。形成的共识和意见建议，会后整理成文，报送有关方面研究办理；办得怎么样，我们一定向大家反馈。',
        `感谢各位的参与。现在散会。`,
      ]
    case 'other':
      return [
        ...opening,
        `下面进行“${item.title}”${item.presenter ? `，请${item.presenter}主讲` : ''}${forAbout(item)}。`,
      ]
  }
}

function openingWords(meeting: Meeting): readonly string[] {
  const { details, attendees } = meeting
  const expected = attendees.filter((each) => each.standing === 'member').length
  const greeting = saidTime(details.startsAt).slice(0, 2)
  return [
    `各位委员、各位代表，同志们，大家${greeting === '凌晨' ? '' : greeting}好！`,
    `今天，我们在${details.venue}召开${formOf(meeting)}，围绕“${topicOf(meeting)}”一起商量。` +
      `${expected > 0 ? `今天应到${spokenNumber(expected)}人，实到＿＿＿＿人。` : ''}现在开会。`,
  ]
}

/** 亮身份: who sits on which side; many of one side are named by the first three. */
function introductions(meeting: Meeting, room: Room): readonly string[] {
  const parties = partiesOf(meeting, room)
  if (parties.length === 0) return []
  const said = parties.map(({ label, people }) => {
    const names = people.slice(0, 3).map((each) => each.name)
    const rest = people.length > names.length ? `等${spokenNumber(people.length)}人` : ''
    return `${label}${label === '列席' ? '的有' : '方面的'}${names.join('、')}${rest}`
  })
  return [`参加今天协商的有：${said.join('；')}。欢迎大家！`]
}

/** 一是……；二是……. */
function inTurn(rules: readonly string[]): string {
  return rules.map((rule, index) => `${spokenNumber(index + 1)}是${rule.replace(/[。；;.]+$/, '')}`).join('；')
}

function votingWords({ votes, details }: Meeting, kind: 'vote' | 'poll'): readonly string[] {
  const asked = votes.filter((vote) => vote.kind === kind && vote.stage !== 'voided')
  if (asked.length === 0) return []
  const items = asked.map((vote) => {
    const rule = vote.kind === 'vote' ? `，${ruleText(vote)}` : ''
    return `“${vote.title}”，采取${voteMethodNames[vote.method]}方式${rule}`
  })
  const tellers = details.tellers.length > 0 ? `由${details.tellers.join('、')}计票、监票。` : ''
  return [
    `${kind === 'vote' ? '需要表决' : '测评'}的事项有${measured(items.length)}项：${items.length > 1 ? inTurn(items) : items[0]}。${tellers}`,
  ]
}

/** The words that lead on from what was just heard. */
function thanksAfter(before: PlannedItem | undefined): string {
  switch (before?.item.kind) {
    case 'follow-up':
    case 'briefing':
    case 'survey':
      return before.item.presenter ? `感谢${before.item.presenter}的介绍。` : '感谢刚才的介绍。'
    case 'speeches':
      return '刚才大家讲了实情，也提了不少好办法。'
    case 'dialogue':
      return '刚才的互动很坦诚，有些问题当场就有了答复。'
    case 'advice':
      return '感谢各位委员的建言。'
    default:
      return ''
  }
}

function forAbout(item: AgendaItem): string {
  return item.minutes ? `，时间${spokenLength(item.minutes * 60)}左右` : ''
}

function warning(seconds: number): string {
  return seconds > 0 ? `还剩${spokenLength(seconds)}时大屏会提醒，` : ''
}
