import { readFile } from 'node:fs/promises'
import type { ElectronApplication, Page } from 'playwright'
import type { Bench, Part } from '../bench'
import { command, type LiveRoom, openLiveRoom } from '../live-room'
import { processesBelow, startFloor } from '../running'

/** 内存: console, wall and store in a running meeting; and whether eight hours make it grow. */
export const memory: Part = {
  name: 'memory',
  async run(bench) {
    const words = ['--js-flags=--expose-gc']
    const blank = await startFloor(bench, 3, words)
    const floor = await settledMegabytes(blank.app, blank.pid).finally(blank.end)
    const room = await openLiveRoom(bench, 200, words)
    try {
      await room.wall()
      const live = await settledMegabytes(room.app, room.pid)
      const hours = await playHours(bench, room)
      const [first, last] = [hours[0] ?? live, hours.at(-1) ?? live]
      return {
        figures: [
          {
            title: 'memory: console, wall and store, live meeting',
            unit: 'MB',
            samples: [live],
            floor: { title: 'three blank windows', samples: [floor] },
            goal: { words: '≤ 1.5 × floor', of: 'median', most: (least) => least * 1.5 },
            note: 'Proportional share (PSS) of all processes together, garbage collected.',
          },
          {
            title: 'memory: growth from hour 1 to hour 8',
            unit: '%',
            samples: [(last / first - 1) * 100],
            floor: null,
            goal: { words: '≤ 5 %', of: 'median', most: () => 5 },
            note: `${hours.map((each) => Math.round(each)).join(', ')} MB after each hour; an hour is ${actsPerHour} acts and moves the desk’s clock by an hour${bench.isLong ? ', at 60 × speed' : ', played as fast as the clerk’s page takes it instead of at 60 × (--long does that)'}.`,
          },
        ],
        points: [],
      }
    } finally {
      await room.end()
    }
  },
}

const actsPerHour = 150

async function playHours(bench: Bench, room: LiveRoom): Promise<readonly number[]> {
  const hours: number[] = []
  for (let hour = 0; hour < (bench.isQuick ? 3 : 8); hour += 1) {
    for (let act = 0; act < actsPerHour; act += 3) {
      await playTurn(room, hour * actsPerHour + act)
      if (bench.isLong) await room.console.waitForTimeout((60_000 * 3) / actsPerHour)
    }
    hours.push(await settledMegabytes(room.app, room.pid))
  }
  return hours
}

/** Somebody speaks, and two things are written down; then the desk's clock goes on. */
async function playTurn({ app, console: page, stream, meetingNow }: LiveRoom, turn: number): Promise<void> {
  const { attendees, speaking } = await meetingNow()
  const free = attendees.filter((each) => each.id !== speaking.current?.attendeeId)
  const request = { kind: 'speech', category: 'other', stance: 'neutral', note: '' }
  await command(page, stream, { type: 'speakers.callNow', attendeeId: free[turn % free.length]?.id, ...request } as {
    type: string
  })
  for (const line of [1, 2]) {
    const body = {
      type: 'minutes.write',
      kind: 'point',
      text: `第 ${turn} 轮第 ${line} 条：先清淤再硬化。`,
      unit: '',
      dueOn: null,
    }
    await command(page, stream, { ...body, attendeeId: null, wholeRoom: false } as { type: string })
  }
  const seconds = (3600 * 3) / actsPerHour
  await app.evaluate(({ app: program }, more) => {
    const held = globalThis as unknown as { benchClock?: number }
    held.benchClock = (held.benchClock ?? Date.now()) + more * 1000
    const emitter: NodeJS.EventEmitter = program
    emitter.emit('rehearsal-clock', new Date(held.benchClock).toISOString())
  }, seconds)
  // One frame for console and wall, so that they take part.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
}

/** What all processes share out among them, once everything that can be thrown away was. */
async function settledMegabytes(app: ElectronApplication, pid: number): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    await app.evaluate(() => (globalThis as { gc?: () => void }).gc?.())
    for (const page of app.windows()) await collect(page)
    await new Promise((done) => setTimeout(done, 500))
  }
  let kilobytes = 0
  for (const each of await processesBelow(pid)) {
    const rollup = await readFile(`/proc/${each}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }
  if (kilobytes === 0) throw new Error('the processes’ memory cannot be read on this system')
  return kilobytes / 1024
}

function collect(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as { gc?: () => void }).gc?.())
}
