import type { Scene, SideName, SpeechClock, WallFrame, WallMessage } from '#shared/views/scene'

/*
 * Every scene of the wall with words as a township would use them, and again with the longest and the most that a
 * meeting may bring. Shown by index.html beside this file, and used by tests that render the wall.
 */

/** 9:52:14 on a November morning, Chinese standard time. */
export const sentAt = '2026-11-21T01:52:14.000Z'

export const frame: WallFrame = {
  theme: 'paper',
  size: 'standard',
  brand: '有事好商量',
  roomName: '河坝镇协商议事室',
  meetingTitle: '场镇公共停车场建设协商会',
  attendance: { expected: 42, present: 37 },
  emblem: null,
  accent: 'cinnabar',
  frozen: false,
}

export const longFrame: WallFrame = {
  ...frame,
  brand: '有事好商量·众人的事情由众人商量',
  roomName: '乌兰察布市察哈尔右翼后旗白音察干镇协商议事室',
  meetingTitle:
    '关于老粮站片区公共停车场建设与赶场日临时停车管理、校门口错时通行及收费标准等群众关切事项的专题协商议事会议（第二次）',
  attendance: { expected: 486, present: 471 },
}

export function messageOf(scene: Scene, about: WallFrame = frame, number = 1): WallMessage {
  return { number, frame: about, scene, sentAt }
}

const masses: SideName = { label: '群众代表', color: 'amber' }
const departments: SideName = { label: '部门', color: 'blue' }
const members: SideName = { label: '政协委员', color: 'jade' }
const traders: SideName = { label: '商户', color: 'plum' }
const village: SideName = { label: '村社干部', color: 'ink' }

export const longName = '欧阳阿依古丽·买买提明'

/** A clock that has run for so many seconds at `sentAt`. */
export function clockAfter(spokenSeconds: number, rest: Partial<SpeechClock> = {}): SpeechClock {
  return {
    startedAt: new Date(Date.parse(sentAt) - spokenSeconds * 1000).toISOString(),
    pausedMs: 0,
    pausedAt: null,
    limitSeconds: 180,
    warnSeconds: 30,
    ...rest,
  }
}

const item = { number: '6', title: '群众和利益攸关方发言' }
const speaker = {
  name: '王小宁',
  side: masses,
  organization: '东街居民小组　临街商户',
  speechKind: '发言',
  clock: clockAfter(53),
}
const next = [
  { name: '李国强', side: masses },
  { name: '陈芳', side: traders },
]

const agendaTitles = [
  '签到、宣布纪律',
  '主持人说明议题、介绍各方',
  '上次议题办理情况回报',
  '情况通报',
  '调研报告',
  '群众和利益攸关方发言',
  '互动提问与部门回应',
  '委员建言',
  '梳理共识、宣读协商意见',
  '逐条确认或表决',
  '满意度测评',
  '主持人总结、散会',
]

type AgendaItem = Extract<Scene, { kind: 'agenda' }>['items'][number]

