import { expect, it } from 'vitest'
import { FoldedLists } from '#electron/desk/folded-lists'
import { kindFor } from '#electron/desk/kinds'
import { sealFacts } from '#electron/journal/seal'
import { blankDetails } from '#shared/roster/person'
import { clockFrom, newFolder, opened } from '#tests/journal/opening'
import { PlayedMeeting } from '#tests/support/meeting'

/** The real journal with a meeting of the real domain in it; what is read of it is counted. */
async function room() {
  const { journal } = await opened({ folder: newFolder(), now: clockFrom() })
  const played = new PlayedMeeting()
  played.seat('王小宁')
  played.open()
  const from: number[] = []
  let written = 0
  const write = async () => {
    for (const fact of played.facts.slice(written)) {
      const answer = await journal.append([{ ...fact, n: journal.head.n + 1 }])
      if (!answer.ok) throw new Error(answer.refusal.message)
      written += 1
    }
  }
  await write()
  const lists = new FoldedLists({
    read: (n) => {
      from.push(n)
      return journal.read(n)
    },
    factsOf: (stream) => journal.factsOf(stream),
  })
  const expected = () => {
    const tip = played.facts.at(-1)
    if (!tip) throw new Error('a played meeting has facts')
    return kindFor(tip.stream).summarize(played.history, tip)
  }
  return { journal, played, write, lists, from, expected }
}

it('the lists of all kinds come from one reading, and later questions read only what came since', async () => {
  const { journal, played, write, lists, from, expected } = await room()
  const before = journal.head.n
  const [meetings, figures] = await Promise.all([lists.list('meeting'), lists.list('figures')])
  expect([...meetings, ...figures]).toEqual(expected())
  played.wait(60)
  played.do({ type: 'meeting.close' })
  await write()
  const after = [await lists.list('meeting'), await lists.list('figures'), await lists.list('minutes')].flat()
  expect(after).toEqual(expected())
  expect(from).toEqual([1, before + 1, before + 1, journal.head.n + 1, journal.head.n + 1])
  await journal.close()
})

it('forgotten, it holds nothing and folds from the first fact when it is asked again', async () => {
  const { journal, lists, from, expected } = await room()
  await lists.list('meeting')
  lists.forget()
  expect(await lists.list('meeting')).toEqual(expected().filter(({ kind }) => kind === 'meeting'))
  expect(from).toEqual([1, 1])
  await journal.close()
})

it('lists stand in their order, and one kind knows nothing of another', async () => {
  const { journal, lists } = await room()
  for (const name of ['张三', '李四']) {
    const [fact] = sealFacts([{ type: 'PersonAdded', data: { ...blankDetails, name, side: 'residents' } }], {
      ...{ n: journal.head.n + 1, tip: { seq: 0, hash: '' }, room: 'room-1', stream: `person:${journal.head.n}` },
      ...{ at: '2026-11-22T01:00:00.000Z', by: 'clerk' },
    })
    if (fact) await journal.append([fact])
  }
  const people = await lists.list('person')
  expect(people.map(({ sort }) => sort)).toEqual(people.map(({ sort }) => sort).sort())
  expect(people).toHaveLength(2)
  expect(await lists.list('topic')).toEqual([])
  await journal.close()
})
