import { nothingBeside } from '../beside'
import { ok, type Result, refuse } from '../decision'
import type { Fact, FactBody, Instant } from '../fact'
import { decideHistory, evolveHistory, historyCommandSchema, type MeetingHistory } from '../meeting/history'
import type { z } from '../text/zod'
import { guest, resolve, type Spoken } from './resolve'
import { commandsOf, instantOfStep, lineOfStep, type Script, type Step, scriptSchema } from './script'

/**
 * Reads a script and plays it through on paper, with the domain's own decide and evolve, before anything real starts.
 * A bad one is refused with the line and the reason.
 */
export function checkScript(text: string): Result<Script> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('rehearsal.not-json', `第 ${lineOfFault(text, reason)} 行：脚本不是合格的 JSON：${reason}`)
  }
  const parsed = scriptSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const [head, index] = issue?.path ?? []
    const line = head === 'steps' && typeof index === 'number' ? lineOfStep(text, index) : 1
    return refuse('rehearsal.bad-shape', `第 ${line} 行：${issue?.message}（${issue?.path.join('.') || '整个脚本'}）`)
  }
  return playOnPaper(parsed.data, text)
}

/** The commands before the first step: the meeting and its people. */
export function beginningOf(script: Script): readonly Spoken[] {
  const create = {
    type: 'meeting.create',
    details: { ...script.details, startsAt: script.startsAt },
    rules: script.rules,
  }
  const people = script.people.map((person) => ({ ...guest, ...person }))
  return people.length > 0 ? [create, { type: 'attendance.invite', people }] : [create]
}

function playOnPaper(script: Script, text: string): Result<Script> {
  let history: MeetingHistory | null = null
  let ids = 0
  const first: Step = { at: '0:00', do: [...beginningOf(script)] }
  for (const [index, step] of [first, ...script.steps].entries()) {
    for (const spoken of commandsOf(step)) {
      const line = index === 0 ? 1 : lineOfStep(text, index - 1)
      ids += 1
      const at = instantOfStep(script.startsAt, step)
      const answer: Played = play(history, spoken, at, `paper-${ids}`)
      if (step.refused !== undefined) {
        if (answer.ok || answer.refusal.code !== step.refused)
          return refuse('rehearsal.not-refused', `第 ${line} 行：这一步应当被拒绝（${step.refused}），实际没有。`)
        continue
      }
      if (!answer.ok)
        return refuse('rehearsal.refused', `第 ${line} 行：${spoken.type} 行不通：${answer.refusal.message}`)
      history = answer.value
    }
  }
  return ok(script)
}

type Played = Result<MeetingHistory | null>

function play(history: MeetingHistory | null, spoken: Spoken, at: Instant, id: string): Played {
  const command = historyCommandSchema.safeParse(history ? resolve(history.meeting, spoken) : spoken)
  if (!command.success) return refuse('rehearsal.bad-command', sayWrong(spoken, command.error.issues[0]))
  const decision = decideHistory(history, command.data, { at, id, beside: nothingBeside })
  if (!decision.ok) return decision
  const act = (history?.seq ?? 0) + 1
  return ok(
    decision.value.reduce<MeetingHistory | null>(
      (state, body, index) => evolveHistory(state, onPaper(body, act, index, at)),
      history,
    ),
  )
}

/** A word that named nobody and nothing is said as it stands in the script; other fields by what is wrong with them. */
function sayWrong(spoken: Spoken, issue: z.core.$ZodIssue | undefined): string {
  const [field] = issue?.path ?? []
  if (!issue || typeof field !== 'string') return issue?.message ?? '命令写得不对'
  const said = spoken[field]
  if (/Ids?$|^before$/.test(field) && typeof said === 'string') return `会上没有“${said}”（${field}）`
  return `${issue.message}（${issue.path.join('.')}）`
}

/** JSON.parse tells the place; without one the text has ended too early. */
function lineOfFault(text: string, reason: string): number {
  const place = /position (\d+)/.exec(reason)?.[1]
  return text.slice(0, place === undefined ? text.length : Number(place)).split('\n').length
}

/** A fact that is folded and forgotten; nobody checks its hash. */
function onPaper(body: FactBody, act: number, index: number, at: Instant): Fact {
  const seq = act + index
  return { n: seq, room: 'paper', stream: 'meeting:paper', seq, act, at, by: 'paper', prev: '', hash: '', ...body }
}
