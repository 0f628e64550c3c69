import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Leaving } from '#electron/app/leaving'
import { exceptLeaving } from '#electron/ipc/leaving-gate'
import { type Contract, type Handlers, request } from '#shared/contract/door'
import { ok } from '#shared/decision'
import { type StreamId, streamIdSchema } from '#shared/fact'

const oneStream = z.strictObject({ stream: streamIdSchema })
const contract = {
  requests: {
    'desk.ask': request<null>()(oneStream),
    'desk.askAll': request<null>()(z.strictObject({ asks: z.array(oneStream) })),
    'stream.open': request<null>()(oneStream),
    'stream.close': request<null>()(oneStream),
    'wall.attach': request<null>()(z.strictObject({ stream: streamIdSchema.nullable() })),
    'people.list': request<null>()(z.strictObject({})),
  },
  events: {},
} satisfies Contract

const [gone, here]: readonly [StreamId, StreamId] = ['meeting:gone', 'meeting:here']

describe('a meeting that is being deleted (K4)', () => {
  it('is neither opened nor shown nor added to, alone or among others; everything else goes on', async () => {
    const heard: string[] = []
    const hear = (name: string) => () => {
      heard.push(name)
      return ok(null)
    }
    const handlers: Handlers<typeof contract> = {
      'desk.ask': hear('desk.ask'),
      'desk.askAll': hear('desk.askAll'),
      'stream.open': hear('stream.open'),
      'stream.close': hear('stream.close'),
      'wall.attach': hear('wall.attach'),
      'people.list': hear('people.list'),
    }
    const door = exceptLeaving<typeof contract>(new Leaving([gone], () => {}), handlers)
    for (const asked of [
      door['desk.ask']({ stream: gone }),
      door['desk.askAll']({ asks: [{ stream: here }, { stream: gone }] }),
      door['stream.open']({ stream: gone }),
      door['wall.attach']({ stream: gone }),
    ])
      expect(await asked).toMatchObject({ ok: false, refusal: { code: 'keeping.leaving' } })
    expect(heard).toEqual([])
    await door['stream.close']({ stream: gone })
    await door['stream.open']({ stream: here })
    await door['desk.askAll']({ asks: [{ stream: here }] })
    await door['wall.attach']({ stream: null })
    await door['people.list']({})
    expect(heard).toEqual(['stream.close', 'stream.open', 'desk.askAll', 'wall.attach', 'people.list'])
  })
})

describe('正在删除', () => {
  it('is over when the deletion is refused or cannot be kept, and the lists are told', async () => {
    let told = 0
    const leaving = new Leaving([], () => {
      told += 1
    })
    const refused = { ok: false, refusal: { code: 'keeping.not-due', message: '还没有到期，请以后再办。' } } as const
    expect(await leaving.during(gone, async () => refused)).toEqual(refused)
    expect(leaving.has(gone)).toBe(false)
    await expect(leaving.during(gone, () => Promise.reject(new Error('the disk is gone')))).rejects.toThrow('the disk')
    expect([leaving.has(gone), told]).toEqual([false, 2])
  })
})
