import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Desk } from '#electron/desk/desk'
import { Exchanging } from '#electron/exchange/exchanging'
import { type Journal, openJournal } from '#electron/journal/journal'
import { refusalOf } from '#electron/journal/refusals'
import type { ExportProgress } from '#shared/contract/papers'
import type { Fact, StreamId } from '#shared/fact'
import type { Room } from '#shared/room/room'

export const countyRoom = 'county-office'

/** 县政协办公室的电脑: a real desk on a real journal in a folder of its own, with the exchange in front of it. */
export type CountyDesk = {
  readonly folder: string
  readonly desk: Desk
  readonly exchanging: Exchanging
  readonly told: ExportProgress[]
  readonly makeSpace: () => void
  /** Everything in the journal, stream by stream, as hashes: what a union is compared by. */
  readonly kept: () => Promise<ReadonlyMap<StreamId, readonly string[]>>
  readonly close: () => Promise<void>
}

export async function openCounty(
  ownRoom = countyRoom,
  at = '2026-11-22T01:00:00.000Z',
  /** After so many lines taken in the disk is full, until space is made. */
  { linesBeforeFull = Number.POSITIVE_INFINITY } = {},
): Promise<CountyDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'yishitai-county-'))
  const opened = await openJournal({ folder, now: () => at, reserveBytes: 0 })
  if (!opened.ok) throw new Error(opened.refusal.message)
  const { journal } = opened.value
  const now = () => at
  let linesLeft = linesBeforeFull
  const told: ExportProgress[] = []
  let ids = 0
  const desk = new Desk({
    journal,
    factsOf: (stream) => journal.factsOf(stream),
    now,
    newId: () => {
      ids += 1
      return `county-${ids}`
    },
    room: () => ownRoom,
    by: 'clerk',
    onKept: () => {},
  })
  await desk.ask(`room:${ownRoom}`, { type: 'room.setUp', name: '县政协办公室', township: '青禾县' })
  const readJournal = () => factsIn(journal)
  const exchanging = new Exchanging({
    desk: {
      takeIn: async (...asked) => {
        linesLeft -= 1
        return linesLeft < 0 ? { ok: false, refusal: refusalOf('reserve-used') } : desk.takeIn(...asked)
      },
    },
    readJournal,
    drives: {
      find: (id) => ({
        id,
        kind: 'folder',
        label: id,
        path: id,
        fileSystem: 'ext4',
        freeBytes: null,
        totalBytes: null,
        readOnly: false,
        ejects: null,
        device: deviceOf.get(id) ?? '',
      }),
    },
    ownRoom,
    room: async () => (await desk.view(`room:${ownRoom}`)).state as Room,
    now,
    version: 'test',
    onProgress: (progress) => void told.push(progress),
    quietly: (work) => work(),
  })
  return {
    folder,
    desk,
    exchanging,
    told,
    makeSpace: () => {
      linesLeft = Number.POSITIVE_INFINITY
    },
    kept: async () => {
      const streams = new Map<StreamId, string[]>()
      for await (const facts of factsIn(journal))
        for (const { stream, hash } of facts) streams.set(stream, [...(streams.get(stream) ?? []), hash])
      return streams
    },
    close: async () => {
      await journal.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Devices of the folders that tests use as drives; filled by `asDrive`. */
export const deviceOf = new Map<string, string>()

async function* factsIn(journal: Journal): AsyncGenerator<readonly Fact[]> {
  for await (const batch of journal.read(1)) yield batch.facts
}
