import { attendeeOf } from '../meeting/attendance'
import { optionsOf } from '../meeting/ballot'
import type { Meeting } from '../meeting/meeting'
import { type Vote, voteMethodNames } from '../meeting/votes'
import { sortByStroke } from '../order/stroke'
import { spacedName } from '../order/surname'
import { ruleText } from '../views/wall-scene'
import { workOf } from './attendance-lists'
import { type Block, entry, newPage, type PaperDocument, type Table } from './document'
import type { Paper, PaperInput } from './paper'
import { kindOf } from './votes-in-words'

/**
 * 计票单 (blank): a page for each counter and each vote that is still to be counted, with a box for every 正. A roll-call gets
 * its list of names instead.
 */
export const tallyBlank: Paper = {
  id: 'tally-blank',
  name: '计票单（空白）',
  says: '每项表决、每位计票人一页，留出画“正”字的格子',
  stage: 'before',
  kind: 'document',
  formats: ['docx', 'pdf'],
  compose,
}

/** One 正 counts five. */
const boxesInARow = 10
const mostBoxes = 100

function compose(input: PaperInput): PaperDocument | null {
  const { meeting, voteId } = input
  if (meeting.proceedings.phase === 'closed') return null
  const votes = meeting.votes.filter(
    (vote) => (vote.stage === 'prepared' || vote.stage === 'open') && (voteId === null || vote.id === voteId),
  )
  const sheets = votes.flatMap((vote) => countersOf(meeting, vote).map((who) => ({ vote, who })))
  const [first] = sheets
  if (!first) return null
  return {
    mark: null,
    title: titleOf(first.vote, first.who),
    subtitle: '',
    blocks: sheets.flatMap(({ vote, who }, index): readonly Block[] => [
      ...(index > 0 ? [newPage, { kind: 'title', text: titleOf(vote, who) } as const] : []),
      ...sheetOf(input, vote, who),
    ]),
    imprint: null,
    provenance: '',
  }
}

type Counter = '计票人' | '监票人'

/** V5: two counters, each with a sheet of his own; names are called only once. */
function countersOf({ rules }: Meeting, vote: Vote): readonly Counter[] {
  return rules.counting === 'two-counters' && vote.method !== 'roll-call' ? ['计票人', '监票人'] : ['计票人']
}

function titleOf(vote: Vote, who: Counter): string {
  return vote.method === 'roll-call' ? '点名表决登记单' : `${kindOf(vote)}计票单（${who}用）`
}

function sheetOf(input: PaperInput, vote: Vote, who: Counter): readonly Block[] {
  const { meeting } = input
  const head = [
    entry('会议', meeting.details.title),
    entry('事项', vote.title),
    entry('方式', `${kindOf(vote)}，${voteMethodNames[vote.method]}；${ruleText(vote)}`),
    entry('人数', `应到${space}人，有表决权且实到${space}人`),
  ]
  const note = remark(meeting, vote)
  if (vote.method === 'roll-call')
    return [...head, signed(['记录人', '监票人', '主持人']), note, namesTable(input, vote)]
  const [boxes, ...further] = boxesTables(meeting, vote)
  // Loose sheets of two counters lie on one table.
  const goingOn = { kind: 'note', text: `续：${titleOf(vote, who)}，${vote.title}` } as const
  return [
    ...head,
    ...(boxes ? [boxes] : []),
    ...further.flatMap((table): readonly Block[] => [newPage, goingOn, table]),
    note,
    papersTable(vote),
    signed([who, '主持人']),
  ]
}

/** Room to write a number into. */
const space = '\u3000\u3000\u3000'

function signed(labels: readonly string[]): Block {
  return { kind: 'signatures', labels, sideBySide: true }
}

function remark({ rules }: Meeting, { method }: Vote): Block {
  if (method === 'roll-call')
    return { kind: 'note', text: '逐人点名，在所选一栏画“○”；没有表态的计为弃权。按姓氏笔画为序。' }
  const isSecret = method === 'secret'
  const text = [
    `每格画一个“正”字，计五${isSecret ? '票' : '人'}；栏头数字是画满时的累计数。`,
    isSecret ? '空白票计为弃权。' : '',
    rules.counting === 'two-counters' ? '两人各自计数，互不相看。' : '',
  ]
  return { kind: 'note', text: text.join('') }
}

/**
 * As many boxes as the most that can be counted, in rows of ten; 弃权 has its own line (V4). One table a page: an answer's
 * rows stay together, and under the last table is room for what is signed.
 */
function boxesTables(meeting: Meeting, vote: Vote): readonly Table[] {
  const most = vote.expected ?? meeting.attendees.filter((each) => each.standing === 'member' && each.mayVote).length
  const boxes = Math.min(Math.max(Math.ceil(most / 5), boxesInARow), mostBoxes)
  const rowsEach = Math.ceil(boxes / boxesInARow)
  const labels = [...optionsOf(vote.ballot).map(({ label }) => label), '弃权']
  const tables: Table[] = []
  for (let at = 0; at < labels.length; ) {
    const fitting = Math.max(1, Math.floor((at === 0 ? rowsUnderTheHead : rowsOnAPage) / rowsEach))
    tables.push(boxesTable(labels.slice(at, at + fitting), rowsEach))
    at += fitting
  }
  return tables
}

/** Of 10 mm each: on the first page under title and head, and on a further one. */
const rowsUnderTheHead = 10
const rowsOnAPage = 15

function boxesTable(labels: readonly string[], rowsEach: number): Table {
  const box = { width: 10, align: 'centred' } as const
  return {
    kind: 'table',
    columns: [
      { header: '项目', width: 32, align: 'left' },
      ...Array.from({ length: boxesInARow }, (_, index) => ({ ...box, header: String((index + 1) * 5) })),
      { header: '合计', width: 24, align: 'centred' },
    ],
    rows: labels.flatMap((label) =>
      Array.from({ length: rowsEach }, (_, row) => [
        row === 0 ? label : `续至${(row + 1) * boxesInARow * 5}`,
        ...Array.from({ length: boxesInARow + 1 }, () => ''),
      ]),
    ),
    toWriteIn: true,
  }
}

/** 发出、收回、有效、无效, to be written in. */
function papersTable({ method }: Vote): Table {
  const headers = method === 'secret' ? ['发出', '收回', '有效', '无效'] : ['实到', '表态合计']
  return {
    kind: 'table',
    columns: headers.map((header) => ({ header, width: 1, align: 'centred' as const })),
    rows: [headers.map(() => '')],
    toWriteIn: true,
  }
}

function namesTable({ meeting, room }: PaperInput, vote: Vote): Table {
  const frozen = vote.stage === 'open' ? vote.eligibleIds.flatMap((id) => attendeeOf(meeting, id) ?? []) : null
  const people = sortByStroke(
    frozen ?? meeting.attendees.filter((each) => each.standing === 'member' && each.mayVote),
    (each) => each.name,
  )
  const labels = [...optionsOf(vote.ballot).map(({ label }) => label), '弃权']
  return {
    kind: 'table',
    columns: [
      { header: '序号', width: 12, align: 'centred' },
      { header: '姓名', width: 24, align: 'centred' },
      { header: '单位、身份', width: 48, align: 'left' },
      ...labels.map((header) => ({ header, width: 72 / labels.length, align: 'centred' as const })),
    ],
    rows: people.map((person, index) => [
      String(index + 1),
      spacedName(person.name),
      workOf(person, room.ownSides),
      ...labels.map(() => ''),
    ]),
    toWriteIn: true,
  }
}
