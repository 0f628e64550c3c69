import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { buildWithFaults } from '#tests/support/faulty-build'
import { patience } from '#tests/support/patience'
import { kill, openSupervised, type SupervisedRoom } from '#tests/support/supervised'
import { begin } from './application'
import { ScriptedClerk } from './clerk'
import { readRawJournal } from './raw-journal'

/*
 * 看护: who ends the program without being asked to finds it back a moment later. Real processes, really killed.
 */

describe.runIf(process.platform === 'linux')('the program killed in the middle of a meeting', () => {
  it('comes back by itself and offers the meeting, and nothing of the dead one stays behind', async () => {
    const room = await aRoom()
    const clerk = new ScriptedClerk()
    await clerk.prepare(room)
    await clerk.writesLine(room)
    const { program } = await ready(room)
    kill(program)
    const after = await anotherThan(room, program)
    expect(await clerk.compare(room)).toEqual([])
    expect(await clerk.resumes(room)).toEqual([])
    expect(await clerk.writesLine(room)).toBe(true)
    expect(clerk.compareFiles(await readRawJournal(room.userData))).toEqual([])
    // Of Chromium's processes without a parent: only the present life and the one that waits beside it.
    await vi.waitFor(async () => {
      const heads = (await room.processes()).filter(({ words }) => !words.some((word) => word.startsWith('--type=')))
      expect(heads.map(({ pid }) => pid).sort()).toEqual([after, await room.supervisor()].sort())
    }, patience)
  })

  it('is never there twice, although it is started by hand in the same moment as by its supervisor', async () => {
    const room = await aRoom()
    const clerk = new ScriptedClerk()
    await clerk.prepare(room)
    const { program } = await ready(room)
    kill(program)
    const byHand = [room.startByHand(), room.startByHand(), room.startByHand()]
    const after = await anotherThan(room, program)
    // Who came too late leaves again; at most one of them is the program now.
    const late = byHand.filter(({ pid, exitCode }) => pid !== after && exitCode === null)
    await Promise.all(late.map((each) => once(each, 'exit')))
    expect(await clerk.compare(room)).toEqual([])
    expect(await clerk.writesLine(room)).toBe(true)
    const raw = await readRawJournal(room.userData)
    expect(clerk.compareFiles(raw)).toEqual([])
    expect(raw.facts.map(({ n }) => n)).toEqual(raw.facts.map((_, index) => index + 1))
    expect(await room.program()).toBe(after)
  })

  it('again and again is opened without the graphics card, and then not any more: the clerk is told', async () => {
    const room = await aRoom()
    await begin(room)
    const withoutGraphics: boolean[] = []
    for (let death = 1; death <= 5; death += 1) {
      const { program } = await ready(room)
      const life = (await room.processes()).find(({ pid }) => pid === program)
      withoutGraphics.push(life?.words.includes('--disable-gpu') ?? false)
      kill(program)
      if (death < 5) await anotherThan(room, program)
    }
    expect(withoutGraphics).toEqual([false, false, false, true, true])
    // The words are in a window of the system's own, and the log has the rest; who has read it presses Enter.
    const supervisor = await room.supervisor()
    const window = await vi.waitUntil(() => windowOf(supervisor), patience)
    expect(await readFile(join(room.userData, 'log/yishitai.log'), 'utf8')).toContain('not opened again')
    expect(await room.program()).toBeNull()
    await vi.waitFor(
      async () => {
        await run('xdotool', ['windowfocus', window, 'key', '--window', window, 'Return']).catch(() => {})
        expect(await room.processes()).toEqual([])
      },
      { timeout: 40_000, interval: 500 },
    )
  })

  it('by its drawing process, which died six times, comes back without the graphics card', async () => {
    // Built without our own remedy (electron/app/graphics.ts): Chromium then ends the program at the sixth death.
    const room = await aRoom(await buildWithFaults('graphics-limit'))
    const clerk = new ScriptedClerk()
    await clerk.prepare(room)
    const { program } = await ready(room)
    await vi.waitFor(async () => {
      for (const { pid, words } of await room.processes()) if (words.includes('--type=gpu-process')) kill(pid)
      expect(await room.program()).not.toBe(program)
    }, patience)
    const after = await anotherThan(room, program)
    const life = (await room.processes()).find(({ pid }) => pid === after)
    expect(life?.words).toContain('--disable-gpu')
    expect(await clerk.resumes(room)).toEqual([])
  })
})

describe.runIf(process.platform === 'linux')('the program ended by the clerk', () => {
  it('stays ended, and the one that waits beside it goes with it', async () => {
    const room = await aRoom()
    await begin(room)
    await ready(room)
    await room.inConsole('desk.ask("app.quit", {})', 2000)
    await vi.waitFor(async () => expect(await room.processes()).toEqual([]), patience)
  })

  it('with 重新打开, as after restoring, is another life of its own, with somebody beside it', async () => {
    const room = await aRoom()
    await begin(room)
    const { program, supervisor } = await ready(room)
    await room.inConsole('desk.ask("app.reopen", {})', 2000)
    await anotherThan(room, program)
    await begin(room)
    await vi.waitFor(async () => expect([null, supervisor]).not.toContain(await room.supervisor()), patience)
  })

  it('has somebody beside it again when that one was ended', async () => {
    const room = await aRoom()
    await begin(room)
    const { supervisor } = await ready(room)
    kill(supervisor)
    await vi.waitFor(async () => expect([null, supervisor]).not.toContain(await room.supervisor()), patience)
  })
})

const run = promisify(execFile)

async function aRoom(appFolder = resolve(import.meta.dirname, '../..')): Promise<SupervisedRoom> {
  if (!process.env.YST_ELECTRON) throw new Error('run it with: npm test -- flows tests/faults/supervisor.test.ts')
  const userData = await mkdtemp(join(tmpdir(), 'yst-supervised-'))
  const flags = ['--lang=zh-CN', ...(process.env.YST_SANDBOX === 'off' ? ['--no-sandbox'] : [])]
  const room = openSupervised({ electron: process.env.YST_ELECTRON, flags, env: process.env, appFolder, userData })
  onTestFinished(async ({ task }) => {
    // These are races: whoever looks for what happened needs what was there.
    if (task.result?.state === 'fail') process.stderr.write(await whatIsThere(room))
    await room.end()
    await rm(userData, { recursive: true, force: true })
  })
  return room
}

async function whatIsThere(room: SupervisedRoom): Promise<string> {
  const log = await readFile(join(room.userData, 'log/yishitai.log'), 'utf8').catch(String)
  const processes = (await room.processes()).map(({ pid, words }) => `${pid} ${words.join(' ').slice(0, 200)}`)
  return [`program ${await room.program()}`, ...processes, log, ''].join('\n')
}

/** Waits until both are there; their numbers. */
function ready(room: SupervisedRoom): Promise<{ readonly program: number; readonly supervisor: number }> {
  return vi.waitUntil(async () => {
    const [program, supervisor] = [await room.program(), await room.supervisor()]
    return program !== null && supervisor !== null && { program, supervisor }
  }, patience)
}

function anotherThan(room: SupervisedRoom, dead: number): Promise<number> {
  return vi.waitUntil(async () => {
    const now = await room.program()
    return now !== null && now !== dead && now
  }, patience)
}

/** The window that this process shows, or null. */
async function windowOf(pid: number | null): Promise<string | null> {
  const found = await run('xdotool', ['search', '--onlyvisible', '--pid', String(pid)]).catch(() => null)
  return found?.stdout.trim().split('\n').at(-1) || null
}
