import type { ListKind, Summary } from '#shared/contract/storage'
import type { StreamKind } from '#shared/fact'

/**
 * 列表的存稿: whole lists as they were read last, until something of their kind is kept. A county's lists weigh some
 * megabytes, and bringing them over from the storage page takes longer than anybody waits for a screen.
 */
export class KeptLists {
  readonly #kept = new Map<ListKind, Promise<readonly Summary[]>>()

  constructor(private readonly read: (kind: ListKind) => Promise<readonly Summary[]>) {}

  all(kind: ListKind): Promise<readonly Summary[]> {
    const known = this.#kept.get(kind)
    if (known) return known
    const reading = this.read(kind)
    this.#kept.set(kind, reading)
    // A list that could not be read is read again when somebody asks again.
    reading.catch(() => this.#kept.get(kind) === reading && this.#kept.delete(kind))
    return reading
  }

  /** To be told before anybody else hears that these kinds have changed; a reading under way counts for who asked before. */
  changed(kinds: Iterable<StreamKind>): void {
    for (const kind of kinds) {
      this.#kept.delete(kind)
      if (kind === 'meeting') this.#kept.delete('figures')
    }
  }
}
