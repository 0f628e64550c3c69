import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { packBytes, readPack, sha256 } from '#electron/exchange/pack'
import { readReturn, writeReturn } from '#electron/exchange/return'
import { verifyArchive, writeArchive } from '#electron/export/archive'
import { readSheet } from '#electron/import/sheet'
import { topicWorkbook } from '#electron/import/topic-template'
import type { Result } from '#shared/decision'
import { packOf, packParts } from '#shared/room/pack'
import { previewImport } from '#shared/roster/import'
import { findHeadings } from '#shared/roster/import-columns'
import { previewTopics } from '#shared/topic/import'
import { findTopicHeadings } from '#shared/topic/import-columns'
import { PlayedRoom } from '#tests/room/played-room'
import { PlayedMeeting } from '#tests/support/meeting'
import type { FaultKind, Ground, Outcome } from '../campaign'
import type { Dice } from '../dice'

export const fuzz: FaultKind = {
  name: 'fuzz',
  promise: 'Mutated rosters, topic lists, packs, returns and archives: nothing thrown, nothing changed, all or nothing',
  short: 1200,
  obstacle: () => null,
  begin: async (ground) => {
    const seeds = await realFiles(ground)
    return { run: (index, dice) => read(seeds[index % seeds.length], dice), end: async () => {} }
  },
}

type Seed = {
  readonly name: string
  readonly bytes: Uint8Array
  /** What the program makes of the bytes. */
  readonly read: (bytes: Uint8Array) => Promise<Result<unknown>>
  /** Files that vouch for themselves: what is accepted of them is what was written, or part of it said to be part. */
  readonly isSealed: boolean
}

async function read(seed: Seed | undefined, dice: Dice): Promise<Outcome> {
  if (!seed) throw new Error('there are files to mutate')
  const bytes = mutated(seed.bytes, dice)
  const answer = await seed.read(bytes)
  const broken: string[] = []
  if (!answer.ok && !/[\u4e00-\u9fff].*。$/.test(answer.refusal.message))
    broken.push(`refused without a sentence: ${answer.refusal.code} ${answer.refusal.message}`)
  if (answer.ok && seed.isSealed && !isDeepStrictEqual(answer, await seed.read(seed.bytes)))
    broken.push('something else than was written was accepted')
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) broken.push('a prototype was changed')
  return {
    doing: `${seed.name}, ${bytes.length} bytes`,
    counts: { [seed.name]: 1, [answer.ok ? 'accepted' : 'refused']: 1 },
    broken,
  }
}

/** One to four harms to a real file: bits, runs of bytes, cuts, doubled and moved pieces, names that reach far. */
function mutated(bytes: Uint8Array, dice: Dice): Uint8Array {
  let now = Buffer.from(bytes)
  for (let harm = 0, harms = 1 + dice.upTo(4); harm < harms; harm += 1) {
    const [from, to] = [dice.upTo(now.length + 1), dice.upTo(now.length + 1)].sort((a, b) => a - b) as [number, number]
    switch (dice.upTo(7)) {
      case 0:
        if (now.length > 0) now[Math.min(from, now.length - 1)] = dice.upTo(256)
        break
      case 1:
        now = Buffer.from(now.subarray(0, from))
        break
      case 2:
        now = Buffer.concat([now.subarray(0, from), now.subarray(Math.min(to, from + 200))])
        break
      case 3:
        now = Buffer.concat([now.subarray(0, to), now.subarray(from, Math.min(to, from + 5000)), now.subarray(to)])
        break
      case 4:
        now = Buffer.concat([now.subarray(0, from), Buffer.from(dice.oneOf(nastyWords)), now.subarray(from)])
        break
      case 5:
        for (let at = from; at < Math.min(to, from + 40); at += 1) now[at] = dice.upTo(256)
        break
      default: {
        const text = now.toString('latin1')
        const [old, other] = dice.oneOf(swaps)
        now = Buffer.from(text.replace(old, other), 'latin1')
      }
    }
  }
  return now
}

const nastyWords: readonly [string, ...string[]] = [
  '{"__proto__":{"polluted":true}}',
  '"constructor":{"prototype":{"polluted":true}},',
  '['.repeat(5000),
  "=cmd|'/c calc'!A0",
  '../../../../etc/passwd',
  '\u0000\u0000',
  '9'.repeat(400),
  '\ufeff',
  '\n',
  ',,,,',
  '""',
]
const swaps: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['"version":1', '"version":2'],
  ['"seq":1', '"seq":-1'],
  ['true', 'null'],
  ['"n":', '"__proto__":'],
  ['{', '[{'],
  ['xl/worksheets', '../../x'],
  ['"hash":"', '"hash":"0'],
  ['2026', '9999999'],
]

async function realFiles(ground: Ground): Promise<readonly Seed[]> {
  const samples = join(ground.appFolder, 'resources/samples')
  const roster = async (bytes: Uint8Array): Promise<Result<unknown>> => {
    const sheet = await readSheet(bytes, (rows) => findHeadings(rows) !== null)
    return sheet.ok ? previewImport(sheet.value.rows, []) : sheet
  }
  const topics = async (bytes: Uint8Array): Promise<Result<unknown>> => {
    const sheet = await readSheet(bytes, (rows) => findTopicHeadings(rows) !== null)
    const choices = { today: '2026-11-21', readingsOf: (titles: readonly string[]) => titles }
    return sheet.ok ? previewTopics(sheet.value.rows, [], choices) : sheet
  }
  const meeting = new PlayedMeeting()
  meeting.seat('王小宁', '李国强')
  meeting.open()
  const said = { program: 'test', exportedAt: '2026-11-22T01:00:00.000Z' }
  const period = { from: '2026-01-01', to: '2026-12-31' }
  const home = { room: 'room-1', roomName: '试点议事室', township: '试点镇' }
  const pack = packOf(
    new PlayedRoom().room,
    { county: '云渡县', issuedOn: '2026-11-20', by: '政协' },
    packParts,
    sha256,
  )
  if (!pack.ok) throw new Error(pack.refusal.message)
  const topicRows = [
    ['场镇停车难', '老粮站', '2026-03-01', '群众提议'],
    ['加装电梯', '西街', '2026-04-02', '委员荐题'],
  ]
  return [
    { name: 'roster.csv', bytes: readFileSync(join(samples, 'roster-60.csv')), read: roster, isSealed: false },
    { name: 'pack', bytes: packBytes(pack.value), read: async (bytes) => readPack(bytes), isSealed: true },
    {
      name: 'return',
      bytes: writeReturn(meeting.facts, { ...home, ...period, ...said }),
      read: async (bytes) => readReturn(bytes),
      isSealed: true,
    },
    { name: 'archive', bytes: writeArchive(meeting.facts, said), read: wholeArchive, isSealed: true },
    { name: 'roster.xlsx', bytes: readFileSync(join(samples, 'roster-60.xlsx')), read: roster, isSealed: false },
    { name: 'topics.xlsx', bytes: await topicWorkbook(topicRows), read: topics, isSealed: false },
  ]
}

/** Of an archive that is damaged, the facts before the damage are handed out; only a whole one counts as accepted. */
async function wholeArchive(bytes: Uint8Array): Promise<Result<unknown>> {
  const verified = verifyArchive(bytes)
  if (!verified.ok) return verified
  const { isWhole, facts, damage } = verified.value
  return isWhole ? { ok: true, value: facts } : { ok: false, refusal: { code: 'archive.damaged', message: damage } }
}
