/**
 * 看护: when the program ends unasked in the middle of a meeting, it is opened again by a process that waits beside it.
 * What is judged of it, and how one life hands its past to the next: in the words a process is started with.
 */
export type Life = {
  readonly role: 'program' | 'supervisor'
  /** What the clerk or the system started it with. */
  readonly words: readonly string[]
  /** When the lives before this one ended unasked, in seconds since the machine was started: no clock is asked. */
  readonly deaths: readonly number[]
  readonly withoutGraphics: boolean
}

export function readLife(words: readonly string[]): Life {
  const past = words.find((word) => word.startsWith(diedAt))?.slice(diedAt.length) ?? ''
  return {
    role: words.includes(supervising) ? 'supervisor' : 'program',
    words: words.filter((word) => word !== supervising && word !== withoutGraphics && !word.startsWith(diedAt)),
    deaths: /^\d+(,\d+)*$/.test(past) ? past.split(',').map(Number) : [],
    withoutGraphics: words.includes(withoutGraphics),
  }
}

export function wordsOf(life: Life): readonly string[] {
  return [
    ...life.words,
    ...(life.role === 'supervisor' ? [supervising] : []),
    ...(life.deaths.length > 0 ? [diedAt + life.deaths.join()] : []),
    ...(life.withoutGraphics ? [withoutGraphics] : []),
  ]
}

/**
 * The life after a death: twice as it was, then without the graphics card, which is what takes a program down most
 * often; and null after the fifth death within five minutes, because what dies that fast will not be held by opening it.
 */
export function nextLife(life: Life, nowSeconds: number, graphicsFailed: boolean): Life | null {
  const deaths = [...life.deaths, nowSeconds].filter((at) => nowSeconds - at < countedSeconds)
  if (deaths.length >= mostDeaths) return null
  const isLoop = deaths.length > deathsAsItWas
  return { ...life, role: 'program', deaths, withoutGraphics: life.withoutGraphics || graphicsFailed || isLoop }
}

/**
 * Whether somebody waits beside this program at all: beside an installed one, and beside a working copy that is asked to
 * (`npm start` does), because who measures and tests it must be able to end it. Not beside one that only tries itself; nor
 * beside the portable one of Windows, whose files are cleared away when it ends.
 */
export function isSupervised(
  life: Life,
  isInstalled: boolean,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (life.words.includes('--smoke') || env.PORTABLE_EXECUTABLE_FILE !== undefined) return false
  return isInstalled || life.words.includes('--supervised')
}

const countedSeconds = 5 * 60
const deathsAsItWas = 2
const mostDeaths = 5

const supervising = '--supervising'
const diedAt = '--died-at='
/** Chromium's own switch. */
const withoutGraphics = '--disable-gpu'
