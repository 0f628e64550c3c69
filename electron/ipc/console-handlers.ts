import type { ConsoleContract } from '#shared/contract/console'
import type { Handlers } from '#shared/contract/door'
import { type AttachmentParts, attachmentHandlers } from './handlers/attachments'
import { type DeskParts, deskHandlers } from './handlers/desk'
import { type ExchangeParts, exchangeHandlers } from './handlers/exchange'
import { type ImportParts, importHandlers } from './handlers/imports'
import { type ListParts, listHandlers } from './handlers/lists'
import { type PaperParts, paperHandlers } from './handlers/papers'
import { type SafetyParts, safetyHandlers } from './handlers/safety'
import { type StatisticsParts, statisticsHandlers } from './handlers/statistics'
import { type WallParts, wallHandlers } from './handlers/wall'

export type ConsoleParts = DeskParts &
  ListParts &
  ImportParts &
  AttachmentParts &
  PaperParts &
  ExchangeParts &
  WallParts &
  StatisticsParts &
  SafetyParts

/** What main answers to each of the console's questions, chapter by chapter; each line leads to the room that knows. */
export function consoleHandlers(parts: ConsoleParts): Handlers<ConsoleContract> {
  return {
    ...deskHandlers(parts),
    ...listHandlers(parts),
    ...importHandlers(parts),
    ...attachmentHandlers(parts),
    ...paperHandlers(parts),
    ...exchangeHandlers(parts),
    ...wallHandlers(parts),
    ...statisticsHandlers(parts),
    ...safetyHandlers(parts),
  }
}
