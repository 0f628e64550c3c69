import { describe, expect, it } from 'vitest'
import { chairScript } from '#shared/papers/chair-script'
import { meetingNotice } from '#shared/papers/meeting-notice'
import { spokenLength, spokenNumber } from '#shared/papers/numbers-in-words'
import { paperSet, papersIn } from '#shared/papers/paper-set'
import { papers } from '#shared/papers/papers'
import { sessionPlan } from '#shared/papers/session-plan'
import { signInBlank } from '#shared/papers/sign-in-blank'
import { tallyBlank } from '#shared/papers/tally-blank'
import { playMorning, playPreparation } from './morning'
import { documentOf, inputOf, testRoom } from './play'
import { documentWords, wordsOf } from './words'

const { meeting } = playPreparation()
const habits = { office: '青石街道协商办', numberPrefix: '青协商', copies: ['区政协办公室', '街道党工委'] }
const input = inputOf(meeting, { now: '2026-11-16T03:45:00.000Z', room: { ...testRoom, papers: habits } })

describe('会议通知', () => {
  const words = wordsOf(meetingNotice, input)

  it('says when, where, about what, and for how long', () => {
    expect(words).toContain('关于召开老旧小区加装电梯选址与费用分摊专题协商会的通知')
    expect(words).toContain('2026年11月21日（星期六）上午9:00，会期约2小时。')
    expect(words).toContain('青石街道协商议事室。')
    expect(words).toContain('老旧小区加装电梯的选址与费用分摊。')
  })

  it('names everybody asked, side by side and by strokes of surnames, with the count of each side', () => {
    expect(words).toContain('群众6人、商户6人、部门6人、委员6人、专业人士6人、村社6人，列席2人。各方按姓氏笔画为序：')
    expect(words).toContain('群众（6人）：马　军、王小宁、杨　帆、林　峰、唐　伟、彭　湃。')
    expect(words).toContain('列席（2人）：欧阳明、单小燕。')
  })

  it('gives the agenda with who presents and how long, and the limits in words (S6)', () => {
    expect(words).toContain('4.情况通报（街道城管办），约8分钟；')
    expect(words).toContain('12.主持人总结、散会，约6分钟。')
    expect(words.join()).toContain('每人每次发言不超过三分钟；自由互动时每次不超过两分钟。')
  })

  it('is issued by the office in the settings, with its number left open and its 抄送', () => {
    const document = documentOf(meetingNotice, input)
    expect(document.subtitle).toBe('青协商〔2026〕　号')
    expect(document.blocks.at(-1)).toEqual({ kind: 'closing', office: '青石街道协商办', date: '2026年11月16日' })
    expect(document.imprint?.copies).toBe('区政协办公室，街道党工委')
    const plain = documentOf(meetingNotice, inputOf(meeting))
    expect([plain.subtitle, plain.imprint]).toEqual(['', null])
  })

  it('numbers its parts 一 to 六 and leaves out the agenda when there is none', () => {
    expect(words.filter((line) => /^[一二三四五六]、/.test(line))).toHaveLength(6)
    const without = wordsOf(meetingNotice, inputOf({ ...meeting, agenda: { items: [], activeId: null } }))
    expect(without.filter((line) => /^[一二三四五六]、/.test(line)).at(-1)).toBe('五、有关要求')
  })
})

describe('协商活动方案', () => {
  const words = wordsOf(sessionPlan, input)

  it('has topic, time, roles, people by side, agenda with planned times, material, duties and support', () => {
    expect(words.filter((line) => /^[一二三四五六七八]、/.test(line)).map((line) => line.slice(2))).toEqual(
      '协商主题 时间地点 主持和记录 参加人员 议程安排 会议材料 任务分工 会务保障'.split(' '),
    )
    expect(words).toContain('主持：陈志远')
    expect(words).toContain('群众|6|马　军、王小宁、杨　帆、林　峰、唐　伟、彭　湃')
    expect(words).toContain('4|9:13|情况通报|街道城管办|8')
    expect(words).toContain('1|协商活动方案报批|2026年11月11日|')
  })

  it('keeps the plan also after the meeting went otherwise', () => {
    const after = wordsOf(sessionPlan, inputOf(playMorning().meeting))
    expect(after).toContain('4|9:13|情况通报||8')
  })

  it('leaves out what was taken off the agenda before it began (A3)', () => {
    const played = playPreparation()
    const [, second] = played.meeting.agenda.items
    played.say({ type: 'agenda.skip', itemId: second?.id ?? '' })
    const planned = wordsOf(sessionPlan, inputOf(played.meeting))
    expect(planned.some((line) => line.includes('主持人说明议题'))).toBe(false)
    expect(planned).toContain('3|9:03|上次议题办理情况回报||5')
  })
})

