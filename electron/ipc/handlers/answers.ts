import type { ConsoleContract } from '#shared/contract/console'
import type { Handlers } from '#shared/contract/door'

/** One chapter of what main answers to the console; together the chapters must answer every question. */
export type Answers = Partial<Handlers<ConsoleContract>>
