import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import type { Ack } from '#shared/contract/desk'
import type { ExportReport } from '#shared/contract/papers'
import { stateOfText } from '#shared/contract/state-text'
import type { Result } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { beginningOf, checkScript } from '#shared/rehearsal/check'
import { resolve, type Spoken } from '#shared/rehearsal/resolve'
import { commandsOf, instantOfStep, type Script, secondsOf } from '#shared/rehearsal/script'
import { Measures, type Spread } from './measures'

/** Reads a script and plays it on paper; a bad one is refused with line and reason before anything starts. */
export function readScript(text: string): Result<Script> {
  return checkScript(text)
}

export type Rehearsal = {
  readonly script: Script
  /** Where the papers go, as if it were a stick, and the pictures. */
  readonly out: string
  /** How many times faster than the script's own times. */
  readonly speed: number
  readonly electron: string
  readonly flags: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly appFolder: string
  readonly say: (line: string) => void
}

export type RehearsalSummary = {
  readonly ok: boolean
  readonly title: string
  readonly factsWritten: number
  readonly refusals: readonly { readonly step: string; readonly command: string; readonly code: string }[]
  readonly commandToAckMs: Spread
  readonly commandToWallPaintedMs: Spread
  readonly export: (ExportReport & { readonly askedToDoneMs: number }) | { readonly refused: string }
  readonly pictures: readonly string[]
}

/** 演练: the real windows, desk, journal, store, wall and export, in data of its own that is thrown away afterwards. */
export async function rehearse(rehearsal: Rehearsal): Promise<RehearsalSummary> {
  const { electron, flags, env, appFolder, say } = rehearsal
  const userData = await mkdtemp(join(tmpdir(), 'yishitai-rehearsal-'))
  const app = await _electron.launch({
    executablePath: electron,
    args: [...flags, '--log-level=3', appFolder, `--user-data-dir=${userData}`, '--rehearsal'],
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    chromiumSandbox: !flags.includes('--no-sandbox'),
  })
  try {
    return await play(app, rehearsal)
  } finally {
    say('closing')
    await app.evaluate(({ app: program }) => program.exit(0)).catch(() => {})
    await app.close().catch(() => {})
    await rm(userData, { recursive: true, force: true })
  }
}

async function play(app: ElectronApplication, { script, out, speed, say }: Rehearsal): Promise<RehearsalSummary> {
  const console = await pageAt(app, 'app://console/')
  const measures = await Measures.begin(app, console)
  const begun = await ask<{ roomStream: StreamId }>(console, 'app.begin', {})
  if (!begun.ok) throw new Error(`the console's door does not answer: ${begun.refusal.message}`)
  const stream: StreamId = `meeting:rehearsal-${Date.parse(script.startsAt)}`
  const firstAt = Math.min(...script.steps.map((step) => secondsOf(step.at))) - 60
  await setClock(app, new Date(Date.parse(script.startsAt) + firstAt * 1000).toISOString())
  await must(console, begun.value.roomStream, { type: 'room.setUp', ...script.room })
  for (const spoken of beginningOf(script)) await must(console, stream, spoken)
  await enterMeeting(console, script.details.title)

  const pictures: string[] = []
  const refusals: { step: string; command: string; code: string }[] = []
  let n = 0
  let before = firstAt
  for (const [index, step] of script.steps.entries()) {
    const seconds = secondsOf(step.at)
    await console.waitForTimeout(Math.max(0, ((seconds - before) * 1000) / speed))
    before = seconds
    await setClock(app, instantOfStep(script.startsAt, step))
    for (const spoken of commandsOf(step)) {
      const command = resolve(await meetingOf(console, stream), spoken)
      const answer = await measures.command(stream, command)
      if (answer.ok) n = answer.value.n
      else refusals.push({ step: `${index + 1} (${step.at})`, command: spoken.type, code: answer.refusal.code })
    }
    if (step.look) pictures.push(...(await lookAt(app, console, out, pictures.length / 2 + 1, step.look)))
    if (index % 20 === 0) say(`step ${index + 1} of ${script.steps.length}`)
  }

  say('exporting')
  const exported = await exportTo(app, console, stream, out)
  const expected = script.steps.filter((step) => step.refused !== undefined).length
  return {
    ok: !('refused' in exported) && refusals.length === expected,
    title: script.title,
    factsWritten: n,
    refusals,
    commandToAckMs: measures.acks(),
    commandToWallPaintedMs: measures.paints(),
    export: exported,
    pictures,
  }
}

