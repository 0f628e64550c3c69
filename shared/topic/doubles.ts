/*
 * 重复议题: the same matter is brought by a visitor, a member and a telephone call in three wordings (T17). What is found
 * here is asked, never decided: two streets may have the same trouble.
 */

/** What two topics are compared by. `reading` is the title's pinyin (`ting che nan`), '' where nobody looked it up. */
export type Comparable = { readonly title: string; readonly area: string; readonly reading: string }

/** T17: `same` is the same title for the same area, `alike` is worth a question. */
export type Likeness<Item> = { readonly item: Item; readonly how: 'same' | 'alike'; readonly degree: number }

/** A pool that is asked for what a topic is like; topics that share no two characters and no two sounds are not compared. */
export type DoubleFinder<Item extends Comparable> = {
  readonly add: (item: Item) => void
  /** The same before the alike, the likest first. */
  readonly near: (own: Comparable) => readonly Likeness<Item>[]
}

export function doubleFinder<Item extends Comparable>(items: readonly Item[]): DoubleFinder<Item> {
  const known: { readonly item: Item; readonly traits: Traits }[] = []
  const byPiece = new Map<string, number[]>()
  const bySound = new Map<string, number[]>()
  const add = (item: Item) => {
    const traits = traitsOf(item)
    for (const piece of traits.pieces) put(byPiece, piece, known.length)
    for (const sound of traits.sounds) put(bySound, sound, known.length)
    known.push({ item, traits })
  }
  const near = (own: Comparable): readonly Likeness<Item>[] => {
    const traits = traitsOf(own)
    const pieces = countsOf(byPiece, traits.pieces)
    const sounds = countsOf(bySound, traits.sounds)
    const found = [...new Set([...pieces.keys(), ...sounds.keys()])].flatMap((place): readonly Likeness<Item>[] => {
      const other = known[place]
      if (!other) return []
      const likeness = compare(other.traits, traits, pieces.get(place) ?? 0, sounds.get(place) ?? 0)
      return likeness ? [{ item: other.item, ...likeness }] : []
    })
    return found.sort((a, b) => b.degree - a.degree)
  }
  for (const item of items) add(item)
  return { add, near }
}

function put(index: Map<string, number[]>, key: string, place: number): void {
  const all = index.get(key)
  if (all) all.push(place)
  else index.set(key, [place])
}

/** How many of these each place has. */
function countsOf(index: ReadonlyMap<string, readonly number[]>, keys: ReadonlySet<string>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of keys) for (const place of index.get(key) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}

/** Pairs of one pool that are worth a question, the likest first; in each the earlier of the list stands first. */
export function likelyDoubles<Item extends Comparable>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  const finder = doubleFinder<Item>([])
  const found: { readonly pair: readonly [Item, Item]; readonly degree: number }[] = []
  for (const item of items) {
    for (const { item: earlier, degree } of finder.near(item)) found.push({ pair: [earlier, item], degree })
    finder.add(item)
  }
  return found.sort((a, b) => b.degree - a.degree).map(({ pair }) => pair)
}

/** A topic as it is compared, made once. */
type Traits = {
  readonly title: string
  readonly area: string
  /** The title without the words that every title has. */
  readonly matter: string
  /** Every two neighbours, each with what tells places apart: 东街 and 西街, 3 号楼 and 5 号楼 never meet. */
  readonly pieces: ReadonlySet<string>
  readonly sounds: ReadonlySet<string>
}

function traitsOf({ title, area, reading }: Comparable): Traits {
  const whole = bare(title)
  const left = whole.replace(/关于|有关|问题|建议|议题|协商|事宜|工作|的/gu, '')
  const matter = left === '' ? whole : left
  const telling = whole.replace(/[^东西南北一二三四五六七八九十\d]/gu, '')
  const syllables = reading.split(' ').map((choices) => choices.split('/')[0] ?? '')
  return {
    title: whole,
    area: bare(area),
    matter,
    pieces: neighbours([...matter], telling),
    sounds: reading === '' ? new Set() : neighbours(syllables, telling),
  }
}

function compare(
  a: Traits,
  b: Traits,
  pieces: number,
  sounds: number,
): Pick<Likeness<unknown>, 'how' | 'degree'> | null {
  const isElsewhere = a.area !== '' && b.area !== '' && !a.area.includes(b.area) && !b.area.includes(a.area)
  if (a.title === b.title) return isElsewhere ? { how: 'alike', degree: 1 } : { how: 'same', degree: 2 }
  if (isElsewhere) return null
  const [short, long] = a.matter.length <= b.matter.length ? [a.matter, b.matter] : [b.matter, a.matter]
  const isWithin = pieces > 0 && [...short].length >= 4 && long.includes(short)
  const degree = Math.max(
    share(pieces, a.pieces.size + b.pieces.size),
    share(sounds, a.sounds.size + b.sounds.size) * soundCounts,
    isWithin ? 0.8 : 0,
  )
  return degree >= alikeFrom ? { how: 'alike', degree } : null
}

/** Ours: below it lie topics that only have 改造 or 停车 in common. */
const alikeFrom = 0.6

/** Different words sound alike sooner than they are written alike. */
const soundCounts = 0.85

/** Twice what both have, over what they have together (Dice). */
function share(both: number, together: number): number {
  return together === 0 ? 0 : (2 * both) / together
}

/** Every two neighbours: 停车, 车难; one alone is itself. */
function neighbours(parts: readonly string[], telling: string): ReadonlySet<string> {
  const pairs = parts.length < 2 ? parts : parts.slice(1).map((part, index) => `${parts[index]} ${part}`)
  return new Set(pairs.map((pair) => `${telling} ${pair}`))
}

/** A title without blanks, marks and differences of width. */
function bare(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
