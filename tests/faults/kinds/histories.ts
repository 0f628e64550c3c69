import type { Fact } from '#shared/fact'
import { evolveHistory, type HistoryCommand, lastUndoable, type MeetingHistory } from '#shared/meeting/history'
import type { Figures } from '#shared/meeting/tally'
import { type AnnouncedVote, tallyOfVote } from '#shared/meeting/votes'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { tallyPaper } from '#shared/papers/tally-paper'
import { sceneOf } from '#shared/views/wall-scene'
import { inputOf, testRoom } from '#tests/papers/play'
import { wordsOf } from '#tests/papers/words'
import { PlayedMeeting, somebody } from '#tests/support/meeting'
import type { FaultKind, Outcome } from '../campaign'
import type { Dice } from '../dice'

export const histories: FaultKind = {
  name: 'histories',
  promise:
    'A result is what was counted: in journal, tally, wall and papers alike, through undo, crash and clock jumps',
  short: 100,
  obstacle: () => null,
  begin: async () => ({ run: async (_index, dice) => live(dice), end: async () => {} }),
}

/** What the counter wrote on her slip, and at which act; taken back with the act. */
type Slip = {
  readonly voteId: string
  readonly counter: 'first' | 'second'
  readonly figures: Figures
  readonly act: number
}

async function live(dice: Dice): Promise<Outcome> {
  const played = new PlayedMeeting()
  const people = 3 + dice.upTo(30)
  const names = Array.from({ length: people }, (_, index) => `代表${index + 1}`)
  played.do({ type: 'attendance.invite', people: names.map((name) => somebody({ name })) })
  played.do({ type: 'attendance.signIn', attendeeIds: played.meeting.attendees.map((each) => each.id) })
  played.open()
  const counts = { 'results compared': 0, undone: 0, crashes: 0, 'clock jumps': 0 }
  let slips: readonly Slip[] = []
  for (let step = 0; step < 60; step += 1) {
    // The hall's clock is set by hands: also backwards.
    if (dice.upTo(12) === 0) {
      played.wait(dice.oneOf([-5400, 259_200, -1, 3600]))
      counts['clock jumps'] += 1
    } else played.wait(dice.upTo(60))
    const undoable = lastUndoable(played.history)
    if (undoable && dice.upTo(6) === 0) {
      played.undo()
      slips = slips.filter(({ act }) => act !== undoable.act)
      counts.undone += 1
      continue
    }
    if (dice.upTo(15) === 0) {
      played.history = folded(played.facts)
      counts.crashes += 1
    }
    const command = nextAct(dice, played)
    const act = played.facts.length + 1
    if (tried(played, command) && command.type === 'votes.count') slips = [...slips, { ...command, act }]
  }
  const broken: string[] = []
  if (JSON.stringify(folded(played.facts)) !== JSON.stringify(played.history))
    broken.push('the journal folds to another meeting')
  const announced = played.meeting.votes.filter((vote): vote is AnnouncedVote => vote.stage === 'announced')
  for (const vote of announced) {
    const slip = slips.findLast(({ voteId, counter }) => voteId === vote.id && counter === 'first')
    broken.push(...(slip ? differences(played, vote, slip.figures) : [`${vote.title} was announced and never counted`]))
    counts['results compared'] += 1
  }
  return { doing: `${announced.length} votes of ${people} people`, counts, broken }
}

/** The counter's slip, held against every place that tells the result. */
function differences(played: PlayedMeeting, vote: AnnouncedVote, slip: Figures): readonly string[] {
  const { meeting } = played
  const wanted = [...slip.options, slip.abstain]
  const unit = vote.method === 'secret' ? '票' : '人'
  const words = [`赞成${wanted[0]}${unit}（`, `反对${wanted[1]}${unit}（`, `弃权${wanted[2]}${unit}（`].join()
  const scene = sceneOf(meeting, testRoom, { kind: 'result', voteId: vote.id }, played.now)
  const input = inputOf(meeting, { voteId: vote.id })
  const minutes = wordsOf(minutesPaper, input).find((line) => line.includes(vote.title) && line.includes('赞成'))
  const sheet = wordsOf(tallyPaper, input).join()
  const told: Readonly<Record<string, string>> = {
    tally: tallyOfVote(vote)
      .lines.map(({ count }) => count)
      .join(),
    wall: scene.kind === 'result' ? scene.lines.map(({ count }) => count).join() : scene.kind,
  }
  const broken = Object.entries(told).filter(([, each]) => each !== wanted.join())
  const saidInMinutes = ['赞成', '反对', '弃权'].map((label) => /\d+/.exec(minutes?.split(label)[1] ?? '')?.[0]).join()
  if (saidInMinutes !== wanted.join()) broken.push(['minutes', `${saidInMinutes} (${words})`])
  for (const number of wanted) if (!sheet.includes(String(number))) broken.push(['tally sheet', `without ${number}`])
  return broken.map(([where, each]) => `${vote.title}: the slip says ${wanted.join()}, ${where} says ${each}`)
}

/** Whether the domain took it; what it refuses changes nothing. */
function tried(played: PlayedMeeting, command: HistoryCommand): boolean {
  const before = played.facts.length
  try {
    played.do(command)
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  return played.facts.length > before
}

/** Takes the newest vote one step on, or asks a new question. */
function nextAct(dice: Dice, played: PlayedMeeting): HistoryCommand {
  const newest = played.meeting.votes.at(-1)
  const voteId = newest?.id ?? 'none'
  if (!newest || newest.stage === 'announced')
    return {
      ...{ type: 'votes.prepare', kind: 'vote', title: `第 ${played.facts.length} 问`, ballot: { type: 'approval' } },
      ...{ method: dice.oneOf(['secret', 'show-of-hands']), base: 'present', majority: 'over-half' },
      ...{ attendance: null, expected: null, comparesWith: null },
    }
  if (newest.stage === 'prepared') return { type: 'votes.open', voteId }
  if (newest.stage === 'closed') return { type: 'votes.announce', voteId }
  if (newest.stage !== 'open') return { type: 'wall.follow' }
  const counted = newest.rounds.at(-1)?.first
  const figures = counted && dice.upTo(5) > 0 ? counted : chanceFigures(dice, newest.electorate.present)
  return dice.oneOf<HistoryCommand>([
    { type: 'votes.count', voteId, counter: 'first', figures },
    { type: 'votes.count', voteId, counter: 'second', figures },
    { type: 'votes.close', voteId, exceptionReason: '' },
  ])
}

/** Papers for everybody who is there; each is for, against, an abstention or spoilt. */
function chanceFigures(dice: Dice, present: number): Figures {
  const heap = [0, 0, 0, 0]
  for (let paper = 0; paper < present; paper += 1) {
    const which = dice.upTo(4)
    heap[which] = (heap[which] ?? 0) + 1
  }
  const [yes = 0, no = 0, abstain = 0, invalid = 0] = heap
  return { issued: present, received: present, invalid, options: [yes, no], abstain }
}

/** As the next start reads it: through the file's own form. */
function folded(facts: readonly Fact[]): MeetingHistory | null {
  const read: readonly Fact[] = JSON.parse(JSON.stringify(facts))
  return read.reduce<MeetingHistory | null>(evolveHistory, null)
}
