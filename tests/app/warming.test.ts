import { expect, it } from 'vitest'
import { Warming } from '#electron/app/warming'
import type { ListKind } from '#shared/contract/storage'

function idleRoom() {
  const room = { n: 5, state: 'ready' as 'ready' | 'rebuilding', isMeetingOn: false }
  const read: ListKind[] = []
  const warming = new Warming({
    journal: {
      get head() {
        return { journal: 'j', n: room.n, run: '', segment: 1, bytes: 0 }
      },
    },
    keeper: {
      get status() {
        return { state: room.state, progress: null, lastN: room.n, detail: '' }
      },
    },
    lists: {
      all: async (kind) => {
        read.push(kind)
        return []
      },
    },
    isMeetingOn: () => room.isMeetingOn,
  })
  return { room, read, warming }
}

it('brings the lists over one at a time once nobody does anything, each of them once', async () => {
  const { read, warming } = idleRoom()
  await warming.look()
  expect(read).toEqual([])
  for (let times = 0; times < 6; times += 1) await warming.look()
  expect(read).toEqual(['topic', 'figures', 'room'])
})

it('waits while something was kept since the last look, while a meeting runs, and while the store is filled', async () => {
  const { room, read, warming } = idleRoom()
  await warming.look()
  room.n += 1
  await warming.look()
  room.isMeetingOn = true
  await warming.look()
  room.isMeetingOn = false
  room.state = 'rebuilding'
  await warming.look()
  expect(read).toEqual([])
  room.state = 'ready'
  await warming.look()
  expect(read).toEqual(['topic'])
})
