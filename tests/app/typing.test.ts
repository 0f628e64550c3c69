import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Typing } from '#electron/app/typing'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'typing-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const unheard = (error: unknown) => {
  throw error
}

describe('没写完的话', () => {
  it('is there again after the program died, as it was told last', async () => {
    const file = join(await aFolder(), 'typing.json')
    const typing = await Typing.open(file, '1.0', unheard)
    expect(typing.last).toBe('')
    void typing.keep('{"a":"停"}')
    void typing.keep('{"a":"停车"}')
    await typing.keep('{"a":"停车难"}')
    expect((await Typing.open(file, '1.0', unheard)).last).toBe('{"a":"停车难"}')
  })

  it('leaves no file behind when everything was entered', async () => {
    const folder = await aFolder()
    const typing = await Typing.open(join(folder, 'typing.json'), '1.0', unheard)
    await typing.keep('{"a":"停车难"}')
    await typing.keep('')
    expect(await readdir(folder)).toEqual([])
  })

  it('is nothing where another version wrote it, or where the file is damaged', async () => {
    const file = join(await aFolder(), 'typing.json')
    await (await Typing.open(file, '1.0', unheard)).keep('{"a":"停车难"}')
    expect((await Typing.open(file, '1.1', unheard)).last).toBe('')
    const whole = await readFile(file, 'utf8')
    for (const damaged of [whole.slice(0, -9), '', '[]', '{"version":"1.0","text":"not json"}', '{"version":"1.0"}']) {
      await writeFile(file, damaged)
      expect((await Typing.open(file, '1.0', unheard)).last).toBe('')
    }
  })

  it('goes on when the disk does not take it, and the log says why', async () => {
    const faults: unknown[] = []
    const typing = await Typing.open(join(await aFolder(), 'gone', 'typing.json'), '1.0', (error) => faults.push(error))
    await typing.keep('{"a":"停车难"}')
    expect(faults).toMatchObject([{ code: 'ENOENT' }])
    expect(typing.last).toBe('{"a":"停车难"}')
  })
})
