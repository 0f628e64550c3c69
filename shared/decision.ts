import type { FactBody } from './fact'

/**
 * 回绝: "no, because…". `code` names the rule's topic and reason (`votes.quorum-not-met`), `message` is the sentence
 * the clerk reads: what is wrong and what to do next.
 */
export type Refusal = { readonly code: string; readonly message: string }

/** What every request answers: a value or a refusal. Only our own mistakes throw. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

/** What `decide` answers: facts to be kept, or a refusal; nothing else changes. */
export type Decision<Body extends FactBody = FactBody> = Result<readonly Body[]>

export function accept<Body extends FactBody>(...facts: readonly Body[]): Decision<Body> {
  return { ok: true, value: facts }
}

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function refuse(code: string, message: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message } }
}

/** Ends a switch by proving that nothing is left over. */
export function nothingLeft(value: never): never {
  throw new Error(`unexpected case ${JSON.stringify(value)}: the compiler believed every case was handled`)
}
