import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeArchive } from '#electron/export/archive'
import { archiveVerdict, archiveVerdicts } from '#electron/export/archive-verdict'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { playMorning } from '#tests/papers/morning'
import { documentOf, inputOf } from '#tests/papers/play'

const played = playMorning()
const { facts } = played
const bytes = writeArchive(facts, { program: '0.1.0', exportedAt: '2026-11-21T03:45:00.000Z' })
const last = facts.at(-1)
const code = last?.hash.slice(0, 16) ?? ''
const spaced = code.match(/.{4}/g)?.join(' ')

const verdictOf = (file: Uint8Array, printed = '') => archiveVerdict('会议档案.jsonl', file, printed)

/** The same archive with one word of the given fact altered. */
function altered(at: number): Uint8Array {
  const lines = Buffer.from(bytes).toString().split('\n')
  lines[at + 1] = (lines[at + 1] ?? '').replace('"data":{', '"data":{"加":"过",')
  return Buffer.from(lines.join('\n'))
}

describe('核对档案 (K7)', () => {
  it('says that a record is whole and unchanged, how many entries it has, up to when, and its code', () => {
    expect(verdictOf(bytes)).toMatchObject({
      state: 'whole',
      title: '老旧小区加装电梯选址与费用分摊专题协商会',
      agrees: null,
    })
    expect(verdictOf(bytes).sentence).toMatch(
      new RegExp(
        `^完整、未改动：共 ${facts.length} 条，至第 ${facts.length} 条（2026年11月21日 .+），校验码 ${spaced}。$`,
      ),
    )
  })

  it('the code printed on the minutes is the archive’s own: read off the paper it agrees, however it is typed', () => {
    const paper = documentOf(
      minutesPaper,
      inputOf(played.meeting, { archiveHead: { seq: facts.length, hash: last?.hash ?? '' } }),
    )
    const printed = /会议档案至第(\d+)条，校验码([0-9a-f]{16})/.exec(paper.provenance)
    expect(printed?.[1]).toBe(String(facts.length))
    for (const typed of [printed?.[2] ?? '', code.toUpperCase(), `${spaced}`, code.replace(/(.{8})/, '$1 - ')])
      expect(verdictOf(bytes, typed)).toMatchObject({
        agrees: true,
        printed: '与打印的校验码一致：纪要依据的就是这些记录。',
      })
  })

  it('what was noted after the minutes were printed does not make them wrong, and is counted', () => {
    const earlier = facts.at(-6)?.hash.slice(0, 16) ?? ''
    expect(verdictOf(bytes, earlier)).toMatchObject({
      agrees: true,
      printed: `与打印的校验码一致：纪要依据的是第 1 至 ${facts.length - 5} 条，打印以后又记了 5 条。`,
    })
  })

  it('another record’s code is not taken for this one’s, and a slip of the finger is said as one', () => {
    expect(verdictOf(bytes, 'f'.repeat(16))).toMatchObject({ agrees: false })
    for (const slip of ['3f9a', '甲乙丙丁', `${code}zz`]) {
      expect(verdictOf(bytes, slip)).toMatchObject({ agrees: null, state: 'whole' })
      expect(verdictOf(bytes, slip).printed).toContain('请再看一遍')
    }
  })

  it('says from where on a record is not what it was, and that the minutes rest on what is lost', () => {
    const verdict = verdictOf(altered(9), code)
    expect(verdict).toMatchObject({ state: 'changed', agrees: false })
    expect(verdict.sentence).toContain('第 1 至 9 条完好，第 10 条被改动或损坏。')
    expect(verdict.sentence).toContain(`至第 9 条`)
    expect(verdictOf(altered(9), facts[4]?.hash.slice(0, 16)).agrees).toBe(true)
    expect(verdictOf(Buffer.from('{"a":1}'))).toMatchObject({ state: 'foreign', agrees: null })
  })

  it('looks at every archive of a folder and of those below it', async () => {
    const folder = await stick()
    const verdicts = await archiveVerdicts(folder, code)
    expect(verdicts.map(({ state, agrees }) => [state, agrees])).toEqual([
      ['whole', true],
      ['changed', false],
    ])
  })
})

describe('核对工具', () => {
  it('says the same as one file, with nothing but Node, from wherever it is copied to', async () => {
    const folder = await stick()
    const alone = join(folder, 'verify-archive.mjs')
    const out = await mkdtemp(join(tmpdir(), 'yst-verifier-'))
    onTestFinished(() => rm(out, { recursive: true, force: true }))
    await build({
      configFile: false,
      root: resolve(import.meta.dirname, '../..'),
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ...{ ssr: true, outDir: out, target: 'node18', minify: true },
        rolldownOptions: {
          input: resolve(import.meta.dirname, '../../electron/export/verify-archive.ts'),
          output: { format: 'es', entryFileNames: 'verify-archive.mjs', codeSplitting: false },
        },
      },
    })
    await cp(join(out, 'verify-archive.mjs'), alone)
    const run = (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, [alone, ...args], { cwd: tmpdir(), env: {} }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      )
    const whole = await run(join(folder, '2026-11-21 停车场'), code)
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('完整、未改动') })
    expect(whole.stdout).toContain(verdictOf(bytes).sentence)
    expect(whole.stdout).toContain('与打印的校验码一致')
    expect((await run(join(folder, '2026-11-21 停车场'), 'f'.repeat(16))).code).toBe(1)
    const beside = await run()
    expect(beside).toMatchObject({ code: 1, stdout: expect.stringContaining('第 10 条被改动或损坏') })
    expect(await run(join(folder, 'nothing'))).toMatchObject({ code: 2, stdout: expect.stringContaining('打不开') })
  }, 120_000)
})

/** A stick with one whole archive and one that somebody altered. */
async function stick(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yst-archives-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of [
    ['2026-11-21 停车场', bytes],
    ['2026-11-22 改过的', altered(9)],
  ] as const) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, '会议档案.jsonl'), content)
  }
  return folder
}
