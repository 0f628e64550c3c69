import type { StreamId } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { somebody, someDetails } from '#tests/support/meeting'
import { type Answering, ask, begin, insist, meetingOf } from './application'
import type { Dice } from './dice'
import type { RawJournal } from './raw-journal'

type Command = { readonly type: string; readonly [field: string]: unknown }

type Said = { readonly text: string; readonly n: number; readonly seq: number }

/**
 * 念稿的记录员: works through the console's door and keeps a list of her own of what was acknowledged. After every fault
 * the list is held against what the program says and against its files.
 */
export class ScriptedClerk {
  readonly stream: StreamId = 'meeting:faults'
  #said: Said[] = []
  /** Written, and the program died before it answered. */
  #open: string[] = []
  #lastN = 0
  #lastSeq = 0
  #lines = 0
  #people: readonly string[] = []
  readonly #runs = new Map<number, string>()

  get acknowledged(): number {
    return this.#said.length
  }

  /** What must be there after a cut at this moment. */
  remembered(): ScriptedClerk {
    const same = new ScriptedClerk()
    same.#said = [...this.#said]
    same.#open = [...this.#open]
    same.#lastN = this.#lastN
    same.#lastSeq = this.#lastSeq
    same.#lines = this.#lines
    same.#people = this.#people
    return same
  }

  /** A meeting under way, somebody speaking. */
  async prepare(running: Answering): Promise<void> {
    const { roomStream } = await begin(running)
    await this.#must(running, roomStream, { type: 'room.setUp', name: '试点议事室', township: '试点镇' })
    await this.#must(running, this.stream, {
      type: 'meeting.create',
      details: someDetails,
      rules: defaultMeetingRules,
    })
    const people = ['王小宁', '李国强', '陈芳'].map((name) => somebody({ name }))
    await this.#must(running, this.stream, { type: 'attendance.invite', people })
    await this.#must(running, this.stream, { type: 'agenda.useTemplate', form: 'special' })
    const { meeting } = await meetingOf(running, this.stream)
    this.#people = meeting.attendees.map((each) => each.id)
    await this.#must(running, this.stream, { type: 'attendance.signIn', attendeeIds: this.#people })
    await this.#must(running, this.stream, { type: 'meeting.open' })
    const item = meeting.agenda.items[5] ?? meeting.agenda.items[0]
    await this.#must(running, this.stream, { type: 'agenda.activate', itemId: item?.id ?? '' })
    await this.#must(running, this.stream, this.#callSomebody(0))
    await insist(running, 'wall.attach', { stream: this.stream })
  }

  /** Works until `isOver` says so or nobody answers any more. */
  async work(running: Answering, dice: Dice, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      if (dice.upTo(6) === 0) {
        const answer = await ask(running, 'desk.ask', {
          stream: this.stream,
          command: this.#callSomebody(dice.upTo(this.#people.length)),
        })
        if (!answer) return
        if (answer.ok) this.#heard(answer.value)
      } else if (!(await this.writesLine(running, dice.upTo(400)))) return
    }
  }

  /** One line of the minutes; whether anybody answered. */
  async writesLine(running: Answering, letters = 0): Promise<boolean> {
    this.#lines += 1
    const text = `第 ${this.#lines} 句${'说'.repeat(letters)}`
    this.#open.push(text)
    const command = {
      ...{ type: 'minutes.write', kind: 'point', text, unit: '', dueOn: null, attendeeId: null, wholeRoom: false },
    }
    const answer = await ask(running, 'desk.ask', { stream: this.stream, command })
    if (!answer) return false
    this.#open = this.#open.filter((each) => each !== text)
    if (answer.ok) {
      this.#said.push({ text, n: answer.value.n, seq: answer.value.seq })
      this.#heard(answer.value)
    }
    return true
  }

  /** What the program says now, held against the list. Sentences of what is not as promised. */
  async compare(running: Answering): Promise<readonly string[]> {
    const broken: string[] = []
    const { status } = await begin(running)
    const { meeting, seq } = await meetingOf(running, this.stream)
    if (status.saved.n < this.#lastN) broken.push(`the journal ends at ${status.saved.n}, ${this.#lastN} was said`)
    if (seq < this.#lastSeq) broken.push(`the meeting ends at ${seq}, ${this.#lastSeq} was said`)
    if (status.journal.state !== 'ok') broken.push(`the clerk is frightened: ${status.journal.message}`)
    const times = new Map<string, number>()
    for (const { text } of meeting.minutes) times.set(text, (times.get(text) ?? 0) + 1)
    for (const { text, n } of this.#said)
      if (times.get(text) !== 1) broken.push(`line ${n} “${text.slice(0, 12)}” is there ${times.get(text) ?? 0} times`)
    for (const text of this.#open)
      if ((times.get(text) ?? 0) > 1) broken.push(`an unanswered line is there twice: ${text.slice(0, 12)}`)
    return broken
  }

  /** The files, read by a stranger: everything said is in them, and the past has not changed. */
  compareFiles({ facts, runs }: RawJournal): readonly string[] {
    const broken: string[] = []
    const known = new Map(facts.map((fact) => [fact.n, fact]))
    for (const { n, text, seq } of this.#said) {
      const fact = known.get(n)
      if (fact?.seq !== seq || !JSON.stringify(fact.data).includes(text))
        broken.push(`fact ${n} is not in the files as it was said`)
    }
    for (const [n, run] of this.#runs) if (runs.get(n) !== run) broken.push(`the running hash at ${n} has changed`)
    for (const [n, run] of runs) this.#runs.set(n, run)
    return broken
  }

  /** After a death in a running meeting: it is offered again, with the speaker, and goes on. */
  async resumes(running: Answering): Promise<readonly string[]> {
    const { interrupted } = await begin(running)
    if (!interrupted) return ['the meeting is not offered again']
    const { stream, speaker, from, to } = interrupted
    if (stream !== this.stream || speaker === null) return [`offered is ${stream} with ${speaker}`]
    const command = { type: 'meeting.continue', from, to, exclude: true }
    const answer = await ask(running, 'desk.ask', { stream, command })
    if (!answer?.ok) return [`it cannot go on: ${answer ? answer.refusal.message : 'no answer'}`]
    this.#heard(answer.value)
    return []
  }

  async #must(running: Answering, stream: StreamId, command: Command): Promise<void> {
    // Asked once, however long it takes: what was not answered may have been done, and is not done twice.
    const answer = await ask(running, 'desk.ask', { stream, command }, 60_000)
    if (!answer?.ok)
      throw new Error(`${command.type}: ${answer ? answer.refusal.message : 'no answer within a minute'}`)
    if (stream === this.stream) this.#heard(answer.value)
  }

  #heard({ n, seq }: { readonly n: number; readonly seq: number }): void {
    this.#lastN = Math.max(this.#lastN, n)
    this.#lastSeq = Math.max(this.#lastSeq, seq)
  }

  #callSomebody(which: number): Command {
    const attendeeId = this.#people[which] ?? ''
    return { type: 'speakers.callNow', attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' }
  }
}
