import type { PinLock } from './pin-lock'
import { longestPin, type SafeAct, type SafePlace } from './safe-page'

export type SafeActsParts = {
  readonly lock: Pick<PinLock, 'state' | 'confirm'>
  /** Shows a place of the safe page: its beginning, or the pad with so many digits typed. */
  readonly show: (place: SafePlace) => void
  readonly exportMeeting: () => Promise<void>
  readonly quit: () => void
}

/**
 * 应急页的按钮: what they do. A room with a PIN asks for it before anything is exported, on a pad of links: the page has no
 * script, so main keeps what is typed, and the page only shows how much of it there is.
 */
export class SafeActs {
  #typed = ''

  constructor(private readonly parts: SafeActsParts) {}

  async do(act: Exclude<SafeAct, 'reopen'>): Promise<void> {
    const { lock, show, exportMeeting, quit } = this.parts
    switch (act) {
      case 'quit':
        return quit()
      case 'export':
        if (!lock.state.hasPin) return exportMeeting()
        return this.#type('')
      case 'back':
        this.#typed = ''
        return show('')
      case 'clear':
        return this.#type('')
      case 'enter':
        return this.#enter()
      default:
        return this.#type((this.#typed + act).slice(0, longestPin))
    }
  }

  #type(typed: string): void {
    this.#typed = typed
    this.parts.show(`pin${typed.length}`)
  }

  async #enter(): Promise<void> {
    const { lock, show, exportMeeting } = this.parts
    const typed = this.#typed
    this.#typed = ''
    const confirmed = await lock.confirm(typed)
    if (!confirmed.ok) return show(confirmed.refusal.code === 'lock.wait' ? 'wait' : 'wrong')
    show('')
    await exportMeeting()
  }
}
