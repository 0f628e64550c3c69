import type { WebPreferences } from 'electron'
import { isProduction } from '#electron/app/hardening'
import { type Door, preloadFile } from '#electron/app/paths'
import type { DoorNames } from '#shared/contract/door'

/** How every page of ours runs: sandboxed, isolated, without Node, with its preload as the only way to main. */
export function pagePreferences(door: Door, names?: DoorNames): WebPreferences {
  return {
    preload: preloadFile(door),
    additionalArguments: names ? doorArguments(names) : [],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: !isProduction(),
    // alert() and confirm() stop a page in the middle of a meeting.
    disableDialogs: true,
    // The dictionaries would be fetched from elsewhere.
    spellcheck: false,
    // Clocks run and scenes are painted whether or not a window is in front.
    backgroundThrottling: false,
    // The bell at the end of a speech rings without a click before it.
    autoplayPolicy: 'no-user-gesture-required',
    defaultEncoding: 'UTF-8',
  }
}

/** The preload reads the contract's names from here, so that it need not carry the contract. */
function doorArguments(names: DoorNames): string[] {
  return [`--door-requests=${names.requests.join(',')}`, `--door-events=${names.events.join(',')}`]
}
