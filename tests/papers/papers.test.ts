import { describe, expect, it } from 'vitest'
import { percentText } from '#shared/meeting/tally'
import { tallyOfVote } from '#shared/meeting/votes'
import { attendanceLists } from '#shared/papers/attendance-lists'
import { chairScript } from '#shared/papers/chair-script'
import { consultationOpinion } from '#shared/papers/consultation-opinion'
import { meetingNotice } from '#shared/papers/meeting-notice'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { papers } from '#shared/papers/papers'
import { record } from '#shared/papers/record'
import { sessionPlan } from '#shared/papers/session-plan'
import { signInBlank } from '#shared/papers/sign-in-blank'
import { signInSheet } from '#shared/papers/sign-in-sheet'
import { tallyBlank } from '#shared/papers/tally-blank'
import { tallyPaper } from '#shared/papers/tally-paper'
import { tallySheets } from '#shared/papers/tally-sheets'
import { documentOfWorkbook } from '#shared/papers/workbook-document'
import { meetingCounts } from '#shared/views/meeting-row'
import { canary, canaryTelephone, playMorning, playPreparation } from './morning'
import { documentOf, inputOf, testRoom, workbookOf } from './play'
import { documentWords, wordsOf } from './words'

const { meeting } = playMorning()
const input = inputOf(meeting)
const prepared = inputOf(playPreparation().meeting)
const minutes = wordsOf(minutesPaper, input).join('\n')
const said = wordsOf(record, input)

describe('会议纪要', () => {
  it('opens with time, place, topic, chair and how many were asked and came', () => {
    expect(minutes).toContain(
      '2026年11月21日上午9:02至11:02，青石街道有事好商量协商议事室在青石街道协商议事室召开专题协商会，围绕“老旧小区加装电梯的选址与费用分摊”进行协商。会议由陈志远主持，应到36人，实到34人，请假1人，缺席1人，列席2人。',
    )
  })

  it('counts as many as it names, and the same as the list of meetings (N1)', () => {
    const lists = attendanceLists(meeting)
    expect(lists.came).toHaveLength(meetingCounts(meeting).present)
    expect(lists.expected).toHaveLength(meetingCounts(meeting).expected)
    const present = minutes.split('\n').find((line) => line.startsWith('出席：')) ?? ''
    expect(present.match(/（.*?）/g)).toHaveLength(lists.came.length + 1)
    expect(lists.came.length + lists.excused.length + lists.missing.length).toBe(lists.expected.length)
  })

  it('names people by strokes of their surnames, two characters as wide as three, with the 代理人 beside the member (N4)', () => {
    expect(minutes).toMatch(/出席：马　军（.*王小宁（/)
    expect(minutes).toContain('吴　芳（区住建局科长，由孙　浩代理）')
    expect(minutes).toContain('请假：赵　敏（区政协委员，外出就医）')
    expect(minutes).toContain('缺席：刘　洋（青石社区居委会主任）')
    expect(minutes).toContain('（按姓氏笔画为序）')
  })

  it('has what was confirmed, with how many objected (C4), and not what was set aside', () => {
    expect(minutes).toContain('经协商，与会各方基本达成共识。')
    expect(minutes).toContain('1.加装电梯先易后难、逐栋推进，三号楼、五号楼列入首批。（现场确认，无异议）')
    expect(minutes).toContain('2.费用按楼层系数分摊，系数表公示七天无异议后执行。（现场确认，2人有异议）')
    expect(minutes).not.toContain('一楼采光补偿标准由社区牵头')
  })

  it('gives every announced result with its base and its rule (V6), and nothing of a voided vote (V8)', () => {
    for (const vote of meeting.votes) {
      if (vote.stage !== 'announced') continue
      const tally = tallyOfVote(vote)
      for (const line of tally.lines)
        expect(minutes).toContain(
          `${line.label}${line.count}${vote.method === 'secret' ? '票' : '人'}（${percentText(line.permyriad)}）`,
        )
      expect(minutes).toContain(`${tally.base.name}${tally.base.number}`)
    }
    expect(minutes).toContain('实到人数的过半数为通过')
    expect(minutes).toContain('结果：满意率 96.97%')
    expect(minutes).not.toContain('作废的一项')
  })

  it('lists commitments and tasks with who answers for them and by when', () => {
    expect(minutes).toContain('1|会同设计单位完成三号楼、五号楼选址比选方案并上墙公示。|街道城管办|2026年12月31日')
    expect(minutes).toContain('2|把楼层分摊系数测算表发给每户征求意见。|青石社区居委会|2026年12月10日')
  })

  it('does not carry what was struck, and no name of a section without content', () => {
    expect(minutes).not.toContain('这一条记错了')
    const empty = documentWords(
      documentOf(
        minutesPaper,
        inputOf({ ...meeting, minutes: [], votes: [], consensus: { marks: [], outcome: null } }),
      ),
    )
    expect(empty.filter((line) => /^[一二三四五六]、/.test(line))).toEqual(['一、会议议程'])
  })

  it('takes its heading from the room, or makes one of the township', () => {
    expect(documentOf(minutesPaper, input).mark?.text).toBe('青石街道协商议事会纪要')
    const own = documentOf(minutesPaper, { ...input, room: { ...testRoom, paperHeading: '青石街道“有事好商量”纪要' } })
    expect(own.mark?.text).toBe('青石街道“有事好商量”纪要')
  })
})

