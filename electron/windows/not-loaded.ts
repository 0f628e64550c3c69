import type { WebContents } from 'electron'

/** Tells whenever a window's page could not be loaded, whoever wanted it: Chromium itself asks for it only once. */
export function onNotLoaded(contents: WebContents, tell: (why: string) => void): void {
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== wantedElsewhere) tell(description)
  })
}

/** Chromium's ERR_ABORTED: another page was wanted before this one had come, and that one is on its way. */
const wantedElsewhere = -3
