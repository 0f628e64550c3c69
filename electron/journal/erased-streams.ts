import { isErased, type Tombstone, tombstoneOf } from '#shared/erasure'
import type { Fact, StreamId } from '#shared/fact'

/** 抹去的与登记的: gathers, fact by fact, what was emptied in a journal and which deletions its rooms have on record. */
export class ErasedStreams {
  readonly #emptied = new Map<StreamId, Emptied>()
  readonly #tombstones = new Map<StreamId, Tombstone>()

  see(fact: Fact, segment: number): void {
    if (isErased(fact)) {
      const seen = this.#emptied.get(fact.stream) ?? { segment, n: fact.n, hashes: new Map() }
      seen.hashes.set(fact.seq, fact.hash)
      this.#emptied.set(fact.stream, seen)
      return
    }
    const tombstone = tombstoneOf(fact)
    if (tombstone) this.#tombstones.set(tombstone.stream, tombstone)
  }

  /**
   * Where the first stream begins that was emptied although no deletion accounts for it: none on record, or one that
   * names other hashes. A deletion that is not carried out yet, or only in part, is in order.
   */
  unaccounted(): { readonly segment: number; readonly n: number } | null {
    for (const [stream, { segment, n, hashes }] of this.#emptied) {
      const tombstone = this.#tombstones.get(stream)
      const fits = (seq: number, hash: string) => (hashes.get(seq) ?? hash) === hash
      const isAccounted =
        tombstone !== undefined &&
        fits(1, tombstone.firstHash) &&
        fits(tombstone.facts, tombstone.lastHash) &&
        [...hashes.keys()].every((seq) => seq <= tombstone.facts)
      if (!isAccounted) return { segment, n }
    }
    return null
  }
}

type Emptied = { readonly segment: number; readonly n: number; readonly hashes: Map<number, string> }
