import { useCallback, useEffect, useState } from 'react'
import type { PersonRow } from '#shared/contract/lists'
import { matchRank } from '#shared/order/match'
import { ask } from '../../bridge/ask'
import { useTold } from '../../bridge/told'

/**
 * 人才库, the whole list in stroke order with the words each is found by: some thousand rows at most, so that looking
 * for somebody asks nobody. Null until the first answer.
 */
export function usePeopleRows(): { readonly rows: readonly PersonRow[] | null; readonly message: string } {
  const [rows, setRows] = useState<readonly PersonRow[] | null>(null)
  const [message, setMessage] = useState('')
  const look = useCallback(async () => {
    const answer = await ask('people.list', { text: '' })
    if (answer.ok) setRows(answer.value)
    setMessage(answer.ok ? '' : answer.refusal.message)
  }, [])
  useEffect(() => {
    void look()
  }, [look])
  useTold(
    'lists.changed',
    useCallback(({ kind }) => void (kind === 'person' && look()), [look]),
  )
  return { rows, message }
}

/** Whom the text finds, by characters, pinyin, initials, unit or post; those whose name begins so come first. */
export function findPeople(rows: readonly PersonRow[], text: string): readonly PersonRow[] {
  if (text.trim() === '') return rows
  const ranked = rows.flatMap((row) => {
    const rank = matchRank(text, row.words)
    return rank === null ? [] : [{ row, rank }]
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => row)
}

/** Units of the roster by name, those with more people first. */
export function organizationsOf(rows: readonly PersonRow[]): readonly string[] {
  return byNumber(rows.map(({ person }) => person.organization))
}

/** 片区, in the same way. */
export function districtsOf(rows: readonly PersonRow[]): readonly string[] {
  return byNumber(rows.map(({ person }) => person.district))
}

function byNumber(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
}
