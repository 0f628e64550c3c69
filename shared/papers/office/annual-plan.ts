import { formNames } from '../../meeting/forms'
import type { AnnualPlan } from '../../plan/plan'
import { longDate, shortDate } from '../../text/dates'
import { type Block, type PaperDocument, paragraph, sections } from '../document'
import { officeOf } from '../meeting-words'
import { closingOf, type OfficeKnown, type OfficePaper, officeProvenance } from './office-paper'

export type PlanInput = OfficeKnown & { readonly plan: AnnualPlan }

/** 年度协商计划 (P5): what is to be consulted on in a year, by month, with lead and deadline. */
export const annualPlan: OfficePaper<PlanInput> = {
  name: '年度协商计划',
  says: '全年议题、月份、形式、牵头单位和时限',
  about: ({ plan }) => `${plan.year}年`,
  kind: 'document',
  compose,
}

function compose(input: PlanInput): PaperDocument {
  const { plan, room } = input
  const { issued } = plan
  return {
    mark: null,
    title: `${plan.year}年度协商计划`,
    subtitle: issued?.number ?? '',
    blocks: [
      paragraph(openingOf(input)),
      ...sections([
        ['议题安排', plan.entries.length === 0 ? [paragraph('待定。')] : [entriesTable(plan)]],
        ['工作要求', demands.map((each) => paragraph(each))],
      ]),
      issued
        ? { kind: 'closing', office: issued.issuers || officeOf(room), date: longDate(issued.on) }
        : closingOf(input),
    ],
    imprint: null,
    provenance: issued ? '' : officeProvenance(input),
  }
}

function openingOf({ plan, room }: PlanInput): string {
  const { entries, year } = plan
  const months = new Set(entries.map((each) => each.month)).size
  const planned = entries.length === 0 ? '' : `全年安排协商议题${entries.length}个，分布在${months}个月。`
  return `为做好${year}年${room.brand || '有事好商量'}协商议事工作，${officeOf(room)}制定本计划。${planned}`
}

function entriesTable(plan: AnnualPlan): Block {
  const entries = plan.entries
    .map((each, place) => ({ each, place }))
    .sort((a, b) => a.each.month - b.each.month || a.place - b.place)
  return {
    kind: 'table',
    columns: [
      { header: '序号', width: 8, align: 'centred' },
      { header: '月份', width: 8, align: 'centred' },
      { header: '议题', width: 31, align: 'left' },
      { header: '协商形式', width: 13, align: 'centred' },
      { header: '牵头单位', width: 14, align: 'left' },
      { header: '时限', width: 16, align: 'centred' },
      { header: '备注', width: 10, align: 'left' },
    ],
    rows: entries.map(({ each }, index) => [
      String(index + 1),
      `${each.month}月`,
      each.title,
      each.form ? formNames[each.form] : '',
      each.lead,
      each.dueOn ? shortDate(each.dueOn) : '',
      each.note,
    ]),
  }
}

/** Ours, from published annual plans: what every plan says below its table. */
const demands = [
  '1.坚持不调研不协商，每个议题协商前完成调研，协商方案按程序报批。',
  '2.牵头单位按月推进，确需调整月份或议题的，及时说明原因。',
  '3.协商成果及时报送，办理情况纳入台账，按期反馈，适时回头看。',
]