describe('会议记录', () => {
  it('tells everything in order of time', () => {
    const times = said.flatMap((line) => /^(?:（[一二三四五六七八九十]+）)?(\d{1,2}:\d{2})　/.exec(line)?.[1] ?? [])
    expect(times.length).toBeGreaterThan(40)
    const inMinutes = times.map((time) => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]))
    expect(inMinutes).toEqual(inMinutes.toSorted((a, b) => a - b))
  })

  it('tells who came late, left, spoke and for how long, interjected and answered', () => {
    expect(said).toContain('9:09　陈秀英到会。')
    expect(said).toContain('9:25　周杰离开会场。')
    expect(said).toContain('9:12　王小宁（花园社区居民代表）发言，用时3分钟。')
    expect(said).toContain('9:16　黄海（青石商圈商户代表）插话，用时1分钟。')
    expect(said.some((line) => line.includes('马军（花园社区居民代表）回应'))).toBe(true)
  })

  it('keeps what was struck and what stood there before a change (M3)', () => {
    const struck = documentOf(record, input).blocks.find(
      (block) =>
        block.kind === 'paragraph' && typeof block.words !== 'string' && block.words.some((piece) => piece.struck),
    )
    expect(struck).toBeDefined()
    expect(said.some((line) => line.includes('这一条记错了，重复。') && line.includes('划去：重复'))).toBe(true)
    expect(said).toContain(
      '（9:16修改，原记为意见建议：建议先做两个楼栋试点，费用按楼层系数分摊，系数表请设计单位测算后公示。）',
    )
  })

  it('notes 休会, 续会, 散会, the interruption and what it did to the clock (S8)', () => {
    expect(said).toContain('9:30　主持人宣布休会（茶歇）。')
    expect(said).toContain('9:40　主持人宣布续会。')
    expect(said).toContain('9:49　记录设备自9:45起中断，现已恢复；中断时间不计入当时发言人的用时。')
    expect(said).toContain('11:02　主持人宣布散会。')
  })

  it('says how many were there when the meeting was opened, and whether that was enough (N7)', () => {
    expect(said).toContain('9:02　主持人宣布开会。此时应到36人，在场33人，达到规定人数。')
  })

  it('tells the rounds of counting, the result, and the vote that was voided with its reason', () => {
    expect(said.some((line) => line.includes('“是否同意三号楼、五号楼首批试点”封票，经2轮计票完毕'))).toBe(true)
    expect(said.some((line) => line.endsWith('表决“作废的一项”作废：事项没有说清，改日再议。'))).toBe(true)
  })

  it('is signed by 主持人 and 记录人, and carries the head of the journal', () => {
    expect(said).toContain('主持人（签名）')
    expect(said).toContain('记录人（签名）')
    expect(said.at(-1)).toContain('会议档案至第88条，校验码8c1de0427b95a6f3；记录簿至第532条，校验码3f9ac2d41b7e8856')
  })

  it('says so when the meeting is not over', () => {
    const open = wordsOf(record, inputOf(playMorning({ closed: false }).meeting))
    expect(open).toContain('（本记录打印时会议尚未散会。）')
    expect(open.some((line) => line.includes('散会。') && /^\d/.test(line))).toBe(false)
  })
})

