import type { Page } from 'playwright'
import type { Bench, Part } from '../bench'
import { atMost, type Figure, type Point } from '../figure'
import { storeReady } from '../live-room'
import { factsOf, historyOf, roomWithStore, wordsOf } from '../rooms'
import { onFloor, start, startFloor, times } from '../running'
import { spreadOf } from '../statistics'

/** 列表和查找, as the console asks them of main: from the question to the answer in the page. */
export const lists: Part = {
  name: 'lists',
  async run(bench) {
    const runs = bench.isQuick ? 5 : 60
    const figures: Figure[] = []
    const points: Point[] = []
    for (const size of [1, 10, 100] as const) {
      const { userData } = await roomWithStore(bench, size)
      const running = await start(bench, userData)
      try {
        await storeReady(running.console)
        for (const question of questions(bench, size)) {
          // Once unmeasured: the first question of a start fetches the rows.
          await askOnce(running.console, question.ask, question.texts[0] ?? '')
          const asked = await times(runs, (index) =>
            askOnce(running.console, question.ask, question.texts[index % question.texts.length] ?? ''),
          )
          const samples = asked.map(({ ms }) => ms)
          points.push({
            curve: question.curve,
            unit: 'ms',
            size,
            words: wordsOf(bench, size),
            value: spreadOf(samples).p95,
          })
          if (size !== 100) continue
          const rows = Math.round(spreadOf(asked.map((each) => each.rows)).median)
          figures.push({
            title: question.title,
            unit: 'ms',
            samples,
            floor: {
              title: `indexed read of ${rows.toLocaleString('en')} rows`,
              samples: await indexedRead(bench, rows),
            },
            goal: atMost(question.most, 'ms'),
            note: question.note,
          })
        }
      } finally {
        await running.end()
      }
    }
    return { figures, points }
  },
}

function questions(bench: Bench, size: 1 | 10 | 100) {
  const history = historyOf(bench, size)
  const [meetings, people, facts] = [history.meetings, history.people, factsOf(history)].map((each) =>
    each.toLocaleString('en'),
  )
  return [
    {
      curve: 'List of meetings',
      title: `list of ${meetings} meetings`,
      ...{ ask: shownMeetings, texts: [''], most: 150, note: asShown },
    },
    {
      curve: 'Search meetings by pinyin',
      title: `search ${meetings} meetings by pinyin initials`,
      ask: shownMeetings,
      texts: ['tcc', 'yinshui', '路灯', 'lsp', 'dianti'],
      most: 50,
      note: asShown,
    },
    {
      curve: 'Search people by pinyin',
      title: `search ${people} people by pinyin initials`,
      ask: { name: 'people.list', more: {} },
      texts: ['wxn', 'lgq', 'zhang', '陈文', 'yjh'],
      most: 50,
      note: '',
    },
    {
      curve: 'Full text of the minutes',
      title: `full text of the minutes in ${facts} facts`,
      ask: { name: 'search.minutes', more: {} },
      texts: ['赶场天', '困难户免交', '卫生院，救护车', '书面答复', '没有这句话', '先听听龙井', '第4999场', '账'],
      most: 1000,
      note: 'The newest 100 that are found. Some of the texts stand in most meetings, some in none, one is a single character.',
    },
  ] as const
}

type Asked = { readonly name: string; readonly more: Readonly<Record<string, unknown>> }

const asShown = 'Asked as the screen asks: what is ahead, the latest 50 of those that are over, and how many there are.'
const shownMeetings: Asked = { name: 'meetings.shown', more: { over: 50 } }

async function askOnce(page: Page, { name, more }: Asked, text: string): Promise<{ ms: number; rows: number }> {
  return page.evaluate(
    async ([channel, rest, words]) => {
      const began = performance.now()
      const ask = globalThis.desk.ask as (name: string, input: unknown) => Promise<{ ok: boolean; value: unknown }>
      const answer = await ask(channel, { ...rest, text: words })
      const ms = performance.now() - began
      if (!answer.ok) throw new Error(`${channel} was refused: ${JSON.stringify(answer)}`)
      const { value } = answer
      if (Array.isArray(value)) return { ms, rows: value.length }
      const { ahead, over } = value as { ahead: unknown[]; over: unknown[] }
      return { ms, rows: ahead.length + over.length }
    },
    [name, more, text] as const,
  )
}

async function indexedRead(bench: Bench, rows: number): Promise<number[]> {
  const blank = await startFloor(bench, 1)
  try {
    await onFloor(blank.page, 'indexedRead', rows, 300)
    return await times(10, () => onFloor(blank.page, 'indexedRead', rows, 300))
  } finally {
    await blank.end()
  }
}
