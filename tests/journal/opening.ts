import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Journal, type JournalOptions, type OpenedJournal, openJournal } from '#electron/journal/journal'
import type { Machine } from '#electron/journal/lock'
import type { Fact } from '#shared/fact'

/** A process that has died by the time anybody asks: what a killed program looks like to the next start. */
export function mortal(bootId = 'boot-1'): Machine {
  return { pid: 4242, bootId, birthOf: async () => 'gone' }
}

export function clockFrom(start = '2026-11-21T01:52:14.000Z'): () => string {
  let at = Date.parse(start)
  return () => new Date(at++).toISOString()
}

/** A folder on the real disk that is not there yet; it goes away with the test. */
export function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'journal-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  return join(parent, 'journal')
}

/** Opens or fails the test with the refusal's code. Small segments, no reserve, and a machine where holders are dead. */
export async function opened(options: Partial<JournalOptions> & { readonly folder: string }): Promise<OpenedJournal> {
  const answer = await openJournal({ now: clockFrom(), reserveBytes: 0, machine: mortal(), ...options })
  if (!answer.ok) throw new Error(`not opened: ${answer.refusal.code}`)
  return answer.value
}

export async function allFacts(journal: Journal): Promise<readonly Fact[]> {
  const facts: Fact[] = []
  for await (const batch of journal.read(1)) facts.push(...batch.facts)
  return facts
}

/** Appends one command after the other; every one must be acknowledged. */
export async function appendAll(journal: Journal, commands: readonly (readonly Fact[])[]): Promise<void> {
  for (const facts of commands) {
    const answer = await journal.append(facts)
    if (!answer.ok) throw new Error(`not kept: ${answer.refusal.code}`)
  }
}
