import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Scene, WallFrame } from '#shared/views/scene'
import { frame, longFrame, messageOf, ordinary, sentAt, stress } from '#tests/support/wall-gallery/scenes'
import { Wall } from '../../../renderer/projector/wall'

const now = () => Date.parse(sentAt)
const all: readonly [string, Scene, WallFrame][] = [
  ...Object.entries<Scene>(ordinary).map(([name, scene]): [string, Scene, WallFrame] => [name, scene, frame]),
  ...Object.entries<Scene>(stress).map(([name, scene]): [string, Scene, WallFrame] => [
    `${name}, much`,
    scene,
    longFrame,
  ]),
]

describe('会标', () => {
  it('shows brand, title, date, place and state, and the time', () => {
    expect(wordsOf(ordinary.emblem)).toEqual([
      '有事好商量',
      '场镇公共停车场建设协商会',
      '2026年11月21日　星期六　9:00',
      '河坝镇协商议事室',
      '即将开始',
      '9:52',
    ])
  })

  it('makes the room the headline when there is no meeting', () => {
    expect(wordsOf(ordinary['emblem-room'])).toEqual(['有事好商量', '河坝镇协商议事室', '河坝镇', '9:52'])
  })
})

describe('三亮', () => {
  it('shows the topic, the rules by number, and each side with its people (P9)', () => {
    const words = wordsOf(ordinary.introduction)
    expect(inOrder(words, ['今天商量', '场镇公共停车场建在哪里、怎么管', '议事规则', '1', '先举手，后发言', '6'])).toBe(
      true,
    )
    expect(inOrder(words, ['群众代表', '9 人', '王小宁', '商户', '3 人', '陈　芳', '部门', '政协委员', '5 人'])).toBe(
      true,
    )
  })
})

describe('议程', () => {
  it('marks what is done, what is on with the minutes left, and when the rest begins', () => {
    show(ordinary.agenda)
    expect(rowOf('调研报告').dataset.state).toBe('done')
    expect(rowOf('群众和利益攸关方发言').dataset.state).toBe('now')
    expect(rowOf('群众和利益攸关方发言').textContent).toContain('余 8 分')
    expect(rowOf('委员建言').textContent).toContain('10:10')
  })

  it('says by how much an item runs over and what was passed over (L2)', () => {
    expect(inOrder(wordsOf(stress.agenda), ['略过', '超 14 分'])).toBe(true)
  })

  it('says so when nothing is planned', () => {
    expect(wordsOf({ kind: 'agenda', items: [] })).toContain('议程还没有排好。')
  })
})

describe('发言', () => {
  it('shows name, side, organization, clock, limit, item and the next two', () => {
    const words = wordsOf(ordinary.speaking)
    expect(inOrder(words, ['议程 6', '群众和利益攸关方发言', '正在发言', '王小宁', '群众代表'])).toBe(true)
    expect(inOrder(words, ['东街居民小组　临街商户', '剩余', '2:07', '限时 3 分钟'])).toBe(true)
    expect(inOrder(words, ['接下来', '李国强', '陈　芳', '应到', '42', '实到', '37', '9:52'])).toBe(true)
  })

  it('says warning and overtime in tone, word and figure', () => {
    expect(clockOf(ordinary['speaking-warning'])).toEqual(['warning', '还剩', '0:23'])
    expect(clockOf(ordinary['speaking-overtime'])).toEqual(['overtime', '超时', '+0:15'])
  })

  it('shows who waits while somebody interjects (S2)', () => {
    const words = wordsOf(ordinary['speaking-interjection'])
    expect(inOrder(words, ['正在插话', '张建华', '部门', '王小宁', '稍候，计时已停'])).toBe(true)
  })

  it('says that the clock is paused', () => {
    expect(clockOf(ordinary['speaking-paused'])).toEqual(['running', '暂停', '2:07'])
  })

  it('invites the next two while nobody speaks, and everybody when nobody waits', () => {
    expect(inOrder(wordsOf(ordinary['speaking-nobody']), ['接下来请', '李国强', '群众代表', '陈芳', '商户'])).toBe(true)
    expect(wordsOf(ordinary['speaking-empty'])).toContain('请举手发言')
  })

  it('breaks a long name after the dot and nowhere else', () => {
    const { container } = show(stress.speaking)
    const breaks = [...container.querySelectorAll('wbr')].map((each) => [
      each.previousSibling?.textContent,
      each.nextSibling?.textContent,
    ])
    expect(breaks).toContainEqual(['欧阳阿依古丽·', '买买提明'])
    expect(breaks).toContainEqual(['阿卜杜热西提·', '艾尔肯'])
  })
})

