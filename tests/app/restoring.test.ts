import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { recall } from '#electron/app/recall'
import { restoreInto } from '#electron/app/restoring'
import { writeArchive } from '#electron/export/archive'
import { hashOf, newStream, sealFacts } from '#electron/journal/seal'
import type { Fact } from '#shared/fact'
import { allFacts, appendAll, clockFrom, newFolder, opened } from '#tests/journal/opening'
import { Scribe } from '#tests/journal/scribe'
import { PlayedMeeting } from '#tests/support/meeting'

const said = { program: 'test', exportedAt: '2026-11-22T01:00:00.000Z' }

async function aStick(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'archives-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function aMeeting(speeches = 1): readonly Fact[] {
  const played = new PlayedMeeting()
  const [who = ''] = played.seat('王小宁')
  played.open()
  for (let speech = 0; speech < speeches; speech += 1)
    played.do({
      ...({ type: 'speakers.callNow', attendeeId: who, kind: 'speech', category: 'other' } as const),
      ...({ stance: 'neutral', note: '' } as const),
    })
  return played.facts
}

/** The same meeting under another id or in another room, sealed anew. */
function movedTo(facts: readonly Fact[], place: { readonly room?: string; readonly stream?: Fact['stream'] }): Fact[] {
  let prev = ''
  return facts.map((fact) => {
    const moved = { ...fact, ...place, prev }
    const sealed = { ...moved, hash: hashOf(moved) }
    prev = sealed.hash
    return sealed
  })
}

async function put(stick: string, folder: string, facts: readonly Fact[], change = (bytes: Uint8Array) => bytes) {
  await mkdir(join(stick, folder), { recursive: true })
  await writeFile(join(stick, folder, '会议档案.jsonl'), change(writeArchive(facts, said)))
}

describe('从会议档案恢复', () => {
  it('brings back each meeting once, the longest of its archives, and makes the room the same again', async () => {
    const stick = await aStick()
    const [short, long] = [aMeeting(0), aMeeting(1)]
    const other = movedTo(long, { stream: 'meeting:m2' })
    await put(stick, '2026-11-21 0900 停车', short)
    await put(stick, '2026-11-21 1100 停车', long)
    await put(stick, '2026-11-22 0900 电梯', other)
    await put(stick, '2026-11-23 0900 坏的', movedTo(long, { stream: 'meeting:m3' }), (bytes) => bytes.subarray(0, 900))
    await writeFile(join(stick, '别的.jsonl'), '{"not":"ours"}\n')

    const folder = newFolder()
    const { journal } = await opened({ folder })
    expect(await restoreInto(journal, stick, clockFrom(), join(stick, 'attachments'))).toEqual({
      ok: true,
      value: {
        from: 'archives',
        ...{ facts: long.length + other.length, meetings: 2, people: 0, topics: 0, stoppedAfter: null },
        ...{ damagedFiles: 1, attachments: 0, damagedAttachments: 0 },
      },
    })
    const back = await allFacts(journal)
    for (const facts of [long, other])
      expect(back.filter((fact) => fact.stream === facts[0]?.stream).map((fact) => fact.hash)).toEqual(
        facts.map((fact) => fact.hash),
      )
    expect(await journal.verify()).toMatchObject({ state: 'whole' })
    expect((await recall(journal, join(folder, 'recalled'))).roomId).toBe('room-1')
    await journal.close()
  })

  it('is refused when archives of several rooms lie together, when all are damaged, and when there are none', async () => {
    const { journal } = await opened({ folder: newFolder() })
    const codeOf = async (stick: string) => {
      const answer = await restoreInto(journal, stick, clockFrom(), join(stick, 'attachments'))
      return answer.ok ? 'restored' : answer.refusal.code
    }
    const [mixed, broken] = [await aStick(), await aStick()]
    await put(mixed, 'a', aMeeting())
    await put(mixed, 'b', movedTo(aMeeting(), { room: 'room-2', stream: 'meeting:m2' }))
    await put(broken, 'a', aMeeting(), (bytes) => bytes.subarray(0, 900))
    expect(await codeOf(mixed)).toBe('restore.many-rooms')
    expect(await codeOf(broken)).toBe('restore.damaged')
    expect(await codeOf(await aStick())).toBe('restore.nothing')
    expect(journal.head.n).toBe(0)
    await journal.close()
  })
})

describe('从备份恢复', () => {
  it('brings the attachments back with the record, and empties at the next start what had been deleted (K4, K9)', async () => {
    const stick = await aStick()
    const copyFolder = join(stick, '议事台备份')
    await mkdir(join(copyFolder, 'attachments'), { recursive: true })
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(900, 7)])
    const name = `${createHash('sha256').update(photo).digest('hex')}.jpg`
    await writeFile(join(copyFolder, 'attachments', name), photo)
    const secret = '张三的心里话'
    const source = await opened({ folder: newFolder(), secondCopy: copyFolder })
    const facts = new Scribe().command('meeting:gone', secret, 2)
    const [first, last] = [facts[0], facts[1]]
    const tombstone = sealFacts(
      [
        {
          type: 'MeetingErased',
          data: { stream: 'meeting:gone', facts: 2, firstHash: first?.hash, lastHash: last?.hash },
        },
      ],
      { n: 3, tip: newStream, room: 'room-a', stream: 'room:room-a', at: '2036-11-22T01:00:00.000Z', by: 'clerk' },
    )
    await appendAll(source.journal, [facts, tombstone])
    await source.journal.close()

    const [folder, keeping] = [newFolder(), join(stick, 'new', 'attachments')]
    const { journal } = await opened({ folder })
    const answer = await restoreInto(journal, stick, clockFrom(), keeping)
    expect(answer).toMatchObject({
      ok: true,
      value: { from: 'backup', facts: 3, attachments: 1, damagedAttachments: 0 },
    })
    expect((await readFile(join(keeping, name))).equals(photo)).toBe(true)
    await journal.close()
    expect((await readFile(join(folder, '000001.jsonl'))).includes(secret)).toBe(true)
    const next = await opened({ folder })
    expect(next.erasure).toMatchObject({ streams: ['meeting:gone'], facts: 2 })
    expect((await readFile(join(folder, '000001.jsonl'))).includes(secret)).toBe(false)
    expect(await next.journal.verify()).toMatchObject({ state: 'whole', facts: 3 })
    await next.journal.close()
  })
})
