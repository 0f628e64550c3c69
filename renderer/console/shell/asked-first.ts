import type { Beginning } from '#shared/contract/desk'
import type { Lock } from '#shared/contract/lock'
import { keepFirstList, meetingsAtOnce, takeFirstList } from '../meetings/first-list'

/*
 * 先问: what the first picture has to know is asked when the page's script begins, before the rest of it is even made ready:
 * main answers meanwhile, and the picture is drawn once, with all of it. So next to nothing is imported here.
 */
const { desk } = globalThis

const lock = desk.ask('lock.look', {})
// Refused behind a lock: then it is asked again when that is open.
const beginning = desk.ask('app.begin', {})
const shown = desk.ask('meetings.shown', { text: '', over: meetingsAtOnce })

// Whoever shows a list that has changed since asks for it.
let isListOld = false
desk.on('lists.changed', ({ kind }) => {
  if (kind !== 'meeting') return
  isListOld = true
  takeFirstList()
})

/** What main had answered by the time the first picture is drawn; null for what is to be asked in its turn. */
export type AnsweredFirst = { readonly lock: Lock | null; readonly beginning: Beginning | null }

/**
 * Comes with main's answers, or without them when main is long about it; a refusal is no answer. The list is not waited for
 * where it needs a store that is being made. `began` hears of the beginning at once, for what is told next is newer.
 */
export async function answeredFirst(began: (beginning: Beginning) => void): Promise<AnsweredFirst> {
  void beginning.then((answer) => answer.ok && began(answer.value))
  const came = await Promise.race([Promise.all([lock, beginning]), after(longestForMainMs)])
  if (!came) return { lock: null, beginning: null }
  const [lockNow, begun] = came
  // A meeting that runs is shown by itself.
  const list = begun.ok && begun.value.running ? null : await Promise.race([shown, after(longestForListMs)])
  if (list?.ok && !isListOld) keepFirstList(list.value)
  return { lock: lockNow.ok ? lockNow.value : null, beginning: begun.ok ? begun.value : null }
}

/** Without an answer there is nothing to draw, except how far main has read a long journal. */
const longestForMainMs = 400
const longestForListMs = 60

function after(ms: number): Promise<null> {
  return new Promise((late) => setTimeout(late, ms, null))
}
