import { describe, expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod'
import { isPage, isPaintedNumber, receiver } from '#electron/ipc/gates'
import { isWithin } from '#electron/ipc/size'
import {
  type Bridge,
  type Contract,
  event,
  type Handlers,
  type InputOf,
  namesOf,
  type OutputOf,
  type ParsedInputOf,
  type PayloadOf,
  request,
} from '#shared/contract/door'
import { ok, type Result, refuse } from '#shared/decision'

const contract = {
  requests: {
    'speakers.count': request<number>()(
      z.strictObject({ item: z.string().max(10), closed: z.boolean().default(false) }),
    ),
    'speakers.call': request<null>()(z.strictObject({ name: z.string('请填写姓名。').min(2, '姓名至少两个字') })),
  },
  events: { 'speakers.changed': event<{ readonly waiting: number }>() },
} satisfies Contract

describe('a request that passes', () => {
  it('reaches its handler as the schema made it, and is answered by it', async () => {
    const { receive, heard } = room()
    expect(await receive('speakers.count', { item: 'a1' })).toEqual(ok(3))
    expect(heard).toEqual([{ item: 'a1', closed: false }])
  })

  it('is refused by the handler in the handler’s own words', async () => {
    const { receive } = room()
    expect(await receive('speakers.call', { name: '王小宁' })).toEqual(
      refuse('speakers.not-waiting', '王小宁不在发言队列里。'),
    )
  })
})

describe('a request that does not pass', () => {
  it('is refused with what the clerk can put right, and changes nothing', async () => {
    const { receive, heard } = room()
    expect(await receive('speakers.call', { name: '王' })).toEqual(
      refuse('contract.bad-input', '没有保存：姓名至少两个字。请改好后再试。'),
    )
    expect(await receive('speakers.call', {})).toEqual(
      refuse('contract.bad-input', '没有保存：请填写姓名。请改好后再试。'),
    )
    for (const input of [undefined, null, 'a1', { item: 7 }, { item: 'a1', more: 1 }, { item: 'x'.repeat(11) }, []]) {
      expect(codeOf(await receive('speakers.count', input))).toBe('contract.bad-input')
    }
    expect(heard).toEqual([])
  })

  it('leaves a note without anything that was typed', async () => {
    const { receive, notes } = room()
    await receive('speakers.count', { item: '13812345678 王小宁', closed: '身份证' })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('speakers.count')
    expect(notes[0]).toContain('item')
    expect(notes[0]).not.toMatch(/138|王小宁|身份证/)
  })

  it('is refused when its name is not in the contract, and noted once', async () => {
    const { receive, notes } = room()
    for (const name of ['speakers.delete', 'speakers.delete', 'constructor', '__proto__', 'toString', 7, null, {}]) {
      expect(codeOf(await receive(name, {}))).toBe('contract.unknown-request')
    }
    expect(notes.filter((note) => note.includes('speakers.delete'))).toHaveLength(1)
  })

  it('cannot fill the log with strange names', async () => {
    const { receive, notes } = room()
    for (let number = 0; number < 1_000; number++) await receive(`strange.${number}`.padEnd(500, 'x'), {})
    expect(notes.length).toBeLessThan(60)
    expect(Math.max(...notes.map((note) => note.length))).toBeLessThan(200)
  })

  it('is refused ten thousand times and noted once for each kind of wrong, so that the log keeps its past', async () => {
    const { receive, notes } = room()
    const wrong: readonly (readonly [string, unknown])[] = [
      ['speakers.count', { item: 7 }],
      ['speakers.count', { item: '议'.repeat(400_000) }],
      ['speakers.call', { name: '王' }],
      ['speakers.delete', {}],
    ]
    for (let time = 0; time < 10_000; time++) {
      // The large one is walked through every time; a hundred of them prove the same.
      const [name, input] = wrong[time % (time < 400 ? 4 : 1)] ?? ['', {}]
      expect(codeOf(await receive(name, input))).toMatch(/^contract\./)
    }
    expect(notes).toHaveLength(4)
    expect(await receive('speakers.count', { item: 'a1' })).toEqual(ok(3))
  })

  it('is refused above a megabyte, before anything looks into it', async () => {
    const { receive } = room()
    expect(codeOf(await receive('speakers.count', { item: '议'.repeat(340_000) }))).toBe('contract.too-large')
    expect(codeOf(await receive('speakers.count', { item: '议'.repeat(320_000) }))).toBe('contract.bad-input')
  })

  it('is answered with a reference when the handler itself fails, and the error is kept whole', async () => {
    const { receive, faults } = room(() => {
      throw new Error('the tally has no base')
    })
    const answer = await receive('speakers.count', { item: 'a1' })
    expect(codeOf(answer)).toBe('program.fault')
    expect(answer).toHaveProperty('refusal.message', expect.stringContaining('K7-3F'))
    expect(faults).toEqual(['console: speakers.count the tally has no base'])
  })

  it('is answered with a reference as well when the handler fails later', async () => {
    const { receive } = room(() => Promise.reject(new Error('later')))
    expect(codeOf(await receive('speakers.count', { item: 'a1' }))).toBe('program.fault')
  })
})

describe('how much a request may carry', () => {
  it('counts text as it is written, in UTF-8, and names as well', () => {
    expect(isWithin(1_000, { text: 'a'.repeat(980) })).toBe(true)
    expect(isWithin(1_000, { text: '议'.repeat(400) })).toBe(false)
    expect(isWithin(1_000, { ['k'.repeat(1_100)]: 1 })).toBe(false)
  })

  it('counts what hides in lists, maps, sets and binary data', () => {
    expect(isWithin(1_000, new Uint8Array(1_001))).toBe(false)
    expect(isWithin(1_000, { deep: [[new ArrayBuffer(1_001)]] })).toBe(false)
    expect(isWithin(1_000, new Map([['a', 'x'.repeat(1_000)]]))).toBe(false)
    expect(isWithin(1_000, new Set(['x'.repeat(1_000)]))).toBe(false)
    expect(isWithin(1_000, 10n ** 2_000n)).toBe(false)
    expect(
      isWithin(
        1_000,
        Array.from({ length: 300 }, () => null),
      ),
    ).toBe(false)
  })

  it('ends with a value that contains itself, and with one that is very deep', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    expect(isWithin(1_000_000, circle)).toBe(false)
    let deep: unknown = null
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(isWithin(100_000, deep)).toBe(false)
  })

  it('lets an ordinary command pass', () => {
    expect(isWithin(1_000, { stream: 'meeting:1', command: { type: 'speakers.add', person: null, n: 1.5 } })).toBe(true)
  })
})

