import { type ComponentType, use } from 'react'

/** A part of the page whose code comes later: `Part` waits for it under the next `Suspense`. */
export type Later<Props> = { readonly Part: ComponentType<Props>; readonly fetch: () => Promise<unknown> }

/**
 * 后到的部分: what the first page does not need is not loaded with it. Once its code is there the part is drawn at once,
 * without the empty moment that `React.lazy` has even then.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  when: 'soon' | 'some time' = 'some time',
): Later<Props> {
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
  wanted[when].push(fetch)
  return { Part, fetch }
}

/** To be called by the first page once it has drawn what it was opened for. */
export function firstPageStands(): void {
  sayItStands()
}

let sayItStands = () => {}
const itStands = new Promise<void>((resolve) => {
  sayItStands = resolve
})

/** A first page that has nothing to show yet is not waited for longer. */
const longestWaitMs = 3000

/** What has not been fetched yet: first what a click on the first page leads to, each in the order of declaration. */
const wanted: Record<'soon' | 'some time', (() => Promise<unknown>)[]> = { soon: [], 'some time': [] }

/**
 * To be called with the first page: once that stands, brings everything that comes later, one after the other, in moments
 * in which the clerk presses no key, until it is told to stop. What cannot be fetched now says so when it is opened.
 */
export async function fetchTheRest(stop: AbortSignal): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return
  // The page is idle as well while its first list is on the way.
  await Promise.race([itStands, new Promise((done) => setTimeout(done, longestWaitMs))])
  for (;;) {
    await new Promise((idle) => requestIdleCallback(idle))
    if (stop.aborted) return
    const next = wanted.soon.shift() ?? wanted['some time'].shift()
    if (!next) return
    await next().catch(() => {})
  }
}
