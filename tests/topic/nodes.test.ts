import { beforeEach, describe, expect, it } from 'vitest'
import { maxNodes, nodeStanding, nodeTemplate, templateNodes } from '#shared/topic/nodes'
import { stages } from '#shared/topic/stages'
import { lastAct } from '#shared/undo'
import { PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger

/** A topic entered on 1 September; today is the 20th. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-09-20')
})

const survey = { stage: 'survey', title: '实地调研', owner: '试组长', dueOn: '2026-09-25' } as const
const add = () => {
  ledger.topic({ type: 'nodes.add', nodes: [survey] })
  return ledger.state.nodes.at(-1)?.id ?? ''
}

describe('时间节点', () => {
  it('brings every stage of the usual checklist, its days reckoned from the day of entry (P5)', () => {
    ledger.topic({ type: 'nodes.add', nodes: templateNodes('2026-09-01') })
    const { nodes } = ledger.state
    expect(nodes).toHaveLength(nodeTemplate.length)
    expect(new Set(nodes.map((node) => node.stage))).toEqual(new Set(stages))
    expect(nodes.find((node) => node.title === '召开协商议事会')?.dueOn).toBe('2026-10-11')
    expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length)
  })

  it('is ticked off with the day, once, and can be opened again', () => {
    const nodeId = add()
    expect(ledger.refused({ type: 'nodes.check', nodeId, on: '2026-09-21' }).code).toBe('nodes.date-to-come')
    ledger.topic({ type: 'nodes.check', nodeId, on: '2026-09-19' })
    expect(ledger.state.nodes[0]?.doneOn).toBe('2026-09-19')
    expect(ledger.refused({ type: 'nodes.check', nodeId, on: '2026-09-20' }).code).toBe('nodes.done')
    ledger.topic({ type: 'nodes.uncheck', nodeId })
    expect(ledger.refused({ type: 'nodes.uncheck', nodeId }).code).toBe('nodes.not-done')
  })

  it('keeps its tick when its words and day are changed', () => {
    const nodeId = add()
    ledger.topic({ type: 'nodes.check', nodeId, on: '2026-09-19' })
    ledger.topic({ type: 'nodes.edit', nodeId, ...survey, title: '入户走访', dueOn: '2026-09-30' })
    expect(ledger.state.nodes[0]).toMatchObject({ title: '入户走访', dueOn: '2026-09-30', doneOn: '2026-09-19' })
  })

  it('is the topic’s next one in the lists while it is open and has a day', () => {
    const nodeId = add()
    ledger.topic({ type: 'nodes.add', nodes: [{ ...survey, title: '不定日子', dueOn: null }] })
    expect(ledger.row.nextNode).toEqual({ title: '实地调研', dueOn: '2026-09-25' })
    ledger.topic({ type: 'nodes.check', nodeId, on: '2026-09-20' })
    expect(ledger.row.nextNode).toBeNull()
  })

  it(`refuses more than ${maxNodes}, an empty one, and one that is gone`, () => {
    const many = Array.from({ length: maxNodes }, (_, index) => ({ ...survey, title: `第 ${index + 1} 项` }))
    ledger.topic({ type: 'nodes.add', nodes: many })
    expect(ledger.refused({ type: 'nodes.add', nodes: [survey] }).code).toBe('nodes.too-many')
    expect(ledger.refused({ type: 'nodes.add', nodes: [{ ...survey, title: '' }] }).message).toContain('请填写事项')
    const nodeId = ledger.state.nodes[0]?.id ?? ''
    ledger.topic({ type: 'nodes.remove', nodeId })
    expect(ledger.refused({ type: 'nodes.remove', nodeId }).code).toBe('nodes.unknown')
    ledger.topic({ type: 'history.undo', act: lastAct(ledger.historyOf(ledger.topicStream))?.act ?? 0 })
    expect(ledger.state.nodes).toHaveLength(maxNodes)
  })

  it.each([
    ['2026-09-19', { state: 'overdue', days: -1 }],
    ['2026-09-20', { state: 'near', days: 0 }],
    ['2026-09-27', { state: 'near', days: 7 }],
    ['2026-09-28', { state: 'coming', days: 8 }],
    [null, { state: 'undated', days: 0 }],
  ])('stands, when due %s, as it does on 20 September', (dueOn, standing) => {
    expect(nodeStanding({ doneOn: null, dueOn }, '2026-09-20')).toEqual(standing)
    expect(nodeStanding({ doneOn: '2026-09-18', dueOn }, '2026-09-20').state).toBe('done')
  })
})
