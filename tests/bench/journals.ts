import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact, FactBody, StreamId } from '#shared/fact'
import { blankDetails } from '#shared/roster/person'
import { builtInSides } from '#shared/roster/sides'
import { WrittenJournal } from './written-journal'
import { type WrittenMeeting, writeMeeting } from './written-meeting'
import { chance, oneOf, personNameOf } from './written-words'

/** 一屋子的记录: how much a room has behind it. */
export type History = {
  /** Meetings that are over, with about `factsPerMeeting` facts each, from the last ten years. */
  readonly meetings: number
  readonly factsPerMeeting: number
  readonly people: number
  /** One more meeting of so many facts, or null; it is over, or it still runs. */
  readonly long: { readonly facts: number; readonly isOver: boolean } | null
}

/** Changes with every change of what is written here: an older journal in the cache is not used any more. */
const edition = 4

export const longStream: StreamId = 'meeting:bench-long'
const roomId = 'bench-room'
const roomStream: StreamId = `room:${roomId}`
const lastDay = Date.parse('2026-10-30T01:00:00.000Z')

/**
 * The journal of a room with this history, made once and then kept in the cache; answers the folder that holds
 * `journal/`, and beside it the note which every room has that was opened before.
 */
export async function journalOf(cache: string, history: History, say: (line: string) => void): Promise<string> {
  const { meetings, factsPerMeeting, people, long } = history
  const name = `room-${edition}-${meetings}x${factsPerMeeting}-${people}${long ? `-${long.facts}${long.isOver ? 'o' : 'r'}` : ''}`
  return keptJournal(cache, name, say, async (scribe) => {
    for (let number = 1; number <= people; number += 1) {
      await scribe.write(`person:bench-${number}`, '2016-01-02T00:00:00.000Z', [personAdded(number)])
    }
    for (let number = 1; number <= meetings; number += 1) {
      const startsAt = new Date(
        lastDay - (meetings - number) * (3650 / Math.max(meetings, 3650)) * 86_400_000,
      ).toISOString()
      const words = { number, facts: factsPerMeeting, people: 12, startsAt, isOver: true }
      await writeAll(scribe, `meeting:bench-${number}`, words)
    }
    if (long) {
      const startsAt = new Date(lastDay + 86_400_000).toISOString()
      await writeAll(scribe, longStream, { number: 0, facts: long.facts, people: 60, startsAt, isOver: long.isOver })
    }
  })
}

/** The journal of a room with one meeting, played through the real domain: its facts, in order. */
export async function journalOfMeeting(
  cache: string,
  meeting: { readonly name: string; readonly stream: StreamId; readonly facts: readonly Fact[] },
  say: (line: string) => void,
): Promise<string> {
  const acts = new Map<number, Fact[]>()
  for (const fact of meeting.facts) acts.set(fact.act, [...(acts.get(fact.act) ?? []), fact])
  return keptJournal(cache, `${meeting.name}-${edition}`, say, async (scribe) => {
    for (const facts of acts.values()) {
      const bodies = facts.map(({ type, data }) => ({ type, data }))
      await scribe.write(meeting.stream, facts[0]?.at ?? '', bodies)
    }
  })
}

async function keptJournal(
  cache: string,
  name: string,
  say: (line: string) => void,
  write: (scribe: WrittenJournal) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  say(`writing a journal: ${name} (once; kept in ${cache})`)
  const draft = `${folder}.part`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const scribe = new WrittenJournal(draft, roomId)
  await scribe.write(roomStream, '2016-01-01T00:00:00.000Z', [
    { type: 'RoomSetUp', data: { name: '有事好商量协商议事室', township: '青石镇' } },
  ])
  await write(scribe)
  await scribe.close()
  await rename(draft, folder)
  return folder
}

/** Fresh user data with this journal; whole segments are linked, because nobody ever writes into them again. */
export async function layOut(from: string, userData: string): Promise<void> {
  const [source, target] = [join(from, 'journal'), join(userData, 'journal')]
  await mkdir(target, { recursive: true })
  const names = await readdir(source)
  const last = names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .at(-1)
  for (const name of names) {
    if (name === 'reserve.bin' || name === 'set-aside') continue
    const paths = [join(source, name), join(target, name)] as const
    if (name.endsWith('.jsonl') && name !== last) await link(...paths).catch(() => copyFile(...paths))
    else await copyFile(...paths)
  }
  await copyFile(join(from, 'recalled'), join(userData, 'recalled'))
  // Where windows stood is no part of what is measured.
  await writeFile(join(userData, 'windows.json'), '{}')
}

async function writeAll(scribe: WrittenJournal, stream: StreamId, meeting: WrittenMeeting): Promise<void> {
  const start = Date.parse(meeting.startsAt)
  for (const { seconds, bodies } of writeMeeting(meeting)) {
    await scribe.write(stream, new Date(start + seconds * 1000).toISOString(), bodies)
  }
}

function personAdded(number: number): FactBody {
  const next = chance(number + 17)
  const organization = oneOf(['东街居民小组', '镇水务站', '县政协联络组', '便民服务中心', '石板巷商户'], next)
  return {
    type: 'PersonAdded',
    data: {
      ...blankDetails,
      name: personNameOf(number),
      side: oneOf(builtInSides, next).id,
      organization,
      post: '代表',
    },
  }
}