function agendaItem(index: number, now: number, title: string, rest: Partial<AgendaItem> = {}): AgendaItem {
  const minutes = 9 * 60 + index * 10
  return {
    number: String(index + 1),
    title,
    depth: 0,
    state: index < now ? 'done' : index === now ? 'now' : 'coming',
    startsAt: index > now ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` : null,
    minutesLeft: index === now ? 8 : null,
    ...rest,
  }
}

const longTitle =
  '关于老粮站片区公共停车场选址、建设规模、分期实施步骤和资金来源的情况通报，以及上次会议所提意见办理结果的说明'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const givenNames = ['小宁', '国强', '芳', '建华', '文秀', '明', '德明', '会兰', '志远', '秀英', '伟', '玉兰', '建国']

export function people(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 23 === 22) return longName
    return `${surnames[index % surnames.length]}${givenNames[(index * 7) % givenNames.length]}`
  })
}

const rules = [
  '先举手，后发言',
  '一次只说一件事',
  '每次发言不超过三分钟',
  '对事不对人',
  '听完别人再说话',
  '说到做到，共识大家守',
]

const consensusTexts = [
  '先建老粮站停车场，一次规划、分两期实施。',
  '赶场日在河坝路设临时停车点，交管所派人疏导。',
  '停车场出口与小学大门错时通行。',
  '收费标准另行开会协商。',
]

const longConsensus =
  '老粮站片区公共停车场按一次规划、分两期实施：第一期平整空坝，年前投用六十个车位；第二期待用地手续办结后建设立体车位，施工期间由镇规划建设办每周五在公示栏公布进度，并由群众代表三人随时查看。'

const vote = {
  kind: 'vote',
  title: '先建老粮站停车场，分两期实施',
  method: '举手表决',
  eligible: 35,
  rule: '过半数通过',
  options: ['赞成', '反对', '弃权'],
  state: 'voting',
} as const satisfies Scene

const result = {
  kind: 'result',
  title: '先建老粮站停车场，分两期实施',
  method: '举手表决',
  base: '有表决权且实到 35 人',
  rule: '过半数通过',
  lines: [
    { label: '赞成', tone: 'good', count: 30, permyriad: 8571 },
    { label: '反对', tone: 'bad', count: 2, permyriad: 571 },
    { label: '弃权', tone: 'neutral', count: 3, permyriad: 857 },
  ],
  verdict: { text: '通过', tone: 'good' },
  footnote: '计票、监票已核对',
} as const satisfies Scene

type FollowedUp = Extract<Scene, { kind: 'follow-up' }>['lines'][number]

function followedLine(id: number, text: string, rest: Partial<FollowedUp> = {}): FollowedUp {
  return {
    id: `line-${id}`,
    topic: '场镇停车难',
    text,
    unit: '镇规划建设办',
    due: '办结 12月31日 周四',
    lamp: 'green',
    lampName: '绿灯',
    state: '在办',
    ...rest,
  }
}

const followedUp: readonly FollowedUp[] = [
  followedLine(1, '赶场日派人疏导，消防通道不能堵', {
    unit: '交管所',
    due: '反馈 前天',
    lamp: 'red',
    lampName: '红灯',
    state: '待反馈',
  }),
  followedLine(2, '停车场出口与小学大门错时通行', { due: '办结 11月30日 周一', lamp: 'yellow', lampName: '黄灯' }),
  followedLine(3, '年底前在老粮站画好六十个车位'),
  followedLine(4, '清理路边废旧车辆', { due: '', lamp: 'finished', lampName: '办结', state: '已办结' }),
]

/** Scenes as an ordinary morning brings them. */
export const ordinary = {
  emblem: {
    kind: 'emblem',
    title: '场镇公共停车场建设协商会',
    place: '河坝镇协商议事室',
    date: '2026年11月21日　星期六　9:00',
    state: '即将开始',
  },
  'emblem-room': { kind: 'emblem', title: '有事好商量', place: '河坝镇协商议事室', date: '河坝镇', state: '' },
  introduction: {
    kind: 'introduction',
    topic: '场镇公共停车场建在哪里、怎么管',
    rules,
    sides: [
      { side: masses, people: people(9) },
      { side: traders, people: ['陈芳', '赵文秀', '罗志远'] },
      { side: departments, people: ['张建华', '何伟', '郭玉兰', '唐明'] },
      { side: members, people: people(5).map((name) => `${name}`) },
    ],
  },
  agenda: { kind: 'agenda', items: agendaTitles.map((title, index) => agendaItem(index, 5, title)) },
  speaking: { kind: 'speaking', item, speaker, waitingHost: null, next },
  'speaking-warning': {
    kind: 'speaking',
    item,
    speaker: { ...speaker, clock: clockAfter(157) },
    waitingHost: null,
    next: next.slice(0, 1),
  },
  'speaking-overtime': {
    kind: 'speaking',
    item,
    speaker: { ...speaker, clock: clockAfter(195.5) },
    waitingHost: null,
    next: [],
  },
  'speaking-interjection': {
    kind: 'speaking',
    item,
    speaker: { ...speaker, name: '张建华', side: departments, organization: '镇规划建设办', speechKind: '插话' },
    waitingHost: '王小宁',
    next,
  },
  'speaking-paused': {
    kind: 'speaking',
    item,
    speaker: { ...speaker, clock: clockAfter(53, { pausedAt: sentAt }) },
    waitingHost: null,
    next,
  },
  'speaking-nobody': { kind: 'speaking', item, speaker: null, waitingHost: null, next },
  'speaking-empty': { kind: 'speaking', item, speaker: null, waitingHost: null, next: [] },
  vote,
  'vote-counting': { ...vote, state: 'counting' },
  result,
  'result-satisfaction': {
    ...result,
    title: '对停车场协商议事工作的满意度测评',
    method: '无记名测评',
    base: '有效票 34 张',
    rule: '满意和基本满意计入满意率',
    lines: [
      { label: '满意', tone: 'good', count: 28, permyriad: 8235 },
      { label: '基本满意', tone: 'good', count: 5, permyriad: 1471 },
      { label: '不满意', tone: 'bad', count: 1, permyriad: 294 },
      { label: '不了解', tone: 'neutral', count: 0, permyriad: 0 },
    ],
    verdict: { text: '满意率 97.06%', tone: 'good' },
    footnote: '发出 35 张　收回 35 张　有效 34 张　无效 1 张',
  },
  'result-rejected': {
    ...result,
    title: '赶场日摊位整体搬到河坝路',
    lines: [
      { label: '赞成', tone: 'good', count: 12, permyriad: 3429 },
      { label: '反对', tone: 'bad', count: 20, permyriad: 5714 },
      { label: '弃权', tone: 'neutral', count: 3, permyriad: 857 },
    ],
    verdict: { text: '未通过', tone: 'bad' },
  },
  consensus: {
    kind: 'consensus',
    lines: consensusTexts.map((text, index) => ({
      number: index + 1,
      text,
      state: index < 2 ? 'confirmed' : index === 2 ? 'confirming' : 'proposed',
    })),
  },
  'follow-up': {
    kind: 'follow-up',
    topic: '场镇停车难',
    lines: followedUp,
  },
  'consensus-empty': { kind: 'consensus', lines: [] },
  notice: { kind: 'notice', text: '休息十分钟，10:15 继续。\n茶水在门口左手边。' },
  countdown: { kind: 'countdown', label: '距离会议开始', endsAt: '2026-11-21T02:00:00.000Z' },
  'countdown-over': { kind: 'countdown', label: '距离会议开始', endsAt: '2026-11-21T01:52:14.000Z' },
  black: { kind: 'black' },
} satisfies Record<string, Scene>

/** The longest and the most: nothing here may spill, scroll or lose its dignity. */
export const stress = {
  emblem: {
    kind: 'emblem',
    title: longFrame.meetingTitle,
    place: '乌兰察布市察哈尔右翼后旗白音察干镇新时代文明实践所二楼协商议事大厅',
    date: '2026年11月21日　星期六　上午9:00',
    state: '正在进行',
  },
  introduction: {
    kind: 'introduction',
    topic: longTitle,
    rules: [...rules, '请把手机调成静音，接电话请到门外', '不同意见写在意见条上交给记录员', '会场内不录像、不直播'],
    sides: [
      { side: masses, people: people(46) },
      { side: { label: '利益攸关方', color: 'plum' }, people: people(31) },
      { side: departments, people: people(12) },
      { side: members, people: people(18) },
      { side: village, people: people(9) },
      { side: { label: '专业人士', color: 'blue' }, people: [longName, '阿卜杜热西提·艾尔肯', '李明'] },
      { side: { label: '老党员老干部老乡贤', color: 'amber' }, people: people(14) },
      { side: { label: '列席', color: 'ink' }, people: [] },
    ],
  },
  'introduction-crowd': {
    kind: 'introduction',
    topic: '场镇公共停车场建在哪里、怎么管',
    rules,
    sides: [
      { side: masses, people: people(400) },
      { side: departments, people: people(100) },
    ],
  },
  agenda: {
    kind: 'agenda',
    items: Array.from({ length: 20 }, (_, index) =>
      agendaItem(index, 8, index % 4 === 1 ? longTitle : (agendaTitles[index % 12] ?? ''), {
        depth: index % 5 === 3 ? 1 : index % 5 === 4 ? 2 : 0,
        number: index % 5 === 3 ? `${index}.1` : String(index + 1),
        ...(index === 8 ? { minutesLeft: -14 } : {}),
        ...(index === 6 ? { state: 'skipped' as const } : {}),
      }),
    ),
  },
  'agenda-200': {
    kind: 'agenda',
    items: Array.from({ length: 200 }, (_, index) => agendaItem(index, 113, `${agendaTitles[index % 12]}`)),
  },
  'agenda-short': {
    kind: 'agenda',
    items: agendaTitles.slice(0, 5).map((title, index) => agendaItem(index, 2, title)),
  },
  'agenda-20': {
    kind: 'agenda',
    items: Array.from({ length: 20 }, (_, index) => agendaItem(index, 8, agendaTitles[index % 12] ?? '')),
  },
  speaking: {
    kind: 'speaking',
    item: { number: '12.3', title: longTitle },
    speaker: {
      name: longName,
      side: { label: '老党员老干部老乡贤', color: 'plum' },
      organization: '乌兰察布市察哈尔右翼后旗白音察干镇新时代文明实践所志愿服务队　东街居民小组　临街商户代表',
      speechKind: '插话',
      clock: clockAfter(4125.5),
    },
    waitingHost: '阿卜杜热西提·艾尔肯',
    next: [
      { name: longName, side: masses },
      { name: '阿卜杜热西提·艾尔肯', side: traders },
    ],
  },
  'speaking-nobody': {
    kind: 'speaking',
    item: { number: '12.3', title: longTitle },
    speaker: null,
    waitingHost: null,
    next: [
      { name: longName, side: { label: '老党员老干部老乡贤', color: 'plum' } },
      { name: '𬎆㛃', side: traders },
    ],
  },
  vote: {
    ...vote,
    title: longFrame.meetingTitle,
    method: '无记名投票（两名计票人分别清点）',
    eligible: 486,
    rule: '到会人数的三分之二以上赞成为通过',
    options: [
      '老粮站空坝，一次规划、分两期实施，年前投用六十个车位',
      '河坝路东侧荒地，需先修便桥',
      '小学对面旧仓库，与学校错时使用',
      '镇政府后院，工作日白天不开放',
      '卫生院门口路侧，仅限短时停放',
      '暂不建设，先用赶场日临时停车点试行三个月后再议',
    ],
  },
  'vote-many': { ...vote, options: people(20).map((name) => `${name}，东街居民小组组长、临街商户代表`) },
  'vote-marks': {
    ...vote,
    title: '给停车场协商议事工作打分',
    options: [...Array.from({ length: 11 }, (_, mark) => `${mark} 分`), '弃权'],
  },
  'result-marks': {
    ...result,
    title: '给停车场协商议事工作打分',
    lines: Array.from({ length: 11 }, (_, mark) => ({
      label: `${mark} 分`,
      tone: 'plain' as const,
      count: mark,
      permyriad: mark * 182,
    })),
    verdict: { text: '平均 8.40 分', tone: 'neutral' },
  },
  result: {
    ...result,
    title: longFrame.meetingTitle,
    method: '无记名投票',
    base: '收回票数 471 张',
    rule: '到会人数的三分之二以上赞成为通过',
    lines: [
      { label: '老粮站空坝，一次规划、分两期实施，年前投用六十个车位', tone: 'plain', count: 233, permyriad: 4947 },
      { label: '河坝路东侧荒地，需先修便桥', tone: 'plain', count: 102, permyriad: 2166 },
      { label: '小学对面旧仓库，与学校错时使用', tone: 'plain', count: 88, permyriad: 1868 },
      { label: '暂不建设', tone: 'plain', count: 48, permyriad: 1019 },
    ],
    verdict: { text: '没有选项达到规定票数，由主持人组织继续协商', tone: 'neutral' },
    footnote: '发出 471 张　收回 471 张　有效 468 张　无效 3 张　两名计票人结果一致，监票人已核对',
  },
  'result-many': {
    ...result,
    lines: people(20).map((label, index) => ({
      label,
      tone: 'plain',
      count: 35 - index,
      permyriad: 10_000 - index * 286,
    })),
    verdict: null,
  },
  consensus: {
    kind: 'consensus',
    lines: Array.from({ length: 14 }, (_, index) => ({
      number: index + 1,
      text: index % 3 === 1 ? longConsensus : (consensusTexts[index % 4] ?? ''),
      state: index < 7 ? 'confirmed' : index === 7 ? 'confirming' : index === 9 ? 'set-aside' : 'proposed',
    })),
  },
  'consensus-endless': {
    kind: 'consensus',
    lines: [
      { number: 1, text: '先建老粮站停车场。', state: 'confirmed' },
      { number: 2, text: longConsensus.repeat(12), state: 'confirming' },
    ],
  },
  'follow-up': {
    kind: 'follow-up',
    topic: '',
    lines: Array.from({ length: 24 }, (_, index) => ({
      ...(followedUp[index % 4] ?? followedLine(0, '')),
      id: `line-${index}`,
      topic: index % 5 === 2 ? longFrame.meetingTitle : '场镇停车难',
      text: index % 3 === 1 ? longConsensus : '先建老粮站停车场，一次规划、分两期实施。',
      unit: index % 4 === 0 ? '察哈尔右翼后旗白音察干镇综合行政执法局、镇规划建设办公室' : '镇规划建设办',
      ...(index % 4 === 3 ? { state: '已办待回头看' } : {}),
    })),
  },
  'follow-up-endless': {
    kind: 'follow-up',
    topic: '场镇停车难',
    lines: [followedLine(1, longConsensus.repeat(10)), followedLine(2, '先建老粮站停车场。')],
  },
  notice: { kind: 'notice', text: longConsensus.repeat(5) },
  'notice-latin': {
    kind: 'notice',
    text: 'https://example.gov.cn/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  },
  countdown: { kind: 'countdown', label: longTitle, endsAt: '2026-11-21T05:00:00.000Z' },
} satisfies Record<string, Scene>
