import type { AnnualPlan, PlanDraftEntry, PlanEntry } from './plan'

/** 照去年的做起点 (Y6): an entry of an earlier plan, and what it would be in the new one. */
export type CarriedEntry = {
  readonly from: PlanEntry
  readonly draft: PlanDraftEntry
  /** It stands in the new plan already, by its topic or by title and month. */
  readonly isThere: boolean
  /** Its topic was not consulted on in its year: a debt, offered first. */
  readonly isOpen: boolean
}

/**
 * What of an earlier year may be taken over. Month, form, lead and note stay, the deadline goes along by as many years;
 * the link to a topic stays only while the topic is still to be consulted on (`openTopics`).
 */
export function carriedOver(
  earlier: AnnualPlan,
  plan: Pick<AnnualPlan, 'year' | 'entries'>,
  openTopics: ReadonlySet<string>,
): readonly CarriedEntry[] {
  return earlier.entries.map((from) => {
    const { id: _, ...rest } = from
    const isOpen = from.topicId !== null && openTopics.has(from.topicId)
    const draft: PlanDraftEntry = {
      ...rest,
      topicId: isOpen ? from.topicId : null,
      dueOn: from.dueOn && yearsLater(from.dueOn, plan.year - earlier.year),
    }
    const isThere = plan.entries.some(
      (each) =>
        (draft.topicId !== null && each.topicId === draft.topicId) ||
        (each.title === draft.title && each.month === draft.month),
    )
    return { from, draft, isThere, isOpen }
  })
}

/** The same day so many years later; the 29th of February becomes the 28th where there is none. */
function yearsLater(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const later = Number(year) + years
  const isLeap = later % 4 === 0 && (later % 100 !== 0 || later % 400 === 0)
  return `${later}-${month}-${month === '02' && date === '29' && !isLeap ? '28' : date}`
}
