/** 协商形式 (P6). */
export const meetingForms = ['special', 'counterpart', 'sector', 'proposal', 'small', 'online', 'inspection'] as const
export type MeetingForm = (typeof meetingForms)[number]

export const formNames: Readonly<Record<MeetingForm, string>> = {
  special: '专题协商',
  counterpart: '对口协商',
  sector: '界别协商',
  proposal: '提案办理协商',
  small: '小微协商',
  online: '网络协商',
  inspection: '视察协商',
}

/** 场所 (P8). */
export const venueKinds = ['room', 'studio', 'post', 'square', 'courtyard', 'online', 'other'] as const
export type VenueKind = (typeof venueKinds)[number]

export const venueNames: Readonly<Record<VenueKind, string>> = {
  room: '协商议事室',
  studio: '委员工作室',
  post: '社情民意驿站',
  square: '广场',
  courtyard: '院坝',
  online: '线上',
  other: '其他地点',
}

/** 议程类别: decides which scene follows the item and which speech limit holds. */
export const agendaKinds = [
  'opening',
  'introduction',
  'follow-up',
  'briefing',
  'survey',
  'speeches',
  'dialogue',
  'advice',
  'consensus',
  'confirmation',
  'poll',
  'closing',
  'other',
] as const
export type AgendaKind = (typeof agendaKinds)[number]

export const agendaKindNames: Readonly<Record<AgendaKind, string>> = {
  opening: '签到',
  introduction: '三亮',
  'follow-up': '上次办理情况',
  briefing: '情况通报',
  survey: '调研报告',
  speeches: '发言',
  dialogue: '自由互动',
  advice: '委员建言',
  consensus: '梳理共识',
  confirmation: '逐条确认、表决',
  poll: '满意度测评',
  closing: '总结',
  other: '其他',
}

export type TemplateItem = { readonly title: string; readonly kind: AgendaKind; readonly minutes: number }

const step = {
  opening: { title: '签到、宣布会议纪律', kind: 'opening', minutes: 3 },
  introduction: { title: '主持人说明议题、介绍各方', kind: 'introduction', minutes: 5 },
  followUp: { title: '上次议题办理情况回报', kind: 'follow-up', minutes: 5 },
  briefing: { title: '情况通报', kind: 'briefing', minutes: 8 },
  survey: { title: '调研报告', kind: 'survey', minutes: 10 },
  speeches: { title: '群众和利益攸关方发言', kind: 'speeches', minutes: 25 },
  dialogue: { title: '互动提问与部门回应', kind: 'dialogue', minutes: 20 },
  advice: { title: '委员建言', kind: 'advice', minutes: 10 },
  consensus: { title: '梳理共识、宣读协商意见', kind: 'consensus', minutes: 10 },
  confirmation: { title: '逐条确认或表决', kind: 'confirmation', minutes: 10 },
  poll: { title: '满意度测评', kind: 'poll', minutes: 8 },
  closing: { title: '主持人总结、散会', kind: 'closing', minutes: 6 },
} as const satisfies Record<string, TemplateItem>

const whole: readonly TemplateItem[] = Object.values(step)

/** 议程模板 by form: ours, from several published procedures (DOMAIN, default agenda); every room may change it. */
export const agendaTemplates: Readonly<Record<MeetingForm, readonly TemplateItem[]>> = {
  special: whole,
  counterpart: [
    step.opening,
    step.introduction,
    step.followUp,
    { ...step.briefing, title: '部门情况通报' },
    step.survey,
    { ...step.advice, title: '委员对口建言', minutes: 20 },
    { ...step.dialogue, title: '部门回应与互动' },
    step.consensus,
    step.confirmation,
    step.closing,
  ],
  sector: [
    step.opening,
    step.introduction,
    step.briefing,
    step.survey,
    { ...step.speeches, title: '界别群众和委员发言' },
    step.dialogue,
    step.advice,
    step.consensus,
    step.confirmation,
    step.closing,
  ],
  proposal: [
    step.opening,
    step.introduction,
    { ...step.briefing, title: '承办单位介绍提案办理情况', minutes: 10 },
    { ...step.advice, title: '提案人意见', minutes: 10 },
    { ...step.speeches, title: '群众和利益攸关方发言', minutes: 15 },
    { ...step.dialogue, title: '互动提问与承办单位回应' },
    step.consensus,
    { ...step.poll, title: '提案办理满意度测评' },
    step.closing,
  ],
  small: [
    { ...step.opening, minutes: 2 },
    { ...step.introduction, minutes: 3 },
    { ...step.briefing, minutes: 5 },
    { ...step.speeches, title: '各方发言', minutes: 20 },
    { ...step.dialogue, title: '自由互动', minutes: 15 },
    { ...step.consensus, minutes: 5 },
    { ...step.confirmation, minutes: 5 },
    { ...step.closing, minutes: 3 },
  ],
  online: [
    { ...step.opening, title: '签到、连线检查' },
    step.introduction,
    step.briefing,
    step.speeches,
    step.dialogue,
    step.advice,
    step.consensus,
    step.confirmation,
    step.closing,
  ],
  inspection: [
    { ...step.opening, title: '集合、签到' },
    { title: '现场视察', kind: 'survey', minutes: 40 },
    step.introduction,
    step.briefing,
    { ...step.speeches, title: '视察人员和群众发言' },
    { ...step.dialogue, title: '部门回应与互动' },
    step.consensus,
    step.confirmation,
    step.closing,
  ],
}
