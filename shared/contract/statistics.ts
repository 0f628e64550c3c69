import { z } from '../text/zod'
import { chartIds } from '../views/charts'
import { statisticsQuestionSchema } from '../views/statistics'
import type { StatisticsPage } from '../views/statistics-page'
import { request } from './door'

/** 统计 of a period, and its files. */
export const statisticsRequests = {
  /** 统计 of one period, over everything this machine has records of. */
  'statistics.read': request<StatisticsPage>()(z.strictObject({ question: statisticsQuestionSchema })),
  /** 统计 as a workbook: one chart, or everything (null). Main reckons it from its own lists; where it was saved, or null. */
  'statistics.saveWorkbook': request<string | null>()(
    z.strictObject({ question: statisticsQuestionSchema, chart: z.enum(chartIds).nullable() }),
  ),
  /** A chart as the page drew it, PNG; where it was saved, or null. */
  'statistics.savePicture': request<string | null>()(
    z.strictObject({ title: z.string().max(60), about: z.string().max(200), png: z.instanceof(Uint8Array) }),
  ),
}
