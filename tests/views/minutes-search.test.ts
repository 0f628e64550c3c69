import { describe, expect, it } from 'vitest'
import { finderOf, minutesRow, type Passage, partsOf, passagesIn, snippetOf } from '#shared/views/minutes-search'
import { PlayedMeeting } from '#tests/support/meeting'

describe('the words of a meeting', () => {
  it('are what stands in its minutes now: edited as edited, struck left out, private marked as such (M3, M5)', () => {
    const played = new PlayedMeeting()
    const [who] = played.seat('王小宁', '李国强')
    played.open()
    const write = (text: string, kind: 'point' | 'private', attendeeId: string | null = null) =>
      played.do({
        type: 'minutes.write',
        kind,
        text,
        unit: '',
        dueOn: null,
        attendeeId,
        wholeRoom: attendeeId === null,
      })
    const edited = write('先清淤', 'point', who ?? null)
    played.do({ type: 'minutes.edit', entryId: edited, kind: 'point', text: '先清淤再硬化', unit: '', dueOn: null })
    const struck = write('说错了', 'point')
    played.do({ type: 'minutes.strike', entryId: struck, reason: '' })
    write('主持人嗓子不好', 'private')
    const passages: readonly Passage[] = JSON.parse(minutesRow(played.meeting).passages)
    expect(passages.map(({ text, kind, name }) => [text, kind, name])).toEqual([
      ['先清淤再硬化', 'point', '王小宁'],
      ['主持人嗓子不好', 'private', ''],
    ])
  })

  it.each([
    ['赶场', '施工要避开赶场天', true],
    ['赶场 学校', '要避开赶场天，不影响学校上课', true],
    ['赶场 学校', '要避开赶场天', false],
    ['ABC', 'ａｂｃ号公告', true],
    ['ｄ12', '见 D12 地块', true],
    ['(一)', '按（一）办', true],
    ['.*', '什么都有', false],
    ['$[', '公式 $[x]', true],
    ['', '什么都有', false],
    ['　 ', '什么都有', false],
  ])('are found by "%s" in "%s": %s', (query, text, isFound) => {
    expect(finderOf(partsOf(query)).standsIn(text)).toBe(isFound)
  })
})

describe('a row of the store', () => {
  const row = (...texts: readonly string[]) => {
    const passages = texts.map((text, index) => ({ id: `e${index}`, kind: 'point', at: '', name: '王小宁', text }))
    return { title: '会', startsAt: '2026-11-21T01:00:00.000Z', passages: JSON.stringify(passages) }
  }
  it.each([
    ['两个词要在同一条里', ['先清淤', '再硬化'], '清淤 硬化', 0],
    ['名字不算', ['先清淤'], '王小宁', 0],
    ['引号和反斜杠', ['他说"好"，路径 C:\\a'], '"好" c:\\a', 1],
    ['换行', ['先清淤\n再硬化'], '再硬化', 1],
    ['全角', ['ＡＢ１２ 号地块'], 'ab12', 1],
  ])('%s', (_words, texts, query, count) => {
    expect(passagesIn(row(...texts), finderOf(partsOf(query)))).toHaveLength(count)
  })
})

describe('what is shown of a long entry', () => {
  it('is short, holds what was looked for, and says where something was left out', () => {
    const text = `${'前面说了很多。'.repeat(20)}救护车才进得来${'后面也说了很多。'.repeat(20)}`
    const snippet = snippetOf(text, partsOf('救护车'))
    expect(snippet).toContain('救护车才进得来')
    expect([...snippet].length).toBeLessThanOrEqual(62)
    expect(snippet.startsWith('…') && snippet.endsWith('…')).toBe(true)
  })

  it('is the whole of a short one, on one line', () => {
    expect(snippetOf('先清淤\n再硬化', partsOf('清淤'))).toBe('先清淤 再硬化')
  })

  it('never cuts a rare character in two', () => {
    const snippet = snippetOf(`${'𠮷'.repeat(100)}停车场${'𠮷'.repeat(100)}`, partsOf('停车场'))
    expect(snippet).toContain('停车场')
    expect(snippet).not.toMatch(/\p{Surrogate}/u)
  })
})