/** The way the clerk goes: the meeting's row, then the main act. */
async function enterMeeting(console: Page, title: string): Promise<void> {
  await console.reload()
  await console.getByText(title).first().click()
  await console
    .getByRole('button', { name: /进入会场/ })
    .first()
    .click()
  await console.getByRole('button', { name: /黑屏/ }).first().waitFor()
}

async function lookAt(app: ElectronApplication, console: Page, out: string, number: number, name: string) {
  const folder = join(out, 'pictures')
  await mkdir(folder, { recursive: true })
  const wall = await pageAt(app, 'app://projector/')
  // The wall's transitions take up to 300 ms.
  await console.waitForTimeout(400)
  const stem = `${String(number).padStart(2, '0')}-${name.replace(/[\\/:*?"<>|]/g, '')}`
  await console.screenshot({ path: join(folder, `${stem}-console.png`) })
  await wall.screenshot({ path: join(folder, `${stem}-wall.png`) })
  return [`pictures/${stem}-console.png`, `pictures/${stem}-wall.png`]
}

async function exportTo(app: ElectronApplication, console: Page, stream: StreamId, out: string) {
  await app.evaluate(({ app: program }, path) => {
    const emitter: NodeJS.EventEmitter = program
    emitter.emit('rehearsal-folder', path)
  }, out)
  const drives = await ask<readonly { id: string; path: string }[]>(console, 'drives.list', {})
  const drive = drives.ok ? drives.value.find((each) => each.path === out) : undefined
  if (!drive) return { refused: 'the folder was not taken as a place for papers' }
  const began = performance.now()
  const answer = await ask<ExportReport>(console, 'papers.export', { stream, driveId: drive.id })
  const askedToDoneMs = Math.round(performance.now() - began)
  return answer.ok
    ? { ...answer.value, askedToDoneMs }
    : { refused: `${answer.refusal.code}: ${answer.refusal.message}` }
}

async function must(console: Page, stream: StreamId, command: Spoken): Promise<void> {
  const answer = await ask<Ack>(console, 'desk.ask', { stream, command })
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.message}`)
}

async function meetingOf(console: Page, stream: StreamId) {
  const opened = await ask<string>(console, 'stream.open', { stream })
  const state = opened.ok ? stateOfText(opened.value) : null
  if (state?.kind !== 'meeting' || !state.history)
    throw new Error('the rehearsed meeting is not there; it was just created')
  return state.history.meeting
}

function ask<Value>(console: Page, name: string, input: unknown): Promise<Result<Value>> {
  return console.evaluate(
    // The page's own bridge; names and inputs are checked by main like any other's.
    ([channel, body]) => (globalThis.desk.ask as (name: string, input: unknown) => Promise<unknown>)(channel, body),
    [name, input] as const,
  ) as Promise<Result<Value>>
}

async function setClock(app: ElectronApplication, instant: string): Promise<void> {
  await app.evaluate(({ app: program }, at) => {
    const emitter: NodeJS.EventEmitter = program
    emitter.emit('rehearsal-clock', at)
  }, instant)
}

async function pageAt(app: ElectronApplication, url: string): Promise<Page> {
  const found = () => app.windows().find((page) => page.url().startsWith(url))
  for (;;) {
    const page = found()
    if (page) return page
    await app.waitForEvent('window', { timeout: 30_000 }).catch((error: unknown) => {
      if (!found()) throw error
    })
  }
}
