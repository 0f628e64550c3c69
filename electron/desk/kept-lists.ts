import type { ListKind, Summary } from '#shared/contract/storage'
import type { StreamId } from '#shared/fact'
import { bySort } from './folded-lists'

/**
 * 列表的存稿: whole lists as they were read once, and since then every row that was kept in place of the one before: the
 * very rows that go into the store. A county's lists weigh some megabytes, and bringing them over from the storage page
 * takes longer than anybody waits for a screen.
 */
export class KeptLists {
  readonly #kept = new Map<ListKind, Promise<KeptList>>()

  constructor(private readonly read: (kind: ListKind) => Promise<readonly Summary[]>) {}

  async all(kind: ListKind): Promise<readonly Summary[]> {
    const list = await this.#of(kind)
    list.inOrder ??= [...list.rows.values()].sort(bySort)
    return list.inOrder
  }

  /** To be told before anybody else hears of it. A list that is just being read gets its rows when it is there. */
  put(summaries: readonly Summary[]): void {
    for (const summary of summaries) this.#kept.get(summary.kind)?.then((list) => putIn(list, summary), noList)
  }

  #of(kind: ListKind): Promise<KeptList> {
    const known = this.#kept.get(kind)
    if (known) return known
    const reading = this.read(kind).then(listOf)
    this.#kept.set(kind, reading)
    // A list that could not be read is read again when somebody asks again.
    reading.catch(() => this.#kept.delete(kind))
    return reading
  }
}

type KeptList = { readonly rows: Map<StreamId, Summary>; inOrder: readonly Summary[] | null }

function listOf(inOrder: readonly Summary[]): KeptList {
  return { rows: new Map(inOrder.map((summary) => [summary.stream, summary])), inOrder }
}

/** What was read may have been newer already. */
function putIn(list: KeptList, summary: Summary): void {
  if ((list.rows.get(summary.stream)?.seq ?? 0) > summary.seq) return
  list.rows.set(summary.stream, summary)
  list.inOrder = null
}

/** Whoever asked for the list hears why it could not be read. */
function noList(): void {}
