import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { writeReturn } from '#electron/exchange/return'
import { openJournal } from '#electron/journal/journal'
import type { Fact, StreamId } from '#shared/fact'
import { ledgerRows } from '#shared/views/ledger'
import type { TopicRow } from '#shared/views/topic-row'
import * as clerk from '#tests/support/clerk-ui'
import { says } from '#tests/support/clerk-ui'
import { countyTo, generateCounty } from '#tests/support/county'
import { secondDisplay } from '#tests/support/displays'
import { ask } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'

/*
 * 二十六个议事室把台账交到县里 (E1–E4): on the real application, in two halves and in the wrong order, one file twice and one
 * spoiled. An ordinary run takes 2 meetings a room; YST_COUNTY_MEETINGS=40 the county of ten years. Times are told and
 * not judged.
 */
const meetings = Number(process.env.YST_COUNTY_MEETINGS ?? 2)
const patienceMs = 120_000 + meetings * 20_000

let running: RunningApp
let page: Page
let folder: string
let files: string[]
let sum: Map<StreamId, string[]>
let total = 0
let failedAt: string | null = null

beforeAll(async () => {
  await secondDisplay.plug()
  folder = await mkdtemp(join(tmpdir(), 'yishitai-county-'))
  files = []
  sum = new Map()
  for (const { room, name, facts } of generateCounty({ rooms: 26, meetings, seed: 2026 })) {
    const sent = facts.filter((fact) => !fact.stream.startsWith('person:'))
    total += sent.length
    for (const fact of sent) note(sum, fact)
    const path = join(folder, `${name}.ystreturn`)
    const said = { from: '2025-01-01', to: countyTo, program: 'test', exportedAt: '2026-11-22T01:00:00.000Z' }
    await writeFile(path, writeReturn(sent, { room, roomName: `${name}议事室`, township: name, ...said }))
    files.push(path)
  }
  running = await launchApp()
  page = await running.consolePage()
}, patienceMs)
afterAll(async () => {
  await running?.kill()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(({ skip, task }) => {
  if (failedAt) skip(`“${failedAt}” did not come to its end`)
  onTestFailed(() => {
    failedAt = task.name
  })
})

describe('the county takes in what its rooms return', () => {
  it('half of the rooms come first, with one file spoiled on the way: it is named, and the others are taken', async () => {
    await clerk.nameTheRoom(page, { township: '青禾县', name: '县政协办公室' })
    const spoiled = join(folder, '坏了的.ystreturn')
    await writeFile(spoiled, 'PK\u0003\u0004 not a return')
    await openIntake()
    await choose([...files.slice(13), spoiled])
    await says(page, '这不是台账上报文件')
    await take()
    await says(page, '收好了')
  })

  it(
    'the rest comes with files that are known already: nothing is doubled',
    async () => {
      await page.getByRole('button', { name: '再收' }).click()
      await choose([...files].reverse())
      await says(page, '条记录都已收过')
      const began = performance.now()
      await take()
      const ms = performance.now() - began
      process.stdout.write(`county: took in half of ${total} facts in ${Math.round(ms)} ms\n`)
      await page.keyboard.press('Escape')
    },
    patienceMs,
  )

  it('the ledger of the whole county stands there, room by room, read only', async () => {
    const answer = await ask(page, 'topics.list', { text: '', rooms: 'all' })
    if (!answer.ok) throw new Error(answer.refusal.message)
    const topics: readonly TopicRow[] = JSON.parse(answer.value)
    const lines = topics.flatMap((row) => row.lines)
    const opened: number[] = []
    for (let round = 0; round < 7; round += 1) {
      await page.keyboard.press('Alt+1')
      await page.getByRole('heading', { name: '会议', level: 1 }).waitFor()
      opened.push(await opensLedger(lines.length))
    }
    const told = opened.sort((a, b) => a - b).map((ms) => Math.round(ms))
    process.stdout.write(`county: ledger of ${lines.length} lines stood after ${told.join(', ')} ms (7 times)\n`)
    expect(lines.length).toBeGreaterThan(26 * meetings)
    const rooms = await ask(page, 'rooms.list', {})
    if (!rooms.ok) throw new Error(rooms.refusal.message)
    expect(rooms.value).toHaveLength(27)
    const days = rooms.value[0]?.ledger
    if (!days) throw new Error('the county has no ledger rules')
    expect(ledgerRows(topics, rooms.value, countyTo, days)).toHaveLength(lines.length)
    const [first] = topics
    if (!first) throw new Error('no topic was taken in')
    const refused = await ask(page, 'desk.ask', { stream: first.stream, command: { type: 'topic.reconsider' } })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'desk.foreign' } })
  })

  it('its statistics are over all rooms', async () => {
    await page.keyboard.press('Alt+6')
    await says(page, '27 间议事室')
  })

  it(
    'the journal holds the sum of all rooms, stream by stream and hash by hash (E1)',
    async () => {
      await running.kill()
      const kept = new Map<StreamId, string[]>()
      const opened = await openJournal({
        folder: join(running.userData, 'journal'),
        now: () => '2026-11-22T02:00:00.000Z',
        reserveBytes: 0,
      })
      if (!opened.ok) throw new Error(opened.refusal.message)
      let own = ''
      for await (const batch of opened.value.journal.read(1))
        for (const fact of batch.facts) {
          if (fact.type === 'RoomSetUp' && own === '') own = fact.room
          if (fact.room !== own) note(kept, fact)
        }
      await opened.value.journal.close()
      expect(kept.size).toBe(sum.size)
      expect(kept).toEqual(sum)
      expect((await readdir(folder)).length).toBe(27)
    },
    patienceMs,
  )
})

/** From the key to the frame in which the rows stand, in milliseconds, by the page's own clock. */
function opensLedger(count: number): Promise<number> {
  return page.evaluate(async (said) => {
    const began = performance.now()
    dispatchEvent(new KeyboardEvent('keydown', { key: '4', code: 'Digit4', altKey: true, bubbles: true }))
    const stands = () =>
      document.querySelector('[data-row-main]') !== null &&
      document.querySelector('h1')?.parentElement?.innerText.includes(said)
    while (!stands()) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - began
  }, `${count} 条`)
}

async function openIntake(): Promise<void> {
  await page.keyboard.press('Alt+4')
  await page.getByRole('button', { name: '上报与汇总' }).click()
  await page.getByText('汇总：收各议事室的台账').click()
}

async function choose(paths: readonly string[]): Promise<void> {
  await clerk.answerDialog(running.app, ...paths)
  await page.getByRole('button', { name: '选择文件…' }).click()
  await page.getByRole('region', { name: '核对结果' }).waitFor({ timeout: patienceMs })
}

async function take(): Promise<void> {
  await page.getByRole('button', { name: /^收账/ }).click()
  await page.getByRole('region', { name: '收账结果' }).waitFor({ timeout: patienceMs })
}

function note(streams: Map<StreamId, string[]>, { stream, hash }: Fact): void {
  const own = streams.get(stream)
  if (own) own.push(hash)
  else streams.set(stream, [hash])
}
