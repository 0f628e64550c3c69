import { type ComponentType, use } from 'react'

/** A part of the page whose code comes later: `Part` waits for it under the next `Suspense`. */
export type Later<Props> = { readonly Part: ComponentType<Props>; readonly fetch: () => Promise<unknown> }

/**
 * 后到的部分: what the first page does not need is not loaded with it. Once its code is there the part is drawn at once,
 * without the empty moment that `React.lazy` has even then.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let loading: Promise<ComponentType<Props>> | null = null
  const fetch = () => {
    if (loading) return loading
    const fetching = load()
    loading = fetching
    fetching.then(
      // What React itself writes on a promise it has waited for: `use` then goes on without waiting.
      (value) => Object.assign(fetching, { status: 'fulfilled', value }),
      () => {
        // "Open this page again" must be able to try again.
        loading = null
      },
    )
    return fetching
  }
  function Part(props: Props) {
    const Loaded = use(fetch())
    return <Loaded {...props} />
  }
  wanted.push(fetch)
  return { Part, fetch }
}

/** From the frame to the drawn list, on a slow machine. */
const firstPageMs = 800

/** What has not been fetched yet, in the order in which it was declared. */
const wanted: (() => Promise<unknown>)[] = []

/**
 * To be called once the first page stands: brings everything that comes later, one after the other, in moments in which
 * the clerk presses no key, until it is told to stop. What cannot be fetched now says so when it is opened.
 */
export async function fetchTheRest(stop: AbortSignal): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return
  // The page is idle as well while its first list is on the way.
  await new Promise((done) => setTimeout(done, firstPageMs))
  while (wanted.length > 0) {
    await new Promise((idle) => requestIdleCallback(idle))
    if (stop.aborted) return
    const next = wanted.shift()
    await next?.().catch(() => {})
  }
}
