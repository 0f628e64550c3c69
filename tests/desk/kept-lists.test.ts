import { expect, it } from 'vitest'
import { KeptLists } from '#electron/desk/kept-lists'
import type { ListKind } from '#shared/contract/storage'

function lists() {
  const read: ListKind[] = []
  const kept = new KeptLists(async (kind) => {
    read.push(kind)
    return []
  })
  return { kept, read }
}

it('a list is read once while nothing of its kind changes', async () => {
  const { kept, read } = lists()
  await Promise.all([kept.all('topic'), kept.all('topic')])
  kept.changed(['person'])
  await kept.all('topic')
  expect(read).toEqual(['topic'])
})

it('a change of a meeting is a change of its figures too', async () => {
  const { kept, read } = lists()
  await kept.all('figures')
  kept.changed(['meeting'])
  await kept.all('figures')
  expect(read).toEqual(['figures', 'figures'])
})

it('a list that could not be read is read again', async () => {
  let isBroken = true
  const kept = new KeptLists(async () => {
    if (isBroken) throw new Error('the storage page is away')
    return []
  })
  await expect(kept.all('topic')).rejects.toThrow()
  isBroken = false
  expect(await kept.all('topic')).toEqual([])
})
