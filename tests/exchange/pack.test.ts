import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packBytes, readPack, sha256 } from '#electron/exchange/pack'
import { packFileName, readPackFile, savePackFile } from '#electron/exchange/pack-file'
import { stickFiles } from '#electron/export/stick-files'
import { sortedKeys } from '#shared/fact'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { type CountyPack, type PackPart, packOf, packParts } from '#shared/room/pack'
import { changesByPack } from '#shared/room/pack-changes'
import { PlayedRoom, somePicture } from '#tests/room/played-room'

const header = { county: '云渡县', issuedOn: '2026-11-20', by: '政协云渡县委员会办公室' }

/** A county's own room, from which its pack is made. */
function countyRoom(): PlayedRoom {
  const played = new PlayedRoom('云渡县协商指导中心', '云渡县')
  const { defaults, wall, sound, phrases } = played.room
  played.do({
    type: 'room.setSettings',
    ...{ defaults, wall, sound, phrases: [...phrases] },
    brand: '有事来协商',
    paperHeading: '云渡县协商纪要',
    procedure: ['先举手后发言', '一人一次三分钟'],
  })
  played.do({ type: 'room.setLook', look: { emblem: somePicture(), accent: 'jade' } })
  played.do({
    type: 'room.setLists',
    units: ['县住建局', '县交通局'],
    districts: ['东片', '西片'],
    channels: ['走访', '院坝会'],
  })
  played.do({ type: 'room.setOwnSides', ownSides: [{ id: 'own-1', label: '乡贤', color: 'plum' }] })
  played.do({ type: 'room.setPapers', papers: { office: '', numberPrefix: '', copies: ['县委办', '县政协办'] } })
  played.do({ type: 'room.setLedgerRules', ledger: { ...defaultLedgerRules, yellowDays: 10 } })
  played.do({ type: 'room.setGuidance', guidance: '一、先调研，后协商。\n二、商量的事要回头看。' })
  const items = [{ title: '大家谈', kind: 'dialogue', minutes: 30 } as const]
  played.do({ type: 'room.setAgendaTemplate', form: 'small', items })
  return played
}

function packFrom(played: PlayedRoom, parts: readonly PackPart[] = packParts, said = header): CountyPack {
  const pack = packOf(played.room, said, parts, sha256)
  if (!pack.ok) throw new Error(pack.refusal.message)
  return pack.value
}

/** The same pack as somebody who knows how would change it: with a checksum that is right. */
function forged(pack: CountyPack, change: (content: Record<string, unknown>) => void): Uint8Array {
  const { sha256: _, ...said } = structuredClone(pack) as CountyPack & Record<string, unknown>
  change(said)
  return Buffer.from(JSON.stringify({ ...said, sha256: sha256(JSON.stringify(sortedKeys(said))) }))
}

const codeOf = (bytes: Uint8Array) => {
  const answer = readPack(bytes)
  return answer.ok ? 'accepted' : answer.refusal.code
}

describe('标准包: there and back', () => {
  it('reads what was written, whoever laid out the file again', () => {
    const pack = packFrom(countyRoom())
    expect(readPack(packBytes(pack))).toEqual({ ok: true, value: pack })
    const byEditor = `\ufeff${JSON.stringify(JSON.parse(Buffer.from(packBytes(pack)).toString()))}\r\n`
    expect(readPack(Buffer.from(byEditor))).toEqual({ ok: true, value: pack })
  })

  it('carries the chosen parts only, and nothing that is empty', () => {
    const pack = packFrom(countyRoom(), ['ledger', 'lists'])
    expect(packParts.filter((part) => pack.content[part] !== null)).toEqual(['lists', 'ledger'])
    const bare = packFrom(new PlayedRoom(), packParts)
    expect(bare.content).toMatchObject({ sides: null, agendas: null, guidance: null, papers: null })
  })

  it('is not made of nothing, and not without a county', () => {
    const bare = new PlayedRoom()
    expect(packOf(bare.room, header, ['guidance', 'sides'], sha256)).toMatchObject({
      refusal: { code: 'pack.nothing-in-it' },
    })
    expect(packOf(bare.room, { ...header, county: ' ' }, packParts, sha256)).toMatchObject({
      refusal: { code: 'pack.bad-header', message: expect.stringContaining('请填写县（市、区）') },
    })
  })
})

