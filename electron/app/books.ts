import { randomUUID } from 'node:crypto'
import { app } from 'electron'
import { DeskClock } from '#electron/desk/clock'
import { Desk } from '#electron/desk/desk'
import { FoldedLists } from '#electron/desk/folded-lists'
import { KeptLists } from '#electron/desk/kept-lists'
import { ListNews } from '#electron/desk/list-news'
import { type Lists, listOf, newLists } from '#electron/desk/lists'
import { Publisher } from '#electron/desk/publisher'
import type { Door } from '#electron/ipc/door'
import { diskFiles } from '#electron/journal/files'
import { type Journal, type OpenedJournal, openJournal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { ConsoleContract } from '#shared/contract/console'
import { ok, type Result } from '#shared/decision'
import { type Fact, type Instant, kindOf, type StreamId, type StreamKind } from '#shared/fact'
import { dropDerived, dropOrphans } from './erasing'
import { FirstPage } from './first-page'
import { newKeeper } from './keeping'
import { Leaving } from './leaving'
import type { Log } from './log'
import type { DataFolders } from './paths'
import { type Past, recall } from './recall'

/** 账: what the room remembers, and the desk over it. Windows, papers and everything else stand upon these. */
export type Books = {
  readonly journal: Journal
  readonly findings: OpenedJournal['findings']
  readonly previous: OpenedJournal['previous']
  readonly past: Past
  readonly clock: DeskClock
  readonly now: () => Instant
  readonly keeper: StorageKeeper
  readonly firstPage: FirstPage
  readonly desk: Desk
  readonly publisher: Publisher
  readonly lists: Lists
  readonly keptLists: KeptLists
  readonly listNews: ListNews
  readonly leaving: Leaving
  readonly roomStream: StreamId
  /** Everything kept, in order, a batch at a time. */
  readonly readJournal: () => AsyncGenerator<readonly Fact[]>
}

/** Who looks at the books, and is told of what is written into them. */
export type BooksCare = {
  /** Right after the page that asked was told, before the store and the lists are. */
  readonly onKept: (facts: readonly Fact[]) => void
  readonly onTopicsChanged: () => void
  /** A sentence for the clerk. */
  readonly warn: (sentence: string) => void
  readonly isMeetingOn: () => boolean
}

/**
 * Journal first, then the store beside it, then the desk over both: each stands on the one before. Refuses as
 * `openJournal` does.
 */
export async function openBooks(options: {
  readonly folders: DataFolders
  readonly copyFolder: string | null
  readonly log: Log
  readonly door: Door<ConsoleContract>
  readonly care: BooksCare
}): Promise<Result<Books>> {
  const { folders, copyFolder, log, door, care } = options
  await dropDerived(folders)
  const opened = await openJournal({
    folder: folders.journal,
    now: () => new Date().toISOString(),
    secondCopy: copyFolder,
  })
  if (!opened.ok) return opened
  const { journal, findings, previous, erasure } = opened.value
  if (erasure) {
    const { facts, copy, problem } = erasure
    log.note(`journal: ${facts} facts of deleted meetings emptied, second copy ${copy}${problem ? `, ${problem}` : ''}`)
    await dropOrphans(folders, erasure)
  }
  for (const finding of findings) log.note(`journal: ${JSON.stringify(finding)}`)

  const past = await recall(journal, folders.recollection, diskFiles, (far) => door.emit('begin.progress', far))
  const clock = new DeskClock(past.lastAt)
  const now = () => clock.now()
  const roomStream: StreamId = `room:${past.roomId}`
  const keeper = newKeeper(journal, folders, log, care.warn)
  const firstPage = await FirstPage.open({
    ...{ path: folders.firstPage, journal, store: keeper },
    ...{ roomStream, ownRoom: past.roomId, version: app.getVersion() },
    isMeetingOn: care.isMeetingOn,
  })
  const factsOf = async (stream: StreamId) => {
    const noted = firstPage.factsOf(stream)
    if (noted) return noted
    await keeper.opened()
    return (await keeper.factsOf(stream, 0)) ?? (await keeper.first(() => journal.factsOf(stream)))
  }
  const desk = new Desk({
    journal: {
      get head() {
        return journal.head
      },
      append: (facts) => keeper.first(() => journal.append(facts)),
    },
    factsOf,
    now,
    newId: () => randomUUID(),
    room: () => past.roomId,
    by: 'clerk',
    onKept: (kept) => {
      const { facts } = kept
      // What is looked at goes first.
      publisher.publish(facts)
      care.onKept(facts)
      keeper.enqueue(facts, kept.summaries, kept.run)
      firstPage.kept(facts, kept.run)
      keptLists.put(kept.summaries)
      listNews.changed(new Set(facts.map((fact) => kindOf(fact.stream))))
    },
  })
  const publisher = new Publisher(desk, now, (kept) => door.emit('facts.kept', kept))
  const foldedLists = new FoldedLists(journal)
  const keptLists = new KeptLists((kind) => listOf(kind, '', keeper, foldedLists))
  // While the store is rebuilt every list waits for it, and so do the news of lists.
  const untoldLists = new Set<StreamKind>()
  const listNews = new ListNews((kind) => {
    if (keeper.status.state === 'rebuilding') untoldLists.add(kind)
    else door.emit('lists.changed', { kind })
    if (kind === 'topic' || kind === 'room') care.onTopicsChanged()
  })
  keeper.onChange(({ state }) => {
    if (state !== 'ready') return
    foldedLists.forget()
    for (const kind of untoldLists) door.emit('lists.changed', { kind })
    untoldLists.clear()
  })
  // Where the disk would not let go of their words at this start, they wait for the next one.
  const leaving = new Leaving(erasure?.problem ? erasure.streams : [], () => listNews.changed(['meeting']))
  const lists = newLists(keptLists, keeper, foldedLists, past.roomId, (stream) => leaving.has(stream))
  const readJournal = async function* () {
    for await (const batch of journal.read(1)) yield batch.facts
  }
  return ok({
    ...{ journal, findings, previous, past, clock, now, keeper, firstPage, desk, publisher },
    ...{ lists, keptLists, listNews, leaving, roomStream, readJournal },
  })
}