describe('主持词', () => {
  const words = wordsOf(chairScript, input)

  it('has words for every item, with its time for the chair’s eye', () => {
    expect(words).toContain('一、签到、宣布会议纪律（9:00，三分钟）')
    expect(words).toContain('十二、主持人总结、散会（10:54，六分钟）')
    expect(words.filter((line) => /^[一二三四五六七八九十]+、/.test(line))).toHaveLength(12)
  })

  it('speaks numbers in words, names the sides and reads the rules one after the other', () => {
    expect(words.join()).toContain('今天应到三十六人，实到＿＿＿＿人。')
    expect(words.join()).toContain('群众方面的马军、王小宁、杨帆等六人')
    expect(words.join()).toContain('一是围绕议题发言，不说题外话；二是')
    expect(words.join()).toContain('每人每次不超过三分钟，还剩三十秒时大屏会提醒')
  })

  it('names who presents, thanks afterwards, and announces what is voted on and who counts', () => {
    expect(words).toContain('下面，请街道城管办通报情况，时间八分钟左右。大家欢迎。')
    expect(words).toContain('感谢街道城管办的介绍。')
    expect(words.join()).toContain('需要表决的事项有两项：一是“是否同意三号楼、五号楼首批试点”，采取无记名投票方式')
    expect(words.join()).toContain('计票、监票。')
  })

  it('is not made without an agenda', () => {
    expect(wordsOf(chairScript, inputOf({ ...meeting, agenda: { items: [], activeId: null } }))).toEqual([])
  })
})

describe('签到表 to be signed', () => {
  it('has a line for everybody with room to sign, masked telephones (D4), and lines for those who were not asked (N2)', () => {
    const table = documentOf(signInBlank, input).blocks.find((block) => block.kind === 'table')
    if (table?.kind !== 'table') throw new Error('the sheet is a table')
    expect(table.rows).toHaveLength(38 + 5)
    expect(table.rows[0]).toEqual(['1', '马　军', '花园社区居民代表', '群众', '139****5678', ''])
    expect(table.rows[37]?.[3]).toBe('列席')
    expect(table.rows.at(-1)).toEqual(['43', '', '', '', '', ''])
    expect(table.toWriteIn).toBe(true)
  })
})

describe('计票单 to be filled in', () => {
  const document = documentOf(tallyBlank, input)

  it('has a page for each counter and vote (V5), and one list of names for a roll-call (V9)', () => {
    const titles = [document.title, ...document.blocks.flatMap((each) => (each.kind === 'title' ? [each.text] : []))]
    expect(titles).toEqual([
      '表决计票单（计票人用）',
      '表决计票单（监票人用）',
      '点名表决登记单',
      '测评计票单（计票人用）',
      '测评计票单（监票人用）',
    ])
  })

  it('has boxes for as many 正 as people can vote, five to the box, and a line for 弃权 (V4)', () => {
    const [boxes] = document.blocks.filter((block) => block.kind === 'table')
    if (boxes?.kind !== 'table') throw new Error('the sheet has a table')
    expect(boxes.rows.map((row) => row[0])).toEqual(['赞成', '反对', '弃权'])
    expect(boxes.columns.map(({ header }) => header).slice(1, -1)).toEqual('5 10 15 20 25 30 35 40 45 50'.split(' '))
    const many = documentOf(tallyBlank, inputOf(playPreparation({ members: 200 }).meeting))
    const rows = many.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))[0]
    expect(rows?.slice(0, 4).map((row) => row[0])).toEqual(['赞成', '续至100', '续至150', '续至200'])
  })

  it('is one sheet where one counter counts, and the one vote that is asked for', () => {
    const alone = { ...meeting, rules: { ...meeting.rules, counting: 'one-counter' as const } }
    const voteId = meeting.votes[0]?.id ?? ''
    const one = documentOf(tallyBlank, inputOf(alone, { voteId }))
    expect(one.blocks.some((block) => block.kind === 'newPage')).toBe(false)
    expect(documentWords(one).join()).not.toContain('互不相看')
  })
})

describe('the set of papers (D3)', () => {
  const names = (phase: Parameters<typeof paperSet>[1]) => papersIn(paperSet(papers, phase)).map(({ name }) => name)

  it('before the meeting is 通知, 方案, 主持词 and the blank forms', () => {
    expect(names('preparing')).toEqual(['会议通知', '协商活动方案', '主持词', '签到表（空白）', '计票单（空白）'])
  })

  it('after the meeting is everything, what was printed before as DOCX only, and no blank form', () => {
    const files = paperSet(papers, 'closed')
    expect(files.filter(({ paper }) => paper.stage === 'before').every(({ format }) => format === 'docx')).toBe(true)
    const closed = inputOf(playMorning().meeting)
    expect(wordsOf(signInBlank, closed)).toEqual([])
    expect(wordsOf(tallyBlank, closed)).toEqual([])
  })

  it('of a cancelled meeting is nothing', () => {
    expect(names('cancelled')).toEqual([])
  })
})

describe('numbers that are read aloud', () => {
  it('are in words, two minutes as 两分钟', () => {
    expect([120, 180, 90, 30, 3600, 4800, 7200].map(spokenLength)).toEqual([
      '两分钟',
      '三分钟',
      '一分三十秒',
      '三十秒',
      '一小时',
      '一小时二十分钟',
      '两小时',
    ])
    expect([0, 10, 36, 105, 1200].map(spokenNumber)).toEqual(['零', '十', '三十六', '一百零五', '1200'])
  })
})
