import type { Contract, Handlers } from '#shared/contract/door'

/** What main answers to one chapter of the console's questions: every one of them, and no other. */
export type Answers<Requests extends Contract['requests']> = Handlers<{
  readonly requests: Requests
  readonly events: Contract['events']
}>