describe('who may ask', () => {
  const page = webContents()
  const frame = { origin: 'app://console', parent: null }

  it('is the main frame of the known window, at its own address', () => {
    expect(isPage({ sender: page, senderFrame: frame }, page, 'console')).toBe(true)
  })

  it.each([
    ['another window', { sender: webContents(), senderFrame: frame }],
    ['a frame inside the page', { sender: page, senderFrame: { ...frame, parent: frame } }],
    ['another page in the same window', { sender: page, senderFrame: { ...frame, origin: 'app://safe' } }],
    ['a page from elsewhere', { sender: page, senderFrame: { ...frame, origin: 'https://console' } }],
    ['a longer name that begins the same', { sender: page, senderFrame: { ...frame, origin: 'app://console.evil' } }],
    ['a frame that is already gone', { sender: page, senderFrame: null }],
  ])('is not %s', (_who, sender) => {
    expect(isPage(sender, page, 'console')).toBe(false)
  })

  it('is nobody while there is no window', () => {
    expect(isPage({ sender: page, senderFrame: frame }, null, 'console')).toBe(false)
  })
})

describe('what the projector may say', () => {
  it('is a whole number from 0', () => {
    for (const said of [0, 1, 4_096]) expect(isPaintedNumber(said)).toBe(true)
    for (const said of [-1, 1.5, Number.NaN, Infinity, '1', null, undefined, {}, [1], 2 ** 60]) {
      expect(isPaintedNumber(said)).toBe(false)
    }
  })
})

describe('the contract', () => {
  it('hands the preload its names and nothing else', () => {
    expect(namesOf(contract)).toEqual({
      requests: ['speakers.count', 'speakers.call'],
      events: ['speakers.changed'],
    })
  })

  it('gives both ends the same types', () => {
    type C = typeof contract
    expectTypeOf<InputOf<C, 'speakers.count'>>().toEqualTypeOf<{ item: string; closed?: boolean | undefined }>()
    expectTypeOf<ParsedInputOf<C, 'speakers.count'>>().toEqualTypeOf<{ item: string; closed: boolean }>()
    expectTypeOf<OutputOf<C, 'speakers.count'>>().toEqualTypeOf<number>()
    expectTypeOf<OutputOf<C, 'speakers.call'>>().toEqualTypeOf<null>()
    expectTypeOf<PayloadOf<C, 'speakers.changed'>>().toEqualTypeOf<{ readonly waiting: number }>()
    expectTypeOf<keyof Handlers<C>>().toEqualTypeOf<'speakers.count' | 'speakers.call'>()
    expectTypeOf<Parameters<Bridge<C>['ask']>[0]>().toEqualTypeOf<'speakers.count' | 'speakers.call'>()
    const count = (ask: Bridge<C>['ask']) => ask('speakers.count', { item: 'a1' })
    expectTypeOf(count).returns.resolves.toEqualTypeOf<Result<number>>()
  })
})

function room(count: Handlers<typeof contract>['speakers.count'] = () => ok(3)) {
  const heard: unknown[] = []
  const notes: string[] = []
  const faults: string[] = []
  const receive = receiver({
    host: 'console',
    contract,
    handlers: {
      'speakers.count': (input) => {
        heard.push(input)
        return count(input)
      },
      'speakers.call': ({ name }) => refuse('speakers.not-waiting', `${name}不在发言队列里。`),
    },
    log: {
      note: (sentence) => notes.push(sentence),
      fault: (where, error) => {
        faults.push(`${where} ${error instanceof Error ? error.message : ''}`)
        return 'K7-3F'
      },
    },
  })
  return { receive, heard, notes, faults }
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.refusal.code
}

/** Windows are told apart by identity alone. */
function webContents(): Electron.WebContents {
  return Object.create(null)
}