describe('签到表', () => {
  const [sheet] = workbookOf(signInSheet, input).sheets

  it('has one row for everybody asked, with times, by strokes, members before observers', () => {
    expect(sheet?.rows).toHaveLength(meeting.attendees.length)
    const names = sheet?.rows.map((row) => (row[1]?.kind === 'text' ? row[1].text : '')) ?? []
    expect(names.slice(0, 2)).toEqual(['马　军', '王小宁'])
    expect(new Set(names.slice(-2))).toEqual(new Set(['单小燕', '欧阳明']))
    const late = sheet?.rows[names.indexOf('陈秀英')]
    expect(late?.[6]).toEqual({ kind: 'time', at: '2026-11-21T01:09:00.000Z' })
  })

  it('says 请假, 代理 and who left', () => {
    const row = (name: string) => sheet?.rows.find((each) => each[1]?.kind === 'text' && each[1].text === name)
    expect(row('赵　敏')?.[8]).toEqual({ kind: 'text', text: '请假：外出就医' })
    expect(row('吴　芳')?.[8]).toEqual({ kind: 'text', text: '由孙　浩代理' })
    expect(row('周　杰')?.[7]).toEqual({ kind: 'time', at: '2026-11-21T01:25:00.000Z' })
  })

  it('can be printed as pages too', () => {
    const words = documentWords(documentOfWorkbook(workbookOf(signInSheet, input)))
    expect(words).toContain('序号|姓名|单位、身份|代表方|出席类别|联系电话|到会时间|离会时间|备注|签名')
    expect(words.filter((line) => line.includes('|'))).toHaveLength(meeting.attendees.length + 1)
  })
})

describe('表决统计 and 计票单', () => {
  const { sheets } = workbookOf(tallySheets, input)

  it('have a sheet of all results, one for each announced vote, and one for who answered what (V9)', () => {
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      '汇总',
      '1 是否同意三号楼、五号楼首批试点',
      '2 系数表公示七天',
      '2 点名',
      '3 对今天协商的满意度',
    ])
    expect(sheets[3]?.rows).toHaveLength(33)
  })

  it('show what both counters typed in each round, blind to each other (V5)', () => {
    const sheet = sheets[1]
    expect(sheet?.columns.map((column) => column.header)).toEqual([
      '项目',
      '结果（票）',
      '占基数',
      '第1轮计票人',
      '第1轮监票人',
      '第2轮计票人',
      '第2轮监票人',
    ])
    const invalid = sheet?.rows.find((row) => row[0]?.kind === 'text' && row[0].text === '无效')
    expect(invalid?.slice(3)).toEqual([0, 1, 1, 1].map((value) => ({ kind: 'count', value })))
  })

  it('show the arithmetic in words (V3, V4, V6)', () => {
    expect(sheets[1]?.footer).toContain('收回 33 = 有效 32 + 无效 1，成立')
    expect(sheets[1]?.footer).toContain('过半数：27 × 2 = 54 > 33，通过')
    expect(
      sheets[4]?.footer.some((line) => line.startsWith('满意率：（满意 30 + 基本满意 2）÷ 有效 33 = 96.97%')),
    ).toBe(true)
  })

  it('have one page for each vote, or the one vote that is asked for', () => {
    const all = documentOf(tallyPaper, input)
    expect(all.blocks.filter((block) => block.kind === 'newPage')).toHaveLength(2)
    const poll = meeting.votes.find((vote) => vote.kind === 'poll')
    const one = documentOf(tallyPaper, { ...input, voteId: poll?.id ?? '' })
    expect(one.title).toBe('测评计票单')
    expect(documentWords(one).join()).not.toContain('首批试点')
  })

  it('are not made for a meeting without results', () => {
    const none = inputOf({ ...meeting, votes: [] })
    expect([tallySheets, tallyPaper].map((paper) => paper.compose(none))).toEqual([null, null])
  })
})

