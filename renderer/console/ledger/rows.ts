import { useEffect, useMemo, useState } from 'react'
import { matchesWords } from '#shared/order/match'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'
import { lineKindNames } from '#shared/topic/lines'
import { type LedgerRow, ledgerRows } from '#shared/views/ledger'
import { ask } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useRooms, useTopicRows } from '../../bridge/lists'
import { useRoom } from '../shell/beginning'

export type LedgerNow = {
  /** Null until the first answer. */
  readonly rows: readonly LedgerRow[] | null
  /** Every room whose records are here; a county has many. */
  readonly rooms: readonly Room[]
  readonly today: string
  readonly message: string
}

/** 台账 as it stands today: made anew when a topic changes and when the day does, without anybody opening anything (T14). */
export function useLedger(): LedgerNow {
  const topics = useTopicRows('', 'all')
  const rooms = useRooms()
  const { ledger } = useRoom()
  const today = dayOf(useDeskMinute())
  const rows = useMemo(
    () => (topics.rows ? ledgerRows(topics.rows, rooms.rows ?? [], today, ledger) : null),
    [topics.rows, rooms.rows, today, ledger],
  )
  return { rows, rooms: rooms.rows ?? [], today, message: topics.message }
}

/** Rows that a text finds: by wording, topic, unit, person or room; topic and unit also by pinyin and initials. */
export function useFound(rows: readonly LedgerRow[], text: string): readonly LedgerRow[] {
  const wanted = text.trim()
  const names = useMemo(
    () => (/[a-z]/i.test(wanted) ? [...new Set(rows.flatMap((row) => [row.topic, row.unit]))] : none),
    [rows, wanted],
  )
  const readings = useReadings(names)
  return useMemo(() => {
    const parts = wanted.split(/\s+/).filter(Boolean)
    if (parts.length === 0) return rows
    return rows.filter((row) => parts.every((part) => finds(part, row, readings)))
  }, [rows, wanted, readings])
}

function finds(part: string, row: LedgerRow, readings: ReadonlyMap<string, string>): boolean {
  const { line, topic, unit } = row
  const others = [line.text, row.code, line.support, line.leader, row.roomName, row.state, lineKindNames[line.kind]]
  return (
    matchesWords(part, [topic, readings.get(topic) ?? '', ...others]) ||
    matchesWords(part, [unit, readings.get(unit) ?? ''])
  )
}

const none: readonly string[] = []

/** The pinyin of names; main has the dictionary. Asked only once somebody types letters. */
function useReadings(names: readonly string[]): ReadonlyMap<string, string> {
  const [readings, setReadings] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    if (names.length === 0) return
    let isLatest = true
    void readAll(names).then((all) => isLatest && setReadings(all))
    return () => {
      isLatest = false
    }
  }, [names])
  return readings
}

async function readAll(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const readings = new Map<string, string>()
  for (let from = 0; from < names.length; from += atOnce) {
    const texts = names.slice(from, from + atOnce)
    const answer = await ask('names.words', { texts })
    if (!answer.ok) break
    for (const [index, name] of texts.entries()) readings.set(name, answer.value[index]?.[1] ?? '')
  }
  return readings
}

/** What one question to main may hold. */
const atOnce = 2000