describe('标准包: what is refused, each by its own sentence (R7)', () => {
  const pack = packFrom(countyRoom())
  const text = Buffer.from(packBytes(pack)).toString()

  it.each<readonly [string, () => Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'pack.foreign'],
    ['a picture', () => readFileSync(resolve(import.meta.dirname, '../room/samples/emblem.png')), 'pack.foreign'],
    ['foreign JSON', () => Buffer.from('{"name":"package","version":9}'), 'pack.foreign'],
    ['a list', () => Buffer.from('[1,2,3]'), 'pack.foreign'],
    ['null', () => Buffer.from('null'), 'pack.foreign'],
    ['a hundred thousand brackets', () => Buffer.from('['.repeat(100_000)), 'pack.foreign'],
    ['a file of 9 MB', () => new Uint8Array(9 * 1024 * 1024), 'pack.too-large'],
    ['half a pack', () => Buffer.from(text.slice(0, text.length / 2)), 'pack.damaged'],
    ['a pack with one word changed', () => Buffer.from(text.replace('县交通局', '县公路局')), 'pack.damaged'],
    ['a pack without its checksum', () => Buffer.from(text.replace('"sha256"', '"sha255"')), 'pack.damaged'],
    ['a pack of a newer program', () => Buffer.from(text.replace('"version": 1', '"version": 2')), 'pack.newer'],
    ['a pack of no version', () => forged(pack, (said) => Object.assign(said, { version: 0 })), 'pack.bad-content'],
    ['an unknown part', () => forged(pack, (said) => Object.assign(said, { script: 'x' })), 'pack.bad-content'],
    ['a list of 201 units', () => forged(pack, (said) => setUnits(said, 201)), 'pack.bad-content'],
    ['an emblem that is a page', () => forged(pack, setPage), 'pack.bad-content'],
    [
      'a name that reaches into the program',
      () => Buffer.from(text.replace('"content": {', '"content": { "__proto__": {"polluted": true},')),
      'pack.unsafe',
    ],
    [
      'another such name, deep inside',
      () => forged(pack, (said) => Object.assign(said, { by: { a: [{ constructor: 1 }] } })),
      'pack.unsafe',
    ],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes())).toBe(code)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('says something different for damaged, foreign, newer and too large, and says what to do', () => {
    const sentences = [text.replace('东片', '北片'), '{}', text.replace('"version": 1', '"version": 3')].map((each) => {
      const answer = readPack(Buffer.from(each))
      return answer.ok ? '' : answer.refusal.message
    })
    expect(new Set(sentences).size).toBe(3)
    for (const sentence of sentences) expect(sentence).toMatch(/请/)
  })

  it('notices every flipped bit of a whole pack', () => {
    const small = packBytes(packFrom(countyRoom(), ['publicity', 'ledger', 'sides']))
    const unnoticed: string[] = []
    for (let at = 0; at < small.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = Uint8Array.from(small)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        if (readPack(flipped).ok) unnoticed.push(`${at}.${bit}`)
      }
    expect(unnoticed).toEqual([])
  })

  it('throws nothing and accepts nothing of ten thousand mutilated packs', () => {
    const good = packBytes(packFrom(countyRoom(), ['procedure', 'lists', 'agendas', 'ledger']))
    const codes = new Map<string, number>()
    const next = numbers(20_261_121)
    for (let round = 0; round < 10_000; round += 1) {
      const code = codeOf(mutilated(good, next))
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect(codes.get('accepted') ?? 0).toBe(0)
    expect([...codes.keys()].every((code) => code.startsWith('pack.'))).toBe(true)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('采用标准包 (R6)', () => {
  it('shows what will change, old and new, before anything is taken', () => {
    const room = new PlayedRoom()
    const parts = changesByPack(room.room, packFrom(countyRoom()))
    const said = parts.flatMap(({ changes }) => changes.map(({ what, from, to }) => `${what}：${from} → ${to}`))
    expect(said).toContain('会标：程序自带的会标 → 标准包里的图片')
    expect(said).toContain('主色：朱红 → 青绿')
    expect(said).toContain('品牌名称：有事好商量 → 有事来协商')
    expect(said).toContain('提前亮黄灯：15 天 → 10 天')
    expect(said).toContain('责任单位：0 条 → 2 条。增加 2 条：县住建局、县交通局')
    expect(said).toContain('小微协商的议程：程序自带的模板 → 1 项：大家谈')
  })

  it('leaves the room’s own additions where they are, after the county’s', () => {
    const room = new PlayedRoom()
    const { defaults, wall, sound, phrases, procedure, brand } = room.room
    const own = { defaults, wall, sound, brand, phrases: [...phrases], paperHeading: '' }
    room.do({ type: 'room.setSettings', ...own, procedure: [...procedure, '手机调成静音'] })
    room.do({ type: 'room.setLists', units: ['镇建设办', '县交通局'], districts: [], channels: ['走访', '赶场天摆摊'] })
    const template = [{ title: '连线', kind: 'opening', minutes: 3 } as const]
    room.do({ type: 'room.setAgendaTemplate', form: 'online', items: template })
    room.do({ type: 'room.applyPack', pack: packFrom(countyRoom()), parts: [...packParts] })
    expect(room.room.units).toEqual(['县住建局', '县交通局', '镇建设办'])
    expect(room.room.channels).toEqual(['走访', '院坝会', '赶场天摆摊'])
    expect(room.room.procedure).toEqual(['先举手后发言', '一人一次三分钟', '手机调成静音'])
    expect(room.room.agendaTemplates.map(({ form }) => form).sort()).toEqual(['online', 'small'])
    expect(room.room.phrases).toEqual(phrases)
    expect(room.room.county).toMatchObject({ county: '云渡县', by: header.by, takenOn: '2026-11-21' })
  })

  it('says 没有变化 the second time', () => {
    const room = new PlayedRoom()
    const pack = packFrom(countyRoom())
    room.do({ type: 'room.applyPack', pack, parts: [...packParts] })
    expect(changesByPack(room.room, pack).flatMap(({ changes }) => changes)).toEqual([])
    const refusal = room.refused({ type: 'room.applyPack', pack, parts: [...packParts] })
    expect(refusal.code).toBe('room.pack-nothing-new')
    expect(refusal.message).toMatch(/没有变化/)
  })

  it('takes only what was chosen', () => {
    const room = new PlayedRoom()
    room.do({ type: 'room.applyPack', pack: packFrom(countyRoom()), parts: ['ledger'] })
    expect(room.room.ledger.yellowDays).toBe(10)
    expect(room.room.brand).toBe('有事好商量')
    expect(room.room.units).toEqual([])
  })

  it('takes away what an earlier pack brought and the next one dropped, and nothing of the room’s own', () => {
    const county = countyRoom()
    const room = new PlayedRoom()
    room.do({ type: 'room.setLists', units: ['镇建设办'], districts: [], channels: ['走访'] })
    room.do({ type: 'room.applyPack', pack: packFrom(county), parts: ['lists'] })
    county.do({ type: 'room.setLists', units: ['县住建局'], districts: ['东片', '西片'], channels: ['走访', '院坝会'] })
    const later = packFrom(county, packParts, { ...header, issuedOn: '2027-01-05' })
    const [lists] = changesByPack(room.room, later).filter(({ part }) => part === 'lists')
    expect(lists?.changes).toEqual([{ what: '责任单位', from: '3 条', to: '2 条。去掉 1 条：县交通局' }])
    room.do({ type: 'room.applyPack', pack: later, parts: ['lists'] })
    expect(room.room.units).toEqual(['县住建局', '镇建设办'])
  })

  it('keeps the meaning of an own side that people are recorded under, and says so (R4)', () => {
    const room = new PlayedRoom()
    room.do({ type: 'room.setOwnSides', ownSides: [{ id: 'own-1', label: '物业', color: 'blue' }] })
    const pack = packFrom(countyRoom())
    const [sides] = changesByPack(room.room, pack).filter(({ part }) => part === 'sides')
    expect(sides).toMatchObject({ changes: [], kept: [expect.stringMatching(/“物业”，保留本室的.*“乡贤”/)] })
    room.do({ type: 'room.applyPack', pack, parts: [...packParts] })
    expect(room.room.ownSides).toEqual([{ id: 'own-1', label: '物业', color: 'blue' }])
  })

  it('refuses a part that does not fit beside the room’s own, and takes nothing then', () => {
    const room = new PlayedRoom()
    const units = Array.from({ length: 199 }, (_, index) => `本镇单位${index}`)
    room.do({ type: 'room.setLists', units, districts: [], channels: ['走访'] })
    const refusal = room.refused({ type: 'room.applyPack', pack: packFrom(countyRoom()), parts: [...packParts] })
    expect(refusal).toMatchObject({ code: 'room.pack-does-not-fit', message: expect.stringContaining('201 条') })
    expect(room.room.brand).toBe('有事好商量')
  })
})

describe('标准包 as a file', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yst-pack-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is saved whole under its name, in place of an older one, and nothing is left beside it', async () => {
    const pack = packFrom(countyRoom())
    const path = join(folder, packFileName(pack))
    expect(packFileName(pack)).toBe('标准包 云渡县 2026-11-20.ystpack')
    await writeFile(path, 'older')
    await writeFile(`${path}.part`, 'left by a power cut')
    expect(await savePackFile(path, pack)).toEqual({ ok: true, value: path })
    expect(await readdir(folder)).toEqual([packFileName(pack)])
    expect(await readPackFile(path)).toEqual({ ok: true, value: { fileName: packFileName(pack), pack } })
  })

  it('leaves the older one alone when the stick fills up or goes', async () => {
    const pack = packFrom(countyRoom())
    const path = join(folder, '旧.ystpack')
    await writeFile(path, 'older')
    for (const [code, sentence] of [
      ['ENOSPC', /存满/],
      ['ENODEV', /已经拔出/],
    ] as const) {
      const fails = async () => {
        throw Object.assign(new Error(code), { code })
      }
      const disk = { ...stickFiles, rename: fails }
      expect(await savePackFile(path, pack, disk)).toMatchObject({
        refusal: { code: 'file.not-saved', message: expect.stringMatching(sentence) },
      })
    }
    expect(await readFile(path, 'utf8')).toBe('older')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('says so when the file is gone, is a folder or is far too large', async () => {
    expect(await readPackFile(join(folder, '没有.ystpack'))).toMatchObject({ refusal: { code: 'pack.cannot-open' } })
    expect(await readPackFile(folder)).toMatchObject({ ok: false })
    await writeFile(join(folder, '大.ystpack'), new Uint8Array(8 * 1024 * 1024 + 1))
    expect(await readPackFile(join(folder, '大.ystpack'))).toMatchObject({ refusal: { code: 'pack.too-large' } })
  })

  it('that comes with the program is a good one, and a new room can take all of it', async () => {
    const template = await readPackFile(resolve(import.meta.dirname, '../../resources/county-pack/标准包模板.ystpack'))
    if (!template.ok) throw new Error(template.refusal.message)
    const room = new PlayedRoom()
    room.do({ type: 'room.applyPack', pack: template.value.pack, parts: [...packParts] })
    expect(room.room.county?.sha256).toBe(template.value.pack.sha256)
  })
})

function setUnits(said: Record<string, unknown>, count: number): void {
  const { content } = said as { content: CountyPack['content'] }
  content.lists?.units.splice(
    0,
    Number.POSITIVE_INFINITY,
    ...Array.from({ length: count }, (_, index) => `单位${index}`),
  )
}

function setPage(said: Record<string, unknown>): void {
  const { content } = said as { content: { emblem: unknown } }
  content.emblem = { emblem: 'data:text/html;base64,PGI+', accent: 'jade' }
}

/** Numbers in a row that look like chance and are the same every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** One to four wounds: bytes changed, cut out, doubled, or words of JSON put where they do not belong. */
function mutilated(good: Uint8Array, next: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(good)
  const wounds = 1 + next(4)
  for (let wound = 0; wound < wounds; wound += 1) {
    const at = next(bytes.length)
    const to = Math.min(bytes.length, at + 1 + next(40))
    const kind = next(5)
    if (kind === 0) bytes[at] = ((bytes[at] ?? 0) + 1 + next(255)) % 256
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
    else {
      const word = jsonWords[next(jsonWords.length)] ?? ''
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(word), bytes.subarray(at)])
    }
  }
  // A wound may close by chance: a blank between two words of JSON is no wound.
  return says(bytes) === says(good) ? Buffer.from('') : bytes
}

const jsonWords = ['"__proto__":{},', '{', '}', '[', ']', 'null', '1e999', '"', '\\u0000', ',', ':', '"constructor":1,']

function says(bytes: Uint8Array): string {
  try {
    return JSON.stringify(sortedKeys(JSON.parse(new TextDecoder().decode(bytes))))
  } catch {
    return ''
  }
}