describe('表决', () => {
  it('shows what is decided, how, by how many and by which rule', () => {
    const words = wordsOf(ordinary.vote)
    expect(inOrder(words, ['正在表决', '先建老粮站停车场，分两期实施', '举手表决'])).toBe(true)
    expect(inOrder(words, ['有表决权且实到 35 人', '过半数通过', '赞成', '反对', '弃权'])).toBe(true)
  })

  it('asks for patience while votes are counted, and names no number of voters before the vote is open (V8)', () => {
    expect(wordsOf(ordinary['vote-counting'])).toContain('请稍候，结果由主持人公布')
    const preparing = wordsOf({ ...ordinary.vote, eligible: 0, state: 'preparing' })
    expect(preparing.join()).not.toMatch(/有表决权/)
  })

  it('lets marks from 0 to 10 read across in two rows', () => {
    const words = wordsOf(stress['vote-marks'])
    expect(inOrder(words, ['0 分', '6 分', '1 分', '7 分', '5 分', '弃权'])).toBe(true)
  })
})

describe('结果', () => {
  it('shows counts, percentages to two decimals, base, rule and verdict (V6)', () => {
    const words = wordsOf(ordinary.result)
    expect(inOrder(words, ['举手表决', '有表决权且实到 35 人', '过半数通过'])).toBe(true)
    expect(inOrder(words, ['赞成', '30', '85.71%', '反对', '2', '5.71%', '弃权', '3', '8.57%', '通过'])).toBe(true)
    expect(words).toContain('计票、监票已核对')
  })

  it('draws every bar as long as its percentage', () => {
    const { container } = show(ordinary.result)
    const bars = [...container.querySelectorAll<HTMLElement>('[data-tone][style*="width"]')]
    expect(bars.map((bar) => bar.style.width)).toEqual(['85.71%', '5.71%', '8.57%'])
  })

  it('writes 0 and 100 per cent out, and leaves out what has no percentage', () => {
    const line = { label: '甲', tone: 'plain' as const, count: 7 }
    const words = (permyriad: number | null) => wordsOf({ ...ordinary.result, lines: [{ ...line, permyriad }] })
    expect(words(0)).toContain('0.00%')
    expect(words(10_000)).toContain('100.00%')
    expect(words(5)).toContain('0.05%')
    expect(words(null).join()).not.toContain('%')
  })
})

describe('上次议题办理情况', () => {
  it('says of every line what was agreed, who does it by when, its lamp in a word, and where it stands (T15)', () => {
    const words = wordsOf(ordinary['follow-up'])
    expect(inOrder(words, ['上次商量的事，办得怎样', '红灯', '赶场日派人疏导，消防通道不能堵', '交管所'])).toBe(true)
    expect(inOrder(words, ['反馈 前天', '待反馈', '黄灯', '办结 11月30日 周一', '绿灯', '办结', '已办结'])).toBe(true)
    expect(words).toContain('红灯 1 条，黄灯 1 条，绿灯 1 条，办结 1 条')
  })

  it('names the topic of each line only where there are several', () => {
    expect(wordsOf(ordinary['follow-up'])).not.toContain('场镇停车难')
    expect(wordsOf(stress['follow-up'], longFrame)).toContain('场镇停车难')
  })
})

describe('共识', () => {
  it('says of every line where it stands, in words', () => {
    const words = wordsOf(ordinary.consensus)
    expect(inOrder(words, ['我们商量成了', '1', '先建老粮站停车场，一次规划、分两期实施。', '已确认'])).toBe(true)
    expect(inOrder(words, ['停车场出口与小学大门错时通行。', '正在确认', '收费标准另行开会协商。', '待确认'])).toBe(
      true,
    )
    expect(words).toContain('不同意的请举手')
  })

  it('waits for the first line', () => {
    expect(wordsOf(ordinary['consensus-empty'])).toContain('商量成一条，这里就写上一条。')
  })
})

