import type { Invitation } from '#shared/meeting/attendance'
import type { agendaTemplates } from '#shared/meeting/forms'
import type { MinutesKind } from '#shared/meeting/minutes'
import { defaultMeetingRules } from '#shared/meeting/rules'
import type { Figures } from '#shared/meeting/tally'
import { Played } from './play'

/*
 * A whole morning, played through the real domain: 36 invited members and 2 observers, late arrivals, somebody who leaves,
 * speeches with an interjection, minutes of every kind with edits and strikes, a private note, two votes and a poll, a
 * break, a power cut, consensus confirmed line by line. All names are invented.
 */

/** Stands in every private place; no paper may contain it. */
export const canary = '金丝雀勿外传'
export const canaryTelephone = '13912345678'

const day = (time: string) => `2026-11-21T${time}:00.000Z`

/** The days before: agenda, invitations, checklist, one vote of each method and a poll; nothing has begun. */
export function playPreparation(options: { members?: number } = {}): Played {
  const played = beginning(options.members ?? 36)
  const [item] = played.meeting.agenda.items.filter((each) => each.kind === 'briefing')
  if (!item) throw new Error('the agenda has a briefing')
  const { title, kind, minutes } = item
  played.say({ type: 'agenda.edit', itemId: item.id, title, kind, minutes, presenter: '街道城管办' })
  played.say({
    type: 'checklist.add',
    items: [
      { text: '协商活动方案报批', dueOn: '2026-11-11' },
      { text: '发会议通知，送阅材料', dueOn: '2026-11-18' },
      { text: '会场布置、大屏和音响检查', dueOn: null },
    ],
  })
  played.say({ ...question, kind: 'vote', title: '是否同意三号楼、五号楼首批试点', method: 'secret' })
  played.say({ ...question, kind: 'vote', title: '系数表公示七天', method: 'roll-call', majority: 'two-thirds' })
  const ballot = { type: 'satisfaction' } as const
  const poll = {
    kind: 'poll',
    title: '对今天协商的满意度',
    method: 'secret',
    ballot,
    majority: null,
    base: 'valid',
  } as const
  played.say({ ...question, ...poll })
  return played
}

function beginning(members: number): Played {
  const played = new Played(day('00:30'))
  played.say({
    type: 'meeting.create',
    details: {
      title: '老旧小区加装电梯选址与费用分摊专题协商会',
      topic: '老旧小区加装电梯的选址与费用分摊',
      form: 'special',
      venueKind: 'room',
      venue: '青石街道协商议事室',
      startsAt: day('01:00'),
      chair: '陈志远',
      recorder: '刘小芳',
      tellers: ['周　平', '吴建国'],
    },
    rules: { ...defaultMeetingRules, counting: 'two-counters' },
  })
  played.say({ type: 'agenda.useTemplate', form: 'special' })
  if (members > 0) played.say({ type: 'attendance.invite', people: people(members) })
  return played
}

