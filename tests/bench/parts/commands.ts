import type { Page } from 'playwright'
import type { Bench, Part } from '../bench'
import { atMost, type Point } from '../figure'
import { type LiveRoom, openLiveRoom } from '../live-room'
import { onFloor, startFloor, times } from '../running'
import { spreadOf } from '../statistics'

/** 一条命令: until it is surely on the disk, and until the room sees it. */
export const commands: Part = {
  name: 'commands',
  async run(bench) {
    const runs = bench.isQuick ? 60 : 300
    const points: Point[] = []
    let acks: number[] = []
    let hurried: number[] = []
    let paints: number[] = []
    for (const size of [1, 10, 100] as const) {
      const room = await openLiveRoom(bench, 200 * size)
      try {
        acks = await askMany(room.console, room.stream, runs, 'when the last is painted')
        points.push({
          curve: 'Command → durable ack',
          unit: 'ms',
          size,
          words: `${(200 * size).toLocaleString('en')} facts`,
          value: spreadOf(acks).p95,
        })
        if (size < 100) continue
        hurried = await askMany(room.console, room.stream, runs, 'at once')
        paints = await paintMany(room, bench.isQuick ? 20 : 80)
      } finally {
        await room.end()
      }
    }
    const { appends, frames } = await floors(bench, runs)
    return {
      figures: [
        {
          title: 'command → durable ack, meeting of 20,000 facts',
          unit: 'ms',
          samples: acks,
          floor: { title: 'append + fdatasync', samples: appends },
          goal: {
            words: 'p95 ≤ 10 ms and ≤ 3 × floor + 1 ms',
            of: 'p95',
            most: (floor) => Math.min(10, 3 * floor + 1),
          },
          note: 'From the console’s own page and back to it, through the door, the desk and the journal; the floor writes as many bytes in the same kind of process.',
        },
        {
          title: 'command → durable ack, each asked on the ack of the one before',
          unit: 'ms',
          samples: hurried,
          floor: { title: 'append + fdatasync', samples: appends },
          goal: null,
          note: 'Nobody works like this: the page draws the line before while it asks.',
        },
        {
          title: 'command → projector painted, meeting of 20,000 facts',
          unit: 'ms',
          samples: paints,
          floor: { title: 'two frames', samples: frames },
          goal: atMost(50, 'ms'),
          note: '',
        },
      ],
      points,
    }
  },
}

/** One minutes entry after the other: each when its forerunner stands in the record and is painted, or without a pause. */
function askMany(
  page: Page,
  stream: string,
  count: number,
  when: 'when the last is painted' | 'at once',
): Promise<number[]> {
  return page.evaluate(
    async ([to, many, isPaced]) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const painted = async (text: string) => {
        const stands = () =>
          [...document.querySelectorAll('[aria-label="会议记录"] article')].some((each) =>
            each.textContent?.includes(text),
          )
        for (let tries = 0; !stands(); tries += 1) {
          if (tries > 600) throw new Error(`“${text}” did not come to stand in the record`)
          await frame()
        }
        await frame()
        await frame()
        await new Promise((done) => requestIdleCallback(done))
      }
      const lengths: number[] = []
      for (let index = 0; index < many; index += 1) {
        const text = `第 ${index} 条要点，先清淤再硬化。`
        const body = { type: 'minutes.write', kind: 'point', text, unit: '', dueOn: null }
        const began = performance.now()
        const answer = await globalThis.desk.ask('desk.ask', {
          stream: to as `meeting:${string}`,
          command: { ...body, attendeeId: null, wholeRoom: true },
        })
        lengths.push(performance.now() - began)
        if (!answer.ok) throw new Error(answer.refusal.message)
        if (isPaced) await painted(text)
      }
      return lengths
    },
    [stream, count, when === 'when the last is painted'] as const,
  )
}

/** Calls a speaker and waits until the wall says that it is painted; both ends on the machine's own clock. */
async function paintMany({ app, console: page, stream, meeting }: LiveRoom, count: number): Promise<number[]> {
  const others = meeting.attendees.filter((each) => each.id !== meeting.speaking.current?.attendeeId)
  await app.evaluate(({ app: program }) => {
    const painted: Record<number, number> = {}
    Object.assign(globalThis, { benchPainted: painted })
    const emitter: NodeJS.EventEmitter = program
    emitter.on('rehearsal-painted', (number: number, atMs: number) => {
      painted[number] = performance.timeOrigin + atMs
    })
  })
  return times(count, async (index) => {
    const attendeeId = others[index % others.length]?.id ?? ''
    const { askedMs, number } = await page.evaluate(call, [stream, attendeeId] as const)
    const paintedMs = await app.evaluate(async (_electron, wanted) => {
      const painted = (globalThis as unknown as { benchPainted: Record<number, number> }).benchPainted
      for (let tries = 0; tries < 1000; tries += 1) {
        const at = painted[wanted]
        if (at !== undefined) return at
        await new Promise((done) => setTimeout(done, 5))
      }
      throw new Error(`picture ${wanted} was not painted`)
    }, number)
    return paintedMs - askedMs
  })
}

/** Runs in the page: a speech is begun at once, so that the wall shows somebody new. */
async function call([stream, attendeeId]: readonly [string, string]): Promise<{ askedMs: number; number: number }> {
  await new Promise((done) => setTimeout(done, 60))
  const shown = new Promise<number>((done) => {
    const stop = globalThis.desk.on('wall.shown', (message) => {
      stop()
      done(message.number)
    })
  })
  const request = { attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' }
  const askedMs = performance.timeOrigin + performance.now()
  const answer = await globalThis.desk.ask('desk.ask', {
    stream: stream as `meeting:${string}`,
    command: { type: 'speakers.callNow', ...request },
  })
  if (!answer.ok) throw new Error(answer.refusal.message)
  return { askedMs, number: await shown }
}

async function floors(bench: Bench, runs: number): Promise<{ appends: number[]; frames: number[] }> {
  const blank = await startFloor(bench, 1)
  try {
    const appends = await blank.app.evaluate((_electron, many) => {
      const { benchAppend } = globalThis as unknown as {
        benchAppend: (count: number, bytes: number) => Promise<number[]>
      }
      return benchAppend(many, 700)
    }, runs)
    const frames = await times(bench.isQuick ? 20 : 60, () => onFloor(blank.page, 'twoFrames'))
    return { appends, frames }
  } finally {
    await blank.end()
  }
}
