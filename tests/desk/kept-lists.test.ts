import { expect, it } from 'vitest'
import { KeptLists } from '#electron/desk/kept-lists'
import type { ListKind, Summary } from '#shared/contract/storage'
import type { StreamId } from '#shared/fact'
import { summaryOf } from '#tests/storage/journal'

const first = summaryOf('topic:a', 1, '02', ['路灯'])
const second = summaryOf('topic:b', 1, '03', ['停车'])

function lists(answer: () => Promise<readonly Summary[]> = async () => [first, second]) {
  const read: ListKind[] = []
  const kept = new KeptLists((kind) => {
    read.push(kind)
    return answer()
  })
  const streams = async (kind: ListKind = 'topic') => (await kept.all(kind)).map(({ stream }) => stream)
  return { kept, read, streams }
}

function row(stream: StreamId, seq: number, sort: string): Summary {
  return summaryOf(stream, seq, sort, [])
}

it('a list is read once, however often something of its kind is kept', async () => {
  const { kept, read, streams } = lists()
  await Promise.all([kept.all('topic'), kept.all('topic')])
  kept.put([row('topic:b', 2, '01'), row('topic:c', 1, '04'), row('person:p', 1, '王')])
  expect(await streams()).toEqual(['topic:b', 'topic:a', 'topic:c'])
  expect(read).toEqual(['topic'])
})

it('a row goes into the lists of its own kind and no other', async () => {
  const { kept, streams } = lists(async () => [])
  await kept.all('meeting')
  await kept.all('figures')
  const meeting = row('meeting:m', 3, '2026-11-22')
  kept.put([meeting, { ...meeting, kind: 'figures' }])
  expect([await streams('meeting'), await streams('figures')]).toEqual([['meeting:m'], ['meeting:m']])
})

it('what is kept while a list is being read is in it, and never puts an older row over a newer one', async () => {
  const answered: { give: (rows: readonly Summary[]) => void } = { give: () => {} }
  const { kept } = lists(
    () =>
      new Promise((give) => {
        answered.give = give
      }),
  )
  const asked = kept.all('topic')
  kept.put([row('topic:a', 2, '05')])
  kept.put([row('topic:b', 4, '06')])
  answered.give([row('topic:a', 3, '07'), row('topic:b', 3, '08')])
  await asked
  expect((await kept.all('topic')).map(({ stream, seq }) => [stream, seq])).toEqual([
    ['topic:b', 4],
    ['topic:a', 3],
  ])
})

it('a list that could not be read is read again', async () => {
  let isBroken = true
  const { kept, streams } = lists(async () => {
    if (isBroken) throw new Error('the storage page is away')
    return [first]
  })
  const asked = kept.all('topic')
  kept.put([second])
  await expect(asked).rejects.toThrow('away')
  isBroken = false
  expect(await streams()).toEqual(['topic:a'])
})