export function playMorning(options: { members?: number; closed?: boolean } = {}): Played {
  const played = beginning(options.members ?? 36)
  const ids = played.meeting.attendees.map((each) => each.id)
  const person = (index: number) => ids[index] ?? ''
  played.say({ type: 'attendance.excuse', attendeeId: person(3), reason: '外出就医' })
  played.at(day('00:55')).say({ type: 'attendance.signIn', attendeeIds: ids.filter((_, index) => index > 5) })
  played.at(day('00:58')).say({ type: 'attendance.signIn', attendeeIds: [person(0), person(1), person(2)] })
  played.say({ type: 'attendance.setProxy', attendeeId: person(8), proxy: '孙　浩' })

  const items = played.meeting.agenda.items.map((item) => item.id)
  const item = (kind: (typeof agendaTemplates.special)[number]['kind']) =>
    played.meeting.agenda.items.find((each) => each.kind === kind)?.id ?? ''
  played.at(day('01:02')).say({ type: 'meeting.open' })
  for (const [index, itemId] of items.slice(0, 5).entries())
    played.at(day(`01:0${3 + index}`)).say({ type: 'agenda.activate', itemId })
  played.at(day('01:09')).say({ type: 'attendance.signIn', attendeeIds: [person(4)] })

  const write = (kind: MinutesKind, text: string, more: { unit?: string; dueOn?: string; wholeRoom?: boolean } = {}) =>
    played.say({
      type: 'minutes.write',
      kind,
      text,
      unit: more.unit ?? '',
      dueOn: more.dueOn ?? null,
      attendeeId: null,
      wholeRoom: more.wholeRoom ?? false,
    })
  const speak = (index: number, kind: 'speech' | 'reply' | 'interjection' | 'point-of-order' = 'speech') =>
    played.say({
      type: 'speakers.callNow',
      attendeeId: person(index),
      kind,
      category: 'other',
      stance: 'neutral',
      note: canary,
    })

  played.at(day('01:12')).say({ type: 'agenda.activate', itemId: item('speeches') })
  speak(0)
  played.at('2026-11-21T01:13:20.000Z')
  write('point', '三号楼、五号楼老人多，盼着早装；一楼住户担心采光和噪音，希望把选址图公示到单元门口。')
  write('private', `${canary}，会后单独沟通。`)
  played.at(day('01:15'))
  speak(1)
  const wrong = write('suggestion', '建议先做两个楼栋试点，费用按楼层系数分摊，系数表请设计单位测算后公示。')
  played.at(day('01:16')).say({
    type: 'minutes.edit',
    entryId: wrong,
    kind: 'suggestion',
    text: '建议先在三号楼、五号楼试点，费用按楼层系数分摊，系数表由设计单位测算后公示七天。',
    unit: '',
    dueOn: null,
  })
  speak(7, 'interjection')
  played.at(day('01:17'))
  write('difference', '一楼住户认为应给予采光补偿，其他住户认为补偿标准要统一，不能一户一价。')
  const running = played.meeting.speaking.current?.id ?? ''
  played.say({ type: 'speakers.end', speechId: running })
  played.at(day('01:20')).say({ type: 'agenda.activate', itemId: item('dialogue') })
  speak(12, 'reply')
  write('response', '区住建局答复：加装电梯补贴每台二十万元，十二月底前完成两栋楼的规划公示。')
  const struck = write('point', '这一条记错了，重复。')
  played.say({ type: 'minutes.strike', entryId: struck, reason: '重复' })
  write('commitment', '会同设计单位完成三号楼、五号楼选址比选方案并上墙公示。', {
    unit: '街道城管办',
    dueOn: '2026-12-31',
  })
  write('todo', '把楼层分摊系数测算表发给每户征求意见。', {
    unit: '青石社区居委会',
    dueOn: '2026-12-10',
    wholeRoom: true,
  })
  played.at(day('01:25')).say({ type: 'attendance.leave', attendeeId: person(9) })
  played.at(day('01:30')).say({ type: 'meeting.adjourn', reason: '茶歇' })
  played.at(day('01:40')).say({ type: 'meeting.reopen' })
  played.at(day('01:50')).say({ type: 'meeting.continue', from: day('01:45'), to: day('01:49'), exclude: true })

  played.at(day('02:00')).say({ type: 'agenda.activate', itemId: item('consensus') })
  const first = write('consensus', '加装电梯先易后难、逐栋推进，三号楼、五号楼列入首批。', { wholeRoom: true })
  const second = write('consensus', '费用按楼层系数分摊，系数表公示七天无异议后执行。', { wholeRoom: true })
  const third = write('consensus', '一楼采光补偿标准由社区牵头另行协商。', { wholeRoom: true })
  for (const [entryId, objections] of [
    [first, 0],
    [second, 2],
  ] as const) {
    played.say({ type: 'consensus.put', entryId })
    played.say({ type: 'consensus.confirm', entryId, objections })
  }
  played.say({ type: 'consensus.setAside', entryId: third, reason: '双方还需测算' })
  played.say({ type: 'consensus.conclude', outcome: 'mostly' })

  played.at(day('02:20')).say({ type: 'agenda.activate', itemId: item('confirmation') })
  const present = () => played.meeting.votes.find((vote) => vote.stage === 'open')?.electorate.present ?? 0
  const secret = played.say({ ...question, kind: 'vote', title: '是否同意三号楼、五号楼首批试点', method: 'secret' })
  played.say({ type: 'votes.open', voteId: secret })
  const all = present()
  const good = figures(all, all, 1, [all - 6, 4], 1)
  played.say({ type: 'votes.count', voteId: secret, counter: 'first', figures: { ...good, invalid: 0 } })
  played.say({ type: 'votes.count', voteId: secret, counter: 'second', figures: good })
  played.say({ type: 'votes.recount', voteId: secret })
  for (const counter of ['first', 'second'] as const)
    played.say({ type: 'votes.count', voteId: secret, counter, figures: good })
  played.at(day('02:30')).say({ type: 'votes.close', voteId: secret, exceptionReason: '' })
  played.at(day('02:31')).say({ type: 'votes.announce', voteId: secret })

  const calling = played.say({
    ...question,
    kind: 'vote',
    title: '系数表公示七天',
    method: 'roll-call',
    majority: 'two-thirds',
  })
  played.at(day('02:33')).say({ type: 'votes.open', voteId: calling })
  const open = played.meeting.votes.find((vote) => vote.id === calling)
  const eligible = open && 'eligibleIds' in open ? open.eligibleIds : []
  for (const [index, attendeeId] of eligible.slice(0, -2).entries())
    played.say({ type: 'votes.answer', voteId: calling, attendeeId, option: index % 6 === 5 ? 1 : 0 })
  played.at(day('02:40')).say({ type: 'votes.close', voteId: calling, exceptionReason: '' })
  played.say({ type: 'votes.announce', voteId: calling })

  const poll = played.say({
    ...question,
    kind: 'poll',
    title: '对今天协商的满意度',
    method: 'secret',
    ballot: { type: 'satisfaction' },
    majority: null,
    base: 'valid',
  })
  played.at(day('02:41')).say({ type: 'votes.open', voteId: poll })
  const pollFigures = figures(all, all, 0, [all - 3, 2, 1, 0], 0)
  for (const counter of ['first', 'second'] as const)
    played.say({ type: 'votes.count', voteId: poll, counter, figures: pollFigures })
  played.say({ type: 'votes.close', voteId: poll, exceptionReason: '' })
  played.say({ type: 'votes.announce', voteId: poll })

  const sealed = played.say({ ...question, kind: 'vote', title: '作废的一项', method: 'show-of-hands' })
  played.say({ type: 'votes.open', voteId: sealed })
  played.say({ type: 'votes.void', voteId: sealed, reason: '事项没有说清，改日再议' })

  played.at(day('02:55')).say({ type: 'agenda.activate', itemId: item('closing') })
  if (options.closed !== false) played.at('2026-11-21T03:02:00.000Z').say({ type: 'meeting.close' })
  return played
}

