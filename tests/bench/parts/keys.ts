import type { Page } from 'playwright'
import type { Bench, Part } from '../bench'
import { atMost, type Figure, type Point } from '../figure'
import { command, type LiveRoom, leaveField, openLiveRoom } from '../live-room'
import { keyToSight } from '../painting'
import { onFloor, startFloor, times } from '../running'
import { spreadOf } from '../statistics'

/** 按键到看见: the acts of which a meeting has hundreds, in a small meeting and in one of twenty thousand facts. */
export const keys: Part = {
  name: 'keys',
  async run(bench) {
    const floor = await oneFrame(bench)
    const figures: Figure[] = []
    const points: Point[] = []
    for (const size of [1, 10, 100] as const) {
      const facts = 200 * size
      const room = await openLiveRoom(bench, facts)
      try {
        const acts = await measureActs(bench, room)
        for (const [title, samples] of Object.entries(acts)) {
          points.push({
            curve: `Key → painted: ${title}`,
            unit: 'ms',
            size,
            words: `${facts.toLocaleString('en')} facts`,
            value: spreadOf(samples).p95,
          })
          if (size === 10) continue
          figures.push({
            title: `key → painted: ${title}, meeting of ${facts.toLocaleString('en')} facts`,
            unit: 'ms',
            samples,
            floor: { title: 'one frame', samples: floor },
            goal: atMost(50, 'ms'),
            note: '',
          })
        }
      } finally {
        await room.end()
      }
    }
    return { figures, points }
  },
}

async function oneFrame(bench: Bench): Promise<number[]> {
  const blank = await startFloor(bench, 1)
  try {
    return await times(bench.isQuick ? 20 : 100, async () => {
      const painted = onFloor(blank.page, 'keyToPaint')
      // The page must listen before the key comes.
      await blank.page.evaluate(() => 0)
      await blank.page.keyboard.press('a')
      return painted
    })
  } finally {
    await blank.end()
  }
}

async function measureActs(bench: Bench, room: LiveRoom): Promise<Readonly<Record<string, number[]>>> {
  const { console: page } = room
  const runs = bench.isQuick ? 8 : 30
  return {
    'minutes entry': await times(runs, (index) => writeMinutes(page, `第${index}条：大家同意先清淤再硬化。`)),
    'queue add': await times(runs, () => addToQueue(room)),
    'speech start': await times(runs, () => callNext(room)),
    'vote tally': await callTheRoll(room, runs),
  }
}

async function writeMinutes(page: Page, text: string): Promise<number> {
  await leaveField(page)
  await page.keyboard.press('1')
  await page.keyboard.insertText(text)
  return keyToSight(page, 'Enter', { selector: '[aria-label="会议记录"] article', says: text })
}

async function addToQueue(room: LiveRoom): Promise<number> {
  const {
    console: page,
    meeting: { attendees },
  } = room
  await clearQueue(room)
  const person = attendees[Math.floor(attendees.length / 3)]
  await leaveField(page)
  await page.keyboard.press('q')
  await page.keyboard.insertText(person?.name ?? '')
  await page.getByRole('listbox', { name: '找到的人' }).waitFor()
  return keyToSight(page, 'Enter', { selector: '[data-entry]', count: 1 })
}

async function callNext(room: LiveRoom): Promise<number> {
  const {
    console: page,
    stream,
    meeting: { attendees },
  } = room
  await clearQueue(room)
  const speaks = (await page.getByRole('region', { name: '正在发言' }).locator('strong').textContent()) ?? ''
  const next = attendees.find(
    ({ name }) => name !== speaks && attendees.filter((each) => each.name === name).length === 1,
  )
  if (!next) throw new Error('there is nobody else of that name alone')
  const request = { attendeeId: next.id, kind: 'speech', category: 'other', stance: 'neutral', note: '' }
  await command(page, stream, { type: 'speakers.add', ...request } as { type: string })
  await leaveField(page)
  await page
    .getByRole('button', { name: `请下一位：${next.name}` })
    .first()
    .waitFor()
  // A second press this soon after the last speaker came on would count as the same press.
  await page.waitForTimeout(750)
  return keyToSight(page, 'Space', { selector: '[aria-label="正在发言"] strong', says: next.name })
}

async function clearQueue({ console: page, stream }: LiveRoom): Promise<void> {
  const waiting = await page
    .locator('[data-entry]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-entry') ?? ''))
  for (const entryId of waiting) await command(page, stream, { type: 'speakers.remove', entryId } as { type: string })
  await page.waitForFunction(() => document.querySelectorAll('[data-entry]').length === 0)
}

/** 点名: one key an answer, and the next person is there. */
async function callTheRoll({ console: page, stream, meeting }: LiveRoom, runs: number): Promise<number[]> {
  const question = {
    kind: 'vote',
    title: '点名表决',
    method: 'roll-call',
    ballot: { type: 'approval' },
    base: 'present',
  }
  const rest = { majority: 'over-half', attendance: null, expected: null, comparesWith: null }
  const { id: voteId } = await command(page, stream, { type: 'votes.prepare', ...question, ...rest } as {
    type: string
  })
  await command(page, stream, { type: 'votes.open', voteId } as { type: string })
  await leaveField(page)
  await page.keyboard.press('v')
  const roll = page.getByRole('region', { name: '正在点名' })
  const entry = page.getByRole('navigation', { name: '表决和测评' }).getByRole('button', { name: '点名表决' })
  await roll.or(entry).first().waitFor()
  if (!(await roll.isVisible())) await entry.click()
  await roll.waitFor()
  await leaveField(page)
  // Everybody of the written meeting is a member, may vote and has signed in.
  return times(Math.min(runs, meeting.attendees.length - 1), (index) =>
    keyToSight(page, '1', { selector: '[aria-label="正在点名"] p', says: `第 ${index + 2} 位` }),
  )
}
