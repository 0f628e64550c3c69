import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/*
 * 演练 as it is typed: npm run rehearse -- SCRIPT.json --out DIR. A process of its own with its own displays, so that
 * only what it prints and leaves behind is looked at.
 */
const home = resolve(import.meta.dirname, '../..')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yst-rehearse-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const morning = {
  format: 'yishitai-rehearsal/1',
  title: '十分钟的小会',
  room: { name: '试点镇协商议事室', township: '试点镇' },
  details: {
    title: '路灯怎么装',
    topic: '东街路灯装几盏、谁来管',
    form: 'small',
    venueKind: 'room',
    venue: '试点镇协商议事室',
    chair: '钱守业',
    recorder: '王宁',
    tellers: [],
  },
  startsAt: '2026-03-05T01:00:00.000Z',
  rules: {},
  people: [
    { name: '王小宁', side: 'masses' },
    { name: '张建华', side: 'departments' },
  ],
  steps: [
    { at: '-5:00', do: { type: 'agenda.useTemplate', form: 'small' } },
    { at: '-1:00', do: { type: 'attendance.signIn', attendeeIds: 'everybody' } },
    { at: '0:00', do: [{ type: 'meeting.open' }, { type: 'agenda.activate', itemId: '1' }], look: '开会' },
    { at: '1:00', do: { type: 'speakers.callNow', attendeeId: '王小宁' }, look: '发言' },
    { at: '2:30', do: { type: 'minutes.write', text: '先装六盏，社区管电费' } },
    { at: '3:00', do: { type: 'speakers.resume', speechId: 'current' }, refused: 'speakers.not-paused' },
    { at: '9:00', do: { type: 'meeting.close' }, look: '散会' },
  ],
}

describe('npm run rehearse', () => {
  it('plays a written meeting at its own times, leaves pictures and papers, and prints what it measured', async () => {
    const out = join(folder, 'stick')
    const { code, output } = await rehearse(morning, out)
    expect(code, output.slice(-2000)).toBe(0)
    const summary = JSON.parse(output)
    expect(summary).toMatchObject({
      ok: true,
      title: '十分钟的小会',
      refusals: [{ step: '6 (3:00)', command: 'speakers.resume', code: 'speakers.not-paused' }],
      export: { notMade: [] },
    })
    expect(summary.commandToAckMs).toMatchObject({ count: 8, p50: expect.any(Number), p95: expect.any(Number) })
    expect(summary.commandToWallPaintedMs.count).toBeGreaterThan(0)
    expect(summary.factsWritten).toBeGreaterThan(8)

    const pictures = await readdir(join(out, 'pictures'))
    expect(pictures.sort()).toEqual(
      ['01-开会', '02-发言', '03-散会'].flatMap((stage) => [`${stage}-console.png`, `${stage}-wall.png`]),
    )
    const papers = summary.export.folder
    const names: string[] = await readdir(papers)
    expect(names.sort()).toEqual(summary.export.files.map((file: { name: string }) => file.name).sort())
    // 9:02, the script's own time in the room, and not the time of the machine that played it.
    const record = await readFile(join(papers, names.find((name) => /^会议记录.*docx$/.test(name)) ?? ''))
    const words = strFromU8(unzipSync(new Uint8Array(record))['word/document.xml'] ?? new Uint8Array())
    expect(words.replaceAll(/<[^>]*>/g, '')).toMatch(/先装六盏/)
    expect(words.replaceAll(/<[^>]*>/g, '')).toMatch(/2026年3月5日/)
  })

  it('refuses a script with a name that nobody has, by line and reason, before anything starts', async () => {
    const out = join(folder, 'never')
    const text = JSON.stringify(morning, null, 1).replace('"attendeeId": "王小宁"', '"attendeeId": "王大宁"')
    const line = text.split('\n').findIndex((each) => each.includes('"at": "1:00"')) // The step begins on the line before.
    const { code, output, said } = await rehearse(text, out)
    expect(code).toBe(1)
    expect(output).toBe('')
    expect(said).toContain(`第 ${line} 行：speakers.callNow 行不通：会上没有“王大宁”`)
    expect(said).not.toContain('X server')
    expect(existsSync(out)).toBe(false)
  })

  it('refuses what is no JSON by its line, and a script that is not there', async () => {
    const broken = await rehearse('{\n "format": "yishitai-rehearsal/1",\n nonsense', join(folder, 'never'))
    expect(broken).toMatchObject({ code: 1 })
    expect(broken.said).toContain('第 3 行：脚本不是合格的 JSON')
    const missing = await run(join(folder, 'no-such.json'), join(folder, 'never'))
    expect(missing.said).toContain('cannot be read')
  })
})

async function rehearse(script: object | string, out: string) {
  const path = join(folder, 'script.json')
  await writeFile(path, typeof script === 'string' ? script : JSON.stringify(script))
  return run(path, out)
}

async function run(script: string, out: string): Promise<{ code: number; output: string; said: string }> {
  const words = [join(home, 'electron/dev/rehearse.mjs'), script, '--out', out, '--speed', '600']
  const { VITEST: _, ...env } = process.env
  const finished = promisify(execFile)(process.execPath, words, { cwd: home, env, maxBuffer: 16 * 1024 * 1024 })
  return finished.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout, said: stderr }),
    (error: { code?: number; stdout: string; stderr: string }) => ({
      code: error.code ?? 1,
      output: error.stdout,
      said: error.stderr,
    }),
  )
}