const question = {
  type: 'votes.prepare',
  ballot: { type: 'approval' },
  base: 'present',
  majority: 'over-half',
  attendance: null,
  expected: null,
  comparesWith: null,
} as const

function figures(issued: number, received: number, invalid: number, options: number[], abstain: number): Figures {
  return { issued, received, invalid, options, abstain }
}

const names = (
  '王小宁 李明 张建华 赵敏 陈秀英 刘洋 杨帆 黄海 吴芳 周杰 徐丽 孙浩 马军 朱琳 胡斌 郭静 何平 高翔 林峰 罗兰 郑义 梁栋 谢婷 宋佳 ' +
  '唐伟 许可 韩冰 冯雪 邓超 曹阳 彭湃 曾毅 肖红 田野 董洁 袁方 单小燕 欧阳明'
).split(' ')
const sides = ['masses', 'merchants', 'departments', 'members', 'professionals', 'village'] as const
const places = ['花园社区', '青石商圈', '区住建局', '区政协', '市建筑设计院', '青石社区居委会'] as const
const posts = ['居民代表', '商户代表', '科长', '委员', '工程师', '主任'] as const

function people(members: number): Invitation[] {
  return Array.from({ length: members + 2 }, (_, index) => ({
    personId: null,
    name:
      index < names.length
        ? (names[index] ?? '')
        : `${names[index % names.length]}${'甲乙丙丁戊己庚辛'.charAt(Math.floor(index / names.length) - 1)}`,
    side: sides[index % sides.length] ?? 'other',
    organization: places[index % places.length] ?? '',
    post: posts[index % posts.length] ?? '',
    telephone: canaryTelephone,
    standing: index < members ? 'member' : 'observer',
    interestsTouched: index % 3 === 0,
    mayVote: true,
  }))
}
