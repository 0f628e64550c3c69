import { beforeEach, describe, expect, it } from 'vitest'
import { kindFor } from '#electron/desk/kinds'
import { searchMinutes } from '#electron/desk/search'
import { newSummaryFolder } from '#electron/desk/summary-folder'
import { StorageKeeper } from '#electron/storage/keeper'
import { Storage } from '#electron/storage/storage'
import type { Fact, StreamId } from '#shared/fact'
import { MemoryJournal } from '#tests/storage/journal'
import { Pages } from '#tests/storage/pages'
import { PlayedMeeting } from '#tests/support/meeting'

const stream: StreamId = 'meeting:m1'
let played: PlayedMeeting
let keeper: StorageKeeper

beforeEach(() => {
  played = new PlayedMeeting()
  played.seat('王小宁')
  played.open()
  write('施工要避开赶场天')
  const journal = new MemoryJournal()
  keeper = new StorageKeeper({
    storage: new Storage(new Pages()),
    journal,
    newFolder: () => newSummaryFolder(),
    setAside: async () => {},
    log: () => {},
  })
})

function write(text: string): void {
  played.wait(60)
  played.do({ type: 'minutes.write', kind: 'point', text, unit: '', dueOn: null, attendeeId: null, wholeRoom: true })
}

/** As the desk hands it over: all facts so far, and the lists they stand in. */
function keep(): void {
  const tip = played.facts.at(-1) as Fact
  keeper.enqueue(played.facts, kindFor(stream).summarize(played.history, tip), 'r'.repeat(64))
}

function search(text: string, running: readonly StreamId[], ownRoom = 'room-1') {
  return searchMinutes(text, {
    desk: {
      view: async () => ({ state: played.history, seq: played.facts.length, hash: played.facts.at(-1)?.hash ?? '' }),
    },
    keeper,
    fromJournal: async () =>
      newSummaryFolder()
        .fold(played.facts)
        .filter(({ kind }) => kind === 'minutes'),
    running: async () => running,
    ownRoom,
  })
}

describe('searching the minutes', () => {
  it('finds a line of the meeting that runs the moment it is kept', async () => {
    await keeper.start()
    write('卫生院门口要留救护车的路')
    expect(await search('救护车', [stream])).toMatchObject([
      { phase: 'running', stream, title: '场镇公共停车场建设协商会' },
    ])
  })

  it('finds it in the store once the meeting is over, and once only', async () => {
    await keeper.start()
    played.do({ type: 'meeting.close' })
    keep()
    expect(await search('赶场', [])).toMatchObject([{ phase: 'over', stream, snippet: '施工要避开赶场天' }])
  })

  it('has the newest first and nothing for an empty question', async () => {
    await keeper.start()
    write('赶场天不施工，再说一遍')
    const hits = await search('赶场', [stream])
    expect(hits.map(({ snippet }) => snippet)).toEqual(['赶场天不施工，再说一遍', '施工要避开赶场天'])
    expect(await search('  ', [stream])).toEqual([])
  })

  it('reads the journal while the store is not ready, with the same answer', async () => {
    played.do({ type: 'meeting.close' })
    expect(await search('赶场', [])).toMatchObject([{ phase: 'over', stream, snippet: '施工要避开赶场天' }])
  })

  it('leaves alone what other rooms said (E3)', async () => {
    await keeper.start()
    played.do({ type: 'meeting.close' })
    keep()
    expect(await search('赶场', [], 'room-2')).toEqual([])
  })
})
