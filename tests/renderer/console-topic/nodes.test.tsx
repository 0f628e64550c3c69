import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { sitDesk } from '#tests/support/desk-bridge'
import { NodesPart } from '../../../renderer/console/topic/nodes-part'
import { enterTopic, open, useTestTopic } from './page'

function Nodes({ stream }: { readonly stream: StreamId }) {
  const history = useTestTopic(stream)
  return history && <NodesPart stream={stream} history={history} />
}

async function openNodes() {
  const desk = sitDesk()
  const stream = enterTopic(desk, { enteredOn: '2026-11-01' })
  const page = open(desk, <Nodes stream={stream} />)
  await screen.findByLabelText('新事项')
  const nodes = () => desk.topic(stream).state.nodes
  return { desk, stream, nodes, ...page }
}

describe('时间节点', () => {
  it('brings the usual checklist and says in words what is overdue and what is near (P5)', async () => {
    const { user, nodes } = await openNodes()
    await user.click(screen.getByRole('button', { name: '带入常用清单' }))
    await waitFor(() => expect(nodes()).toHaveLength(13))
    expect(await screen.findByText('共 13 项，做完 0 项，超期 3 项，一周内到期 1 项')).toBeTruthy()
    const survey = screen.getByRole('region', { name: '调研' })
    expect(within(survey).getByText('超期 5 天')).toBeTruthy()
    expect(within(survey).getByText('还有 5 天')).toBeTruthy()
  })

  it('ticks a node off with today, and says how far its stage is', async () => {
    const { user, nodes } = await openNodes()
    await user.click(screen.getByRole('button', { name: '带入常用清单' }))
    await user.click(await screen.findByLabelText('做完了：走访核实反映情况'))
    await waitFor(() => expect(nodes()[0]?.doneOn).toBe('2026-11-21'))
    expect(await within(screen.getByRole('region', { name: '选题' })).findByText('做完 1 项，共 2 项')).toBeTruthy()
    expect(screen.getByText('今天做完')).toBeTruthy()
  })

  it('adds one with Enter and has the line ready for the next', async () => {
    const { user, nodes } = await openNodes()
    const title = screen.getByLabelText<HTMLInputElement>('新事项')
    await user.type(title, '请规划院看现场{Enter}')
    await waitFor(() => expect(nodes()).toMatchObject([{ stage: 'survey', title: '请规划院看现场', dueOn: null }]))
    await waitFor(() => expect(title.value).toBe(''))
  })

  it('keeps the words changed in place', async () => {
    const { user, desk, stream, nodes } = await openNodes()
    desk.does(stream, {
      type: 'nodes.add',
      nodes: [{ stage: 'survey', title: '实地调研', owner: '', dueOn: '2026-11-25' }],
    })
    const row = await screen.findByRole('form', { name: '实地调研' })
    await user.type(within(row).getByLabelText('责任人'), '试组长')
    await user.tab()
    await waitFor(() => expect(nodes()[0]).toMatchObject({ owner: '试组长', dueOn: '2026-11-25', stage: 'survey' }))
  })
})
