import { Desk } from '#electron/desk/desk'
import { isLoss } from '#electron/journal/findings'
import { type Journal, openJournal } from '#electron/journal/journal'
import type { Ack } from '#shared/contract/desk'
import type { Fact, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { resolve, type Spoken } from '#shared/rehearsal/resolve'
import { type DiskPlan, FailingDisk } from '#tests/journal/failing-disk'
import { MemoryDisk, seeded } from '#tests/journal/memory-disk'
import { nineOClock, somebody, someDetails } from '#tests/support/meeting'
import type { FaultKind, Outcome, Trials } from '../campaign'

export const disks: FaultKind = {
  name: 'disks',
  promise: 'ENOSPC, EIO and read-only at every n-th write of a meeting: what was acknowledged is kept, once',
  short: 200,
  obstacle: () => null,
  begin: async () => new Failing(),
}

/** Each way at each call of the whole meeting: numbers of trials beyond that begin anew. */
const ways = ['ENOSPC', 'EIO', 'EROFS'].flatMap((code) => [false, true].map((stays) => ({ code, stays })))

class Failing implements Trials {
  #calls = 0

  async run(index: number): Promise<Outcome> {
    if (this.#calls === 0) this.#calls = (await hold(new MemoryDisk(), null)).calls
    // Forty-one has no divisor in common with the calls: two hundred trials are spread over the whole meeting.
    const at = ((index * 41) % this.#calls) + 1
    // Every round of the calls meets each of them in the next way: six rounds are all there is.
    const round = Math.floor(index / this.#calls)
    const way = ways[((index % this.#calls) + round) % ways.length] ?? { code: 'EIO', stays: false }
    const disk = new MemoryDisk()
    const { kept, broken } = await hold(disk, { ...way, at })
    for (const [name, left] of [
      ['the next start', disk.copy()],
      ['the start after a power cut', disk.afterPowerCut(seeded(index))],
    ] as const)
      broken.push(...(await notKept(left, kept)).map((each) => `${name}: ${each}`))
    const doing = `${way.code} at call ${at} of ${this.#calls}${way.stays ? ' and all after it' : ''}`
    return { doing, counts: { acknowledgements: kept.length, [way.code]: 1 }, broken }
  }

  async end(): Promise<void> {}
}

const stream: StreamId = 'meeting:disks'
const folder = '/data/journal'

/** A meeting at the real desk on a disk that refuses by plan. The clerk does once more what was refused. */
async function hold(disk: MemoryDisk, plan: DiskPlan | null) {
  const files = new FailingDisk(disk)
  files.plan = plan
  const kept: { readonly spoken: Spoken; readonly ack: Ack }[] = []
  const broken: string[] = []
  const opened = await openOn(files)
  if (!opened) return { kept, broken, calls: files.calls }
  let ids = 0
  const desk = new Desk({
    journal: opened,
    factsOf: (each) => opened.factsOf(each),
    now: () => nineOClock,
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    room: () => 'room-1',
    by: 'clerk',
    onKept: () => {},
  })
  for (const spoken of script) {
    for (let tries = 0; tries < 2; tries += 1) {
      const { state } = await desk.view(stream)
      const meeting = (state as MeetingHistory | null)?.meeting
      const answer = await desk.ask(stream, meeting ? resolve(meeting, spoken) : spoken)
      if (answer.ok) {
        kept.push({ spoken, ack: answer.value })
        break
      }
      // What only follows from an earlier refusal is the meeting's own business.
      const { code, message } = answer.refusal
      if (code.startsWith('journal.') && !/请/.test(message)) broken.push(`${code} says nothing to do`)
    }
    await opened.beat().catch(() => {})
  }
  await opened.close()
  return { kept, broken, calls: files.calls }
}

async function openOn(files: FailingDisk | MemoryDisk): Promise<Journal | null> {
  const answer = await openJournal({
    folder,
    files,
    now: () => nineOClock,
    segmentBytes: 6_000,
    reserveBytes: 4_096,
    machine: { pid: 4242, bootId: 'boot-1', birthOf: async () => 'gone' },
  })
  return answer.ok ? answer.value.journal : null
}

async function notKept(disk: MemoryDisk, kept: Awaited<ReturnType<typeof hold>>['kept']): Promise<readonly string[]> {
  const answer = await openJournal({
    folder,
    files: disk,
    now: () => nineOClock,
    reserveBytes: 0,
    machine: { pid: 4243, bootId: 'boot-2', birthOf: async () => 'gone' },
  })
  if (!answer.ok) return [`the journal does not open: ${answer.refusal.code}`]
  const { journal, findings } = answer.value
  const facts: Fact[] = []
  for await (const batch of journal.read(1)) facts.push(...batch.facts)
  await journal.close()
  const broken = findings.filter(isLoss).map((finding) => `a loss was found: ${JSON.stringify(finding)}`)
  for (const { spoken, ack } of kept)
    if (facts[ack.n - 1]?.seq !== ack.seq) broken.push(`${spoken.type} at ${ack.n} is gone`)
  const written = facts.filter((fact) => fact.type === 'MinutesWritten').map((fact) => JSON.stringify(fact.data))
  if (new Set(written).size !== written.length) broken.push('a line of the minutes is there twice')
  return broken
}

const script: readonly Spoken[] = [
  { type: 'meeting.create', details: someDetails, rules: defaultMeetingRules },
  { type: 'attendance.invite', people: ['王小宁', '李国强', '陈芳'].map((name) => somebody({ name })) },
  { type: 'agenda.useTemplate', form: 'special' },
  { type: 'attendance.signIn', attendeeIds: 'everybody' },
  { type: 'meeting.open' },
  { type: 'agenda.activate', itemId: '6' },
  ...['王小宁', '李国强', '陈芳', '王小宁', '陈芳'].flatMap((name, index): Spoken[] => [
    { type: 'speakers.callNow', attendeeId: name },
    { type: 'minutes.write', text: `${name}第 ${index} 次说的话` },
    { type: 'minutes.write', text: `${name}第 ${index} 次又说的话` },
  ]),
  { type: 'votes.prepare', title: '表决' },
  { type: 'votes.open', voteId: '表决' },
  { type: 'meeting.adjourn' },
]
