import type { Beside } from './beside'
import type { Instant } from './fact'
import { z } from './text/zod'

/** Named shapes of one topic's commands: `'agenda.add': { title: line('议程名称', 60), … }`. */
export type CommandShapes = { readonly [type: string]: z.ZodRawShape }

/** The union of commands that the shapes describe, each `{ type, …its fields }`. */
export type CommandsOf<Shapes extends CommandShapes> = {
  [Type in keyof Shapes & string]: { readonly type: Type } & {
    readonly [Field in keyof Shapes[Type]]: z.infer<Shapes[Type][Field]>
  }
}[keyof Shapes & string]

/** Named shapes of one topic's facts. */
export type FactShapes = { readonly [type: string]: z.ZodType }

/** The union of fact bodies that the shapes describe, each `{ type, data }`. */
export type FactsOf<Shapes extends FactShapes> = {
  [Type in keyof Shapes & string]: { readonly type: Type; readonly data: Readonly<z.infer<Shapes[Type]>> }
}[keyof Shapes & string]

/**
 * What deciding may know besides the state: the desk's instant, one fresh id, and the streams that the command is judged
 * by. No clock and no chance in `shared`.
 */
export type DecideContext = { readonly at: Instant; readonly id: string; readonly beside: Beside }

/** One schema for all commands of a topic or a kind; strict, so an unknown field is refused and not dropped. */
export function commandSchema<Shapes extends CommandShapes>(shapes: Shapes): z.ZodType<CommandsOf<Shapes>> {
  const options = Object.entries(shapes).map(([type, shape]) => z.strictObject({ type: z.literal(type), ...shape }))
  const [first, ...rest] = options
  if (!first) throw new Error('a topic without commands needs no schema')
  // zod cannot follow a union built from a record; CommandsOf states the same thing in types.
  return z.discriminatedUnion('type', [first, ...rest]) as unknown as z.ZodType<CommandsOf<Shapes>>
}

/** Ids as the desk makes them and as they travel in commands. */
export const idSchema = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/, '编号的写法不对')

/** 日期: a day as people in the room say it, `2026-12-10`, in Chinese standard time. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '请按 2026-12-10 的写法填写日期')
