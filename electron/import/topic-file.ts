import { basename } from 'node:path'
import type { TopicFile } from '#shared/contract/imports'
import { ok, type Result } from '#shared/decision'
import { nameWords } from '#shared/order/pinyin'
import { type PoolTopic, previewTopics } from '#shared/topic/import'
import { findTopicHeadings } from '#shared/topic/import-columns'
import { readSheetFile } from './file'

/** Reads a 征集表 from a chosen file and says what importing it would do. Keeps nothing. */
export async function readTopicFile(
  path: string,
  pool: readonly PoolTopic[],
  today: string,
): Promise<Result<TopicFile>> {
  const sheet = await readSheetFile(path, (rows) => findTopicHeadings(rows) !== null)
  if (!sheet.ok) return sheet
  const readingsOf = (titles: readonly string[]) => titles.map((title) => nameWords(title)[1])
  const preview = previewTopics(sheet.value.rows, pool, { today, readingsOf })
  return preview.ok ? ok({ fileName: basename(path), preview: preview.value }) : preview
}
