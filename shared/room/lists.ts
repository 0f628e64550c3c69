import { line } from '../text/clean'
import { z } from '../text/zod'
import { withoutDoubles } from './papers'

/**
 * 常用名单: the words this room chooses from when it writes topics and ledger lines. A word that is not listed can still
 * be typed; the lists only spare typing and keep one name for one thing (R2).
 */
export const listKinds = ['units', 'districts', 'channels'] as const
export type ListKind = (typeof listKinds)[number]

export const listNames: Readonly<Record<ListKind, string>> = {
  units: '责任单位',
  districts: '片区',
  channels: '征集渠道',
}

export const maxListLines = 200

export const listSchemas = {
  units: listOf('责任单位', 40),
  districts: listOf('片区', 20),
  channels: listOf('征集渠道', 20),
} as const satisfies Record<ListKind, z.ZodType>

export type RoomLists = Readonly<Record<ListKind, readonly string[]>>

/** 征集渠道 to begin with: from published accounts of five districts (P1). */
export const firstLists: RoomLists = {
  units: [],
  districts: [],
  channels: ['走访', '谈心', '接待日', '电话', '问卷', '意见箱', '网上留言', '联络组会议'],
}

function listOf(label: string, characters: number) {
  return z.array(line(label, characters)).max(maxListLines, `${label}最多 ${maxListLines} 条`).overwrite(withoutDoubles)
}
