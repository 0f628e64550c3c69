import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { recall } from '#electron/app/recall'
import { restoreInto } from '#electron/app/restoring'
import { writeArchive } from '#electron/export/archive'
import { hashOf } from '#electron/journal/seal'
import type { Fact } from '#shared/fact'
import { allFacts, clockFrom, newFolder, opened } from '#tests/journal/opening'
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
    expect(await restoreInto(journal, stick, clockFrom())).toEqual({
      ok: true,
      value: {
        ...{ facts: long.length + other.length, meetings: 2, people: 0, topics: 0, stoppedAfter: null },
        damagedFiles: 1,
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
      const answer = await restoreInto(journal, stick, clockFrom())
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