describe('every paper', () => {
  it('keeps private notes, notes on speakers and telephone numbers to itself (M5)', () => {
    const inside = JSON.stringify(meeting)
    expect(inside).toContain(canary)
    expect(inside).toContain(canaryTelephone)
    for (const paper of papers) {
      const words = wordsOf(paper, paper.stage === 'before' ? prepared : input).join('\n')
      expect(words.length, paper.name).toBeGreaterThan(50)
      expect(words, paper.name).not.toContain(canary)
      expect(words, paper.name).not.toContain(canaryTelephone)
    }
    // D4: masked on the list that is filled and on the one that is signed.
    expect(wordsOf(signInSheet, input).join()).toContain('139****5678')
    expect(wordsOf(signInBlank, prepared).join()).toContain('139****5678')
  })

  it('keeps to itself what a note said while it was private, also after it was made public', () => {
    const played = playMorning()
    const note = played.meeting.minutes.find((entry) => entry.kind === 'private')
    if (!note) throw new Error('the morning has a private note')
    played.at('2026-11-21T03:10:00.000Z')
    played.say({ type: 'minutes.edit', entryId: note.id, kind: 'point', text: '公开的说法。', unit: '', dueOn: null })
    const words = wordsOf(record, inputOf(played.meeting)).join('\n')
    expect(words).toContain('公开的说法。')
    expect(words).not.toContain(canary)
  })

  it('can be made of a meeting of nobody, of one, and of two hundred', () => {
    for (const members of [1, 200]) {
      const { attendees } = playMorning({ members: Math.max(members, 36) }).meeting
      const some = { ...meeting, attendees: members === 200 ? attendees : attendees.slice(0, members) }
      const before = inputOf(playPreparation({ members }).meeting)
      for (const paper of papers) {
        const words = wordsOf(paper, paper.stage === 'before' ? before : inputOf(some))
        expect(words.length, paper.name).toBeGreaterThan(0)
      }
    }
    const asked = inputOf({ ...playPreparation({ members: 1 }).meeting, attendees: [] })
    for (const paper of [meetingNotice, sessionPlan, chairScript, signInBlank, tallyBlank])
      expect(wordsOf(paper, asked).length, paper.name).toBeGreaterThan(5)
    const nobody = inputOf({ ...meeting, attendees: [], minutes: [], votes: [], agenda: { items: [], activeId: null } })
    expect(wordsOf(minutesPaper, nobody)).toContain('出席：无')
    expect(wordsOf(record, nobody).length).toBeGreaterThan(10)
    expect(wordsOf(signInSheet, nobody).length).toBeGreaterThan(5)
  })

  it('names who has neither unit nor post by the side, by the room’s own word where it has one (P7)', () => {
    const [who] = meeting.attendees.filter((each) => each.stays.length > 0)
    const bare = { ...meeting.attendees[0], ...who, organization: '', post: '', side: 'own-1' } as const
    const attendees = meeting.attendees.map((each) => (each.id === who?.id ? (bare as typeof each) : each))
    const room = { ...testRoom, ownSides: [{ id: 'own-1', label: '乡贤', color: 'plum' } as const] }
    const known = inputOf({ ...meeting, attendees }, { room })
    for (const paper of [minutesPaper, record, signInSheet, tallySheets])
      expect(wordsOf(paper, known).join('\n'), paper.name).toContain('乡贤')
    expect(wordsOf(minutesPaper, known).join('\n')).toContain(`${who?.name}（乡贤`)
  })

  it('carries the room’s own emblem when it goes up, and none where the room has none (D6)', () => {
    const emblem = 'data:image/png;base64,AAAA'
    const known = inputOf(meeting, { room: { ...testRoom, look: { ...testRoom.look, emblem } } })
    expect(documentOf(consultationOpinion, known).emblem).toBe(emblem)
    expect(documentOf(minutesPaper, known).emblem).toBeUndefined()
    expect(documentOf(consultationOpinion, input).emblem).toBeUndefined()
  })

  it('has an id and a name of its own', () => {
    expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length)
    expect(new Set(papers.map((paper) => paper.name)).size).toBe(papers.length)
  })
})
