import { openJournal } from '#electron/journal/journal'
import type { Fact } from '#shared/fact'
import { Scribe } from './scribe'

/** A process of its own that appends as fast as it can and prints what was acknowledged; made to be killed. */
const folder = process.argv[2] ?? ''
const opening = await openJournal({
  folder,
  now: () => new Date().toISOString(),
  segmentBytes: 20_000,
  reserveBytes: 0,
})
if (!opening.ok) throw new Error(opening.refusal.code)
const { journal } = opening.value

const kept: Fact[] = []
for await (const { facts } of journal.read(1)) kept.push(...facts)
const scribe = new Scribe()
scribe.resume(kept)
setInterval(() => journal.beat(), 1_000)

for (let round = 0; ; round += 1) {
  const commands = Array.from({ length: 1 + (round % 3) }, (_, index) =>
    scribe.command(`meeting:m${index}`, '说'.repeat(round % 400)),
  )
  await Promise.all(
    commands.map(async (facts) => {
      const answer = await journal.append(facts)
      if (!answer.ok) throw new Error(answer.refusal.code)
      process.stdout.write(facts.map(({ n, hash }) => `${n} ${hash}\n`).join(''))
    }),
  )
}
