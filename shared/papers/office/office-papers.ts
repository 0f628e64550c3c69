import { annualPlan } from './annual-plan'
import { bulletinPaper } from './bulletin-paper'
import { ledgerPaper } from './ledger-paper'
import type { OfficePaper } from './office-paper'
import type { OfficePaperId } from './office-request'
import { replyForm } from './reply-form'
import { topicApproval } from './topic-approval'
import { topicFamily } from './topic-family'
import { topicForm } from './topic-form'

/** 单位文书 by the name a request has for them. A new paper is a new file like these, a line here and its request. */
export const officePapers = {
  'topic-form': topicForm,
  'topic-approval': topicApproval,
  'topic-family': topicFamily,
  'reply-form': replyForm,
  'annual-plan': annualPlan,
  ledger: ledgerPaper,
  bulletin: bulletinPaper,
} as const satisfies Record<OfficePaperId, OfficePaper<never>>
