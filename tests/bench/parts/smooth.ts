import type { Part } from '../bench'
import type { Figure, Goal } from '../figure'
import { command, type LiveRoom, leaveField, openLiveRoom } from '../live-room'
import { longTasksDuring } from '../painting'

/** 不卡: typing, scrolling the long record and dragging the queue in a meeting of twenty thousand facts. */
export const smooth: Part = {
  name: 'smooth',
  async run(bench) {
    const facts = bench.isQuick ? 2_000 : 20_000
    const room = await openLiveRoom(bench, facts)
    try {
      const typing = await longTasksDuring(room.console, () => typeChinese(room))
      const scrolling = await longTasksDuring(room.console, () => scrollRecord(room))
      await fillQueue(room)
      const dragging = await longTasksDuring(room.console, () => dragQueue(room))
      const figure = (title: string, lengths: readonly number[]): Figure => ({
        title: `longest task while ${title}, meeting of ${facts.toLocaleString('en')} facts`,
        unit: 'ms',
        samples: [Math.max(0, ...lengths)],
        floor: null,
        goal: noLongTask,
        note:
          lengths.length === 0
            ? ''
            : `${lengths.length} tasks over 50 ms: ${lengths.map((each) => Math.round(each)).join(', ')} ms.`,
      })
      const figures = [
        figure('typing with an input method', typing),
        figure('scrolling the record', scrolling),
        figure('dragging in the queue', dragging),
      ]
      return { figures, points: [] }
    } finally {
      await room.end()
    }
  },
}

/** The browser tells of tasks from 50 ms on; none at all reads as 0. */
const noLongTask: Goal = { words: 'none over 50 ms', of: 'median', most: () => 50 }

/** As an input method does it: letters are composed, the word replaces them. */
async function typeChinese({ app, console: page }: LiveRoom): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('1')
  const session = await app.context().newCDPSession(page)
  for (let word = 0; word < 20; word += 1) {
    for (const composed of ['x', 'xi', 'xie', 'xie s', 'xie sh', 'xie sha', 'xie shan', 'xie shang']) {
      await session.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: composed.length,
        selectionEnd: composed.length,
      })
      await page.waitForTimeout(25)
    }
    await session.send('Input.insertText', { text: '协商' })
    await page.waitForTimeout(40)
  }
  await session.detach()
  await page.getByLabel('写一条记录').fill('')
}

async function scrollRecord({ console: page }: LiveRoom): Promise<void> {
  const box = await page.getByRole('feed', { name: '会议记录' }).boundingBox()
  if (!box) throw new Error('the record is not on the screen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn < 80 ? -900 : 1200)
    await page.waitForTimeout(16)
  }
}

async function fillQueue({ console: page, stream, meeting }: LiveRoom): Promise<void> {
  const waiting = new Set(meeting.speaking.queues.flatMap((queue) => queue.waiting.map((each) => each.attendeeId)))
  for (const { id } of meeting.attendees.filter((each) => !waiting.has(each.id)).slice(0, 40)) {
    const request = { attendeeId: id, kind: 'speech', category: 'other', stance: 'neutral', note: '' }
    await command(page, stream, { type: 'speakers.add', ...request } as { type: string })
  }
  await page.locator('[data-entry]').nth(39).waitFor()
}

async function dragQueue({ console: page }: LiveRoom): Promise<void> {
  const row = page.locator('[data-entry]').nth(1)
  const box = await row.boundingBox()
  if (!box) throw new Error('nobody waits on the screen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 60; step += 1) {
    await page.mouse.move(x, y + step * 4)
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
  await page.waitForTimeout(300)
}
