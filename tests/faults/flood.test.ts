import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { Clerk, meetingAt } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { somebody, someDetails } from '#tests/support/meeting'

/*
 * Ten thousand messages at once, from every page that there is: refused, noted once, and the meeting goes on. And what the
 * clerk keeps to herself is nowhere on the wall.
 */
const stream: StreamId = 'meeting:flood'
const canary = '金丝雀'
let running: RunningApp
let page: Page
let clerk: Clerk

beforeAll(async () => {
  running = await launchApp()
  page = await running.consolePage()
  await page.evaluate(async () => {
    const begun = await desk.ask('app.begin', {})
    if (!begun.ok) throw new Error(begun.refusal.message)
    const command = { type: 'room.setUp', name: '试点议事室', township: '试点镇' }
    await desk.ask('desk.ask', { stream: begun.value.roomStream, command })
  })
  clerk = new Clerk(page, stream)
  await clerk.says({ type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
  await clerk.says({ type: 'attendance.invite', people: [somebody({ telephone: '13900017777' })] })
  await clerk.says({ type: 'agenda.useTemplate', form: 'special' })
  await clerk.says({ type: 'attendance.signIn', attendeeIds: 'everybody' })
  await clerk.says({ type: 'meeting.open' })
  await page.evaluate((attached) => desk.ask('wall.attach', { stream: attached }), stream)
})
afterAll(() => running?.kill())

describe('a flood', () => {
  it('of ten thousand wrong questions from the console’s own page is refused, and the clerk’s are answered meanwhile', async () => {
    const before = (await logLines()).length
    const flood = page.evaluate(async () => {
      const ask = (name: string, input: unknown) => Reflect.apply(desk.ask, null, [name, input])
      const wrong = [
        () => ask('fs.readFile', { path: '/etc/passwd' }),
        () => ask('meetings.list', { text: 7 }),
        () => ask('desk.ask', { stream: 'nothing:at-all', command: { type: 'x' } }),
        () => ask('desk.ask', { stream: 'meeting:flood', command: { type: '__proto__' } }),
      ]
      const answers = await Promise.all(Array.from({ length: 10_000 }, (_, index) => wrong[index % wrong.length]?.()))
      return answers.filter((each) => each?.ok !== false).length
    })
    await clerk.says({ type: 'minutes.write', text: '洪水里的一句' })
    expect(await flood).toBe(0)
    await clerk.says({ type: 'minutes.write', text: '洪水后的一句' })
    const { minutes } = await meetingAt(page, stream)
    expect(minutes.map((entry) => entry.text)).toEqual(['洪水里的一句', '洪水后的一句'])
    expect((await logLines()).length - before).toBeLessThan(10)
  })

  it('of large ones is refused as well', async () => {
    const codes = await page.evaluate(async () => {
      const ask = (input: unknown) => Reflect.apply(desk.ask, null, ['meetings.list', input])
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask({ text: '议'.repeat(400_000) })))
      return [...new Set(answers.map((each) => each.refusal?.code))]
    })
    expect(codes).toEqual(['contract.too-large'])
    await clerk.says({ type: 'minutes.write', text: '照常' })
  })

  it('from the projector changes nothing: it has one word, and wrong ones are noted once', async () => {
    const before = (await logLines()).length
    const wall = await running.projectorPage()
    await wall.evaluate(() => {
      const bridge: Readonly<Record<string, unknown>> = Object(Reflect.get(globalThis, 'projector'))
      const say = bridge.ready
      if (typeof say !== 'function') throw new Error('the projector has its one word')
      const words = [-1, 0.5, '1', { seq: 1 }, [1], null, 2 ** 60, 'desk.ask']
      for (let time = 0; time < 10_000; time += 1) {
        try {
          say(words[time % words.length])
        } catch {
          // The preload may refuse by itself.
        }
      }
    })
    await clerk.says({ type: 'minutes.write', text: '大屏说了一万句' })
    expect((await meetingAt(page, stream)).proceedings.phase).toBe('open')
    expect((await logLines()).length - before).toBeLessThan(5)
  })

  it('from a frame inside the page has no door to come through', async () => {
    const found = await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const bridge = frame.contentWindow && Reflect.get(frame.contentWindow, 'desk')
      frame.remove()
      return typeof bridge
    })
    expect(found).toBe('undefined')
  })
})

describe('the wall', () => {
  it('has no private word in its page, its title or its window’s name (M5)', async () => {
    await clerk.says({ type: 'minutes.write', kind: 'private', text: `${canary}内部备注` })
    await clerk.says({ type: 'speakers.callNow', attendeeId: '王小宁', note: `${canary}说明` })
    await clerk.says({ type: 'minutes.write', text: `${canary}发言要点` })
    const wall = await running.projectorPage()
    await wall.getByText('王小宁').first().waitFor()
    const shown = await wall.evaluate(() => `${document.documentElement.outerHTML} ${document.title} ${location.href}`)
    const titles = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.getTitle()),
    )
    for (const words of [shown, ...titles]) {
      expect(words).not.toContain(canary)
      expect(words).not.toContain('13900017777')
    }
  })
})

/** A program that has noticed nothing yet has no log. */
async function logLines(): Promise<readonly string[]> {
  const log = join(running.userData, 'log/yishitai.log')
  return existsSync(log) ? (await readFile(log, 'utf8')).split('\n') : []
}