describe('公告 and 倒计时', () => {
  it('shows the notice with its line breaks, and names the room', () => {
    expect(
      inOrder(wordsOf(ordinary.notice), ['休息十分钟，10:15 继续。\n茶水在门口左手边。', '公告', '河坝镇协商议事室']),
    ).toBe(true)
  })

  it('counts down, then says 时间到', () => {
    expect(inOrder(wordsOf(ordinary.countdown), ['距离会议开始', '7:46'])).toBe(true)
    expect(inOrder(wordsOf(ordinary['countdown-over']), ['距离会议开始', '时间到'])).toBe(true)
  })
})

describe('黑屏', () => {
  it('shows nothing at all', () => {
    expect(wordsOf(ordinary.black)).toEqual([])
  })
})

describe.each(all)('%s', (_name, scene, about) => {
  it('shows nothing but what it was sent and the wall’s own words', () => {
    const given = [...stringsIn([scene, about])].sort((a, b) => b.length - a.length)
    for (const words of wordsOf(scene, about)) {
      let rest = words.replaceAll('　', '')
      for (const each of given) rest = rest.replaceAll(each.replaceAll('　', ''), '')
      expect(rest.replace(/[\d\s:+.%–]/g, '')).toMatch(ownWords)
    }
  })

  it('gives the room no sign that the wall is frozen', () => {
    const moving = show(scene, about).container.innerHTML
    const frozen = show(scene, { ...about, frozen: true }).container.innerHTML
    expect(frozen).toBe(moving)
  })
})

/** Every word of the wall itself; names keep their dot apart, because they may break there. */
const ownWords = new RegExp(
  `^(${[
    ...['', '·', '议程', '今天的议程', '第项，共项', '已完成项，共项', '余分', '超分', '略过', '正在进行'],
    ...['正在', '稍候，计时已停', '接下来', '接下来请', '还没有人报名', '接下来还没有人报名', '等待发言', '请举手发言'],
    ...['想说话的，请举手示意，由主持人点名。', '剩余', '还剩', '超时', '暂停', '限时分钟', '应到', '实到', '今天商量'],
    ...['上次商量的事，办得怎样', '共条', '办理情况', '条', '条，条，条，条'],
    ...['议事规则', '续', '人', '三亮', '亮会标亮规则亮身份', '表决', '正在表决', '正在计票', '有表决权且实到人'],
    ...[
      '请有表决权的同志表态',
      '请稍候，结果由主持人公布',
      '表决结果',
      '结果',
      '我们商量成了',
      '我们的共识',
      '正在确认',
    ],
    ...[
      '已确认',
      '待确认',
      '留待再议',
      '逐条确认',
      '不同意的请举手',
      '共识',
      '已确认条，共条',
      '公告',
      '倒计时',
      '时间到',
    ],
    ...['商量成一条，这里就写上一条。'],
  ].join('|')})$`,
)

function show(scene: Scene, about = frame) {
  return render(<Wall message={messageOf(scene, about)} now={now} />)
}

/** Every text on the wall, as its elements hold it, in order. */
function wordsOf(scene: Scene, about = frame): readonly string[] {
  const { container, unmount } = show(scene, about)
  const words: string[] = []
  const texts = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const last = node.previousSibling?.nodeType === Node.TEXT_NODE ? words.pop() : ''
    words.push(`${last ?? ''}${node.textContent ?? ''}`)
  }
  unmount()
  return words.map((each) => each.trim()).filter((each) => each !== '')
}

function clockOf(scene: Scene): readonly (string | null | undefined)[] {
  const { container, unmount } = show(scene)
  const clock = container.querySelector('[data-clock]')
  const [word, figure] = [...(clock?.querySelectorAll('span') ?? [])]
  const read = [clock?.getAttribute('data-clock'), word?.textContent, figure?.textContent]
  unmount()
  return read
}

function rowOf(title: string): HTMLElement {
  const row = screen.getByText(title).closest<HTMLElement>('[data-state]')
  if (!row) throw new Error(`no agenda row ${title}`)
  return row
}

function inOrder(words: readonly string[], expected: readonly string[]): boolean {
  let from = 0
  return expected.every((each) => {
    const found = words.indexOf(each, from)
    from = found + 1
    return found >= 0
  })
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value, ...value.split(/(?<=·)/)]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(stringsIn)
}
