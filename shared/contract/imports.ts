import type { ImportPreview } from '../roster/import'
import { z } from '../text/zod'
import type { TopicPreview } from '../topic/import'
import { request } from './door'

/** Rosters and 征集表: read and judged, kept only by a command. */
export const importsRequests = {
  /** Asks for a 征集表 with the system's dialog and reads it; null when the clerk changed his mind. */
  'topics.readFile': request<TopicFile | null>()(z.strictObject({})),
  /** Where the template was saved, or null. */
  'topics.saveTemplate': request<string | null>()(z.strictObject({})),
  /** Asks for a file with the system's dialog and reads it; null when the clerk changed his mind. */
  'people.readFile': request<RosterFile | null>()(z.strictObject({})),
  /** Where the template was saved, or null. */
  'people.saveTemplate': request<string | null>()(z.strictObject({})),
}

/** 征集表, read and judged row by row; nothing has been kept. */
export type TopicFile = { readonly fileName: string; readonly preview: TopicPreview }

/** A roster file, read and judged row by row; nothing has been kept. */
export type RosterFile = { readonly fileName: string; readonly preview: ImportPreview }
