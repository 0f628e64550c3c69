import { describe, expect, it } from 'vitest'
import { percentText } from '#shared/meeting/tally'
import { tallyOfVote } from '#shared/meeting/votes'
import { consultationOpinion } from '#shared/papers/consultation-opinion'
import { resultPaper } from '#shared/papers/result-paper'
import { speakingStatistics } from '#shared/papers/speaking-statistics'
import { documentOfWorkbook } from '#shared/papers/workbook-document'
import { playMorning } from './morning'
import { documentOf, inputOf, testRoom, workbookOf } from './play'
import { documentWords, wordsOf } from './words'

const { meeting } = playMorning()
const input = inputOf(meeting)

describe('协商意见', () => {
  const words = wordsOf(consultationOpinion, input)

  it('has topic, time, who took part, how things are, what is wrong and what is asked for', () => {
    expect(words).toContain('关于“老旧小区加装电梯的选址与费用分摊”的协商意见')
    expect(words).toContain('协商时间：2026年11月21日上午9:02至11:02')
    // Whoever came; the man on leave and the one who stayed away are not counted.
    expect(words).toContain('参加方：群众6人、商户6人、部门6人、委员5人、专业人士6人、村社5人，列席2人')
    expect(words.filter((line) => /^[一二三四]、/.test(line))).toEqual([
      '一、基本情况',
      '二、存在问题',
      '三、意见建议',
      '四、协商结果',
    ])
    expect(words.join()).toContain('共有4人发言4次')
  })

  it('gives every confirmed line with who was there, who objected and the 共识度 (C4, D5)', () => {
    expect(words).toContain(
      '1.加装电梯先易后难、逐栋推进，三号楼、五号楼列入首批。（确认时在场33人，无异议，共识度100.00%）',
    )
    expect(words).toContain(
      '2.费用按楼层系数分摊，系数表公示七天无异议后执行。（确认时在场33人，2人有异议，共识度93.94%）',
    )
    expect(words.join()).not.toContain('一楼采光补偿标准由社区牵头')
  })

  it('tells what single people suggested apart from what the room confirmed', () => {
    const at = words.indexOf('（二）各方建议')
    expect(at).toBeGreaterThan(words.indexOf('（一）经现场逐条确认的意见'))
    expect(words[at + 1]).toMatch(/^1\.建议先在三号楼、五号楼试点/)
  })

  it('is addressed to the party committee and the office of a 街道, or to those of a 镇 (P11)', () => {
    expect(words).toContain('报送单位：青石街道党工委、青石街道办事处')
    const town = wordsOf(consultationOpinion, { ...input, room: { ...testRoom, township: '试点镇' } })
    expect(town).toContain('报送单位：试点镇党委、试点镇人民政府')
  })

  it('names what is enclosed, each on a line of its own', () => {
    expect(words).toContain('附件：1.会议纪要\n2.签到表\n3.表决结果')
  })

  it('carries its number from the settings, and no line for it where there is none', () => {
    const habits = { office: '', numberPrefix: '青协商', copies: [] }
    const numbered = wordsOf(consultationOpinion, { ...input, room: { ...testRoom, papers: habits } })
    expect(numbered).toContain('编号：青协商〔2026〕　号')
    expect(words.some((line) => line.startsWith('编号'))).toBe(false)
  })

  it('is not made of a meeting in which nothing was said', () => {
    const silent = { ...meeting, minutes: [], votes: [], consensus: { marks: [], outcome: null } }
    expect(wordsOf(consultationOpinion, inputOf(silent))).toEqual([])
  })
})

describe('表决结果', () => {
  const document = documentOf(resultPaper, input)
  const words = documentWords(document)

  it('has a page for each announced result and none for a voided vote (V8)', () => {
    expect(document.blocks.filter((block) => block.kind === 'newPage')).toHaveLength(2)
    expect(words.join()).not.toContain('作废的一项')
  })

  it('shows each count with its share, the base and the rule, as they were announced (V6, V7)', () => {
    for (const vote of meeting.votes) {
      if (vote.stage !== 'announced') continue
      for (const line of tallyOfVote(vote).lines)
        expect(words).toContain(`${line.label}|${line.count}|${percentText(line.permyriad)}`)
    }
    expect(words).toContain('实到人数的过半数为通过，实到人数33。结果：通过。')
    expect(words).toContain('以有效票数为基数，有效票数33。结果：满意率 96.97%。')
  })

  it('says in its text how many were asked and how many papers came back (V3)', () => {
    expect(words.join()).toContain('发出33票，收回33票，有效32票，无效1票。结果如下：')
  })

  it('says that and why a result was corrected (V11)', () => {
    const played = playMorning()
    const vote = played.meeting.votes.find((each) => each.method === 'secret' && each.stage === 'announced')
    if (vote?.stage !== 'announced') throw new Error('the morning has an announced vote')
    const [yes = 0, no = 0] = vote.figures.options
    const figures = { ...vote.figures, options: [yes - 1, no + 1] }
    played.say({ type: 'votes.correct', voteId: vote.id, figures, reason: '漏计一票' })
    const corrected = wordsOf(resultPaper, inputOf(played.meeting))
    expect(corrected).toContain('2026年11月21日更正：漏计一票。')
  })
})

describe('发言统计', () => {
  const book = workbookOf(speakingStatistics, input)
  const words = wordsOf(speakingStatistics, input)

  it('counts speeches and minutes by person, by side and by item, from instants (S7)', () => {
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['按人', '按代表方', '按议程'])
    // The reply ran from 9:20 until the item ended at 10:00; neither the break nor the power cut counts.
    expect(words.find((line) => line.includes('王小宁'))).toBe('2|王小宁|花园社区居民代表|群众|1|0|0|0|3分钟|180|2000')
    expect(words.find((line) => line.startsWith('6 群众和利益攸关方发言'))).toContain('|3|3|5分钟|300|')
  })

  it('adds up to the same whole on every sheet', () => {
    const seconds = book.sheets.map((sheet) => {
      const column = sheet.columns.findIndex(({ header }) => header === '用时（秒）')
      return sheet.rows.reduce((sum, row) => {
        const cell = row[column]
        return sum + (cell?.kind === 'count' ? cell.value : 0)
      }, 0)
    })
    expect(new Set(seconds).size).toBe(1)
    expect(seconds[0]).toBeGreaterThan(0)
  })

  it('lists sides that came and did not speak, with nothing', () => {
    expect(words).toContain('委员|5|0|0|0秒|0|0')
  })

  it('can be printed as pages, and is not made of a silent meeting', () => {
    const pages = documentOfWorkbook(book)
    expect(pages.blocks.filter((block) => block.kind === 'newPage')).toHaveLength(2)
    expect(pages.orientation).toBe('landscape')
    const silent = { ...meeting, speaking: { ...meeting.speaking, speeches: [], current: null, host: null } }
    expect(wordsOf(speakingStatistics, inputOf(silent))).toEqual([])
  })
})
