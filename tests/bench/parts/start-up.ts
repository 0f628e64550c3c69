import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench, Part } from '../bench'
import type { Figure, Point } from '../figure'
import { journalOf, layOut } from '../journals'
import { historyOf, roomWithStore, wordsOf } from '../rooms'
import { freshFolder, timeStart, times } from '../running'
import { spreadOf } from '../statistics'

/** 打开要多久: from the double click to a console that can be used, beside a window with nothing in it. */
export const startUp: Part = {
  name: 'start',
  async run(bench) {
    const runs = bench.isQuick ? 4 : 10
    const [floor, empty] = [[] as number[], [] as number[]]
    const emptyRoom = await emptyRoomOf(bench)
    // In turn, so that both meet the same noise; the first of each warms the disk and does not count.
    await times(runs + 1, async (index) => {
      const blank = await timeBlank(bench)
      const console = await timeConsole(bench, emptyRoom)
      if (index > 0) {
        floor.push(blank)
        empty.push(console)
      }
    })
    const floorOf = { title: 'blank window', samples: floor }
    const figures: Figure[] = [
      {
        title: 'spawn → usable console, empty store',
        unit: 'ms',
        samples: empty,
        floor: floorOf,
        goal: { words: 'floor + 250 ms', of: 'median', most: (least) => least + 250 },
        note: 'From spawning the process, without a debugger, to the frame after the list of meetings stands; the room is set up and holds no meeting.',
      },
    ]
    const points: Point[] = []
    for (const size of [1, 10, 100] as const) {
      const room = await roomWithStore(bench, size)
      // Two of the sizes are points of the curve and nothing else.
      const many = size === 100 ? runs : Math.ceil(runs / 2)
      const full = (await times(many + 1, () => timeConsole(bench, room.userData))).slice(1)
      points.push({
        curve: 'Spawn → usable console',
        unit: 'ms',
        size,
        words: wordsOf(bench, size),
        value: spreadOf(full).median,
      })
      if (size !== 100) continue
      figures.push({
        title: `spawn → usable console, ${historyOf(bench, 100).meetings.toLocaleString('en')} meetings in store`,
        unit: 'ms',
        samples: full,
        floor: { title: 'the same, empty store', samples: empty },
        goal: { words: '≤ 1.1 × empty', of: 'median', most: (least) => least * 1.1 },
        note: '',
      })
    }
    return { figures, points }
  },
}

async function emptyRoomOf(bench: Bench): Promise<string> {
  const history = { meetings: 0, factsPerMeeting: 100, people: 0, long: null }
  const userData = await freshFolder(bench)
  await layOut(await journalOf(bench.cache, history, bench.say), userData)
  return userData
}

function timeConsole(bench: Bench, userData: string): Promise<number> {
  // The list is there, or the sentence that says what the list is for.
  const usable = `document.querySelector('section[aria-label="已结束"] li, section[aria-label="今天"] li') !== null || (document.body.textContent || '').includes('还没有会议')`
  return timeStart(bench, { folder: bench.appFolder, page: 'app://console/', usable, userData })
}

async function timeBlank(bench: Bench): Promise<number> {
  const userData = await freshFolder(bench)
  await writeFile(join(userData, 'windows.json'), '{}')
  const usable = `document.getElementById('place') !== null`
  return timeStart(bench, { folder: bench.floorFolder, page: 'floor://page/', usable, userData })
}
