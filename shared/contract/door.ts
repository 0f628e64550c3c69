import type * as z from 'zod'
import type { Result } from '../decision'

/**
 * 门: one object says what a page may ask of main and what main tells it. Main's handlers, the page's `ask` and `on`,
 * and the list of names the preload lets through are all derived from that object.
 *
 *   export const consoleContract = {
 *     requests: { 'meetings.list': request<readonly MeetingRow[]>()(z.strictObject({ text: z.string().max(100) })) },
 *     events: { 'facts.kept': event<readonly Fact[]>() },
 *   } satisfies Contract
 */
export type Contract = {
  readonly requests: Readonly<Record<string, Request<z.ZodType, unknown>>>
  readonly events: Readonly<Record<string, Event<unknown>>>
}

/** One question: the shape main insists on, and (for the compiler only) what a good answer holds. */
export type Request<Input extends z.ZodType, Output> = { readonly input: Input; readonly output?: Output }

/** One piece of news: nothing but its type; main wrote it, so nobody parses it. */
export type Event<Payload> = { readonly payload?: Payload }

/** Two steps, so that the answer's type is written and the input's is read from its schema. */
export function request<Output>(): <Input extends z.ZodType>(input: Input) => Request<Input, Output> {
  return (input) => ({ input })
}

export function event<Payload>(): Event<Payload> {
  return {}
}

export type RequestName<C extends Contract> = keyof C['requests'] & string
export type EventName<C extends Contract> = keyof C['events'] & string

/** What the page writes when it asks. */
export type InputOf<C extends Contract, Name extends RequestName<C>> = z.input<C['requests'][Name]['input']>

/** What main's handler reads once the input has been parsed. */
export type ParsedInputOf<C extends Contract, Name extends RequestName<C>> = z.output<C['requests'][Name]['input']>

export type OutputOf<C extends Contract, Name extends RequestName<C>> =
  C['requests'][Name] extends Request<z.ZodType, infer Output> ? Output : never

export type PayloadOf<C extends Contract, Name extends EventName<C>> =
  C['events'][Name] extends Event<infer Payload> ? Payload : never

/** Main's side: one handler for every request, none too many. */
export type Handlers<C extends Contract> = {
  readonly [Name in RequestName<C>]: (
    input: ParsedInputOf<C, Name>,
  ) => Result<OutputOf<C, Name>> | Promise<Result<OutputOf<C, Name>>>
}

/**
 * The page's side, as the preload puts it on `globalThis`. `ask` never rejects: what goes wrong on the way is a
 * refusal as well. `on` answers with the function that stops listening.
 */
export type Bridge<C extends Contract> = {
  readonly ask: <Name extends RequestName<C>>(name: Name, input: InputOf<C, Name>) => Promise<Result<OutputOf<C, Name>>>
  readonly on: <Name extends EventName<C>>(name: Name, listener: (payload: PayloadOf<C, Name>) => void) => () => void
}

/** The names alone: all that the preload has to know of a contract. */
export type DoorNames = { readonly requests: readonly string[]; readonly events: readonly string[] }

export function namesOf(contract: Contract): DoorNames {
  return { requests: Object.keys(contract.requests), events: Object.keys(contract.events) }
}
