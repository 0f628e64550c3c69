import type { WebContents } from 'electron'
import type * as z from 'zod'
import { type Contract, type Handlers, namesOf } from '#shared/contract/door'
import { type Result, refuse } from '#shared/decision'
import { isWithin } from './size'

/*
 * The gates every request passes, in this order: the page that may ask, a name that exists, a bearable size, the
 * contract's schema, and the handler. Nothing here is Electron at run time.
 */
export type DoorLog = {
  readonly note: (sentence: string) => void
  /** Keeps the whole error and answers the short reference that can be read out on the telephone. */
  readonly fault: (where: string, error: unknown) => string
}

export const largestRequestBytes = 1_000_000

/** What the gates need to know of a sender: Electron's event without the rest. */
export type Sender = {
  readonly sender: WebContents
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null
}

/** The known window, its main frame, and exactly its own origin: a page that was led elsewhere may not ask. */
export function isPage(event: Sender, page: WebContents | null, host: string): boolean {
  const frame = event.senderFrame
  return page !== null && event.sender === page && frame?.parent === null && frame.origin === `app://${host}`
}

/** What comes in by the door, and the result that goes back. */
export type Receive = (name: unknown, input: unknown) => Promise<Result<unknown>>

/** The gates behind the sender's, free of Electron. */
export function receiver<C extends Contract>(options: {
  readonly host: string
  readonly contract: C
  readonly handlers: Handlers<C>
  readonly log: DoorLog
}): Receive {
  const { host, contract, log } = options
  const known = new Set(namesOf(contract).requests)
  // The schema of the same name parses every input just before; that ties the two together again.
  const handlers = new Map(Object.entries(options.handlers as Readonly<Record<string, Handler>>))
  const refused = new RefusalNotes(log)

  return async (name, input) => {
    const handler = typeof name === 'string' && known.has(name) ? handlers.get(name) : undefined
    const schema = typeof name === 'string' ? contract.requests[name]?.input : undefined
    if (!handler || !schema) {
      refused.note(`${host}: unknown request ${JSON.stringify(String(name).slice(0, 80))}`)
      return refuse('contract.unknown-request', '程序的窗口和内核版本不一致，请关闭程序后重新打开。')
    }
    if (!isWithin(largestRequestBytes, input)) {
      refused.note(`${host}: ${name} refused, larger than ${largestRequestBytes} bytes`)
      return refuse('contract.too-large', '一次提交的内容太多，没有保存。请分几次提交。')
    }
    const parsed = schema.safeParse(input)
    if (!parsed.success) {
      refused.note(`${host}: ${name} refused, ${placesOf(parsed.error)}`)
      return refuse('contract.bad-input', badInputSentence(parsed.error))
    }
    try {
      return await handler(parsed.data)
    } catch (error) {
      const reference = log.fault(`${host}: ${name}`, error)
      return refuse(
        'program.fault',
        `程序出了意外，这一步没有完成。请再试一次；还不行，请把编号 ${reference} 告诉技术人员。`,
      )
    }
  }
}

/**
 * Every kind of refusal is noted once. Ten thousand in a second are refused ten thousand times, but the log, which is
 * written before anything else happens, must not hold up the meeting or lose what stood in it before.
 */
export class RefusalNotes {
  readonly #noted = new Set<string>()

  constructor(private readonly log: Pick<DoorLog, 'note'>) {}

  note(sentence: string): void {
    if (this.#noted.has(sentence) || this.#noted.size >= mostNotes) return
    this.#noted.add(sentence)
    this.log.note(this.#noted.size < mostNotes ? sentence : 'more kinds of refused requests are not noted any more')
  }
}

const mostNotes = 50

/** A handler as the wire sees it. */
type Handler = (input: unknown) => Result<unknown> | Promise<Result<unknown>>

export function stranger() {
  return refuse('contract.stranger', '这个窗口无权操作，请回到议事台的主窗口。')
}

/** Our schemas speak Chinese where the clerk can do something about it; zod's own English sentences stay in the log. */
function badInputSentence(error: z.ZodError): string {
  const said = error.issues.map((issue) => issue.message).find((message) => /\p{Script=Han}/u.test(message))
  return said
    ? `没有保存：${said.replace(/。$/, '')}。请改好后再试。`
    : '填写的内容不完整或格式不对，没有保存。请检查后再试。'
}

/** Where and why, never what was typed: the log holds no personal content. */
function placesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.code} at ${issue.path.join('.') || 'the top'}`)
    .join(', ')
}

/** All the projector's page may say. */
export function isPaintedNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
