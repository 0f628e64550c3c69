import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { sitDesk } from '#tests/support/desk-bridge'
import { BeginningContext } from '../../../renderer/console/shell/beginning'
import { enterTopic, open, place, TopicPage } from './page'

const tab = (name: RegExp) => screen.getByRole('tab', { name })

describe('一个议题的页面', () => {
  it('opens at the stage the topic stands at, and says how far each stage is (T5)', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk)
    open(desk, <TopicPage stream={stream} />)
    expect(await screen.findByRole('heading', { name: '场镇停车难' })).toBeTruthy()
    expect(tab(/调研/).getAttribute('aria-selected')).toBe('true')
    expect(tab(/选题/).textContent).toContain('已受理')
    expect(tab(/调研/).textContent).toContain('现在在这一阶段')
  })

  it('stays where the clerk is when the topic moves on', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk, {}, false)
    open(desk, <TopicPage stream={stream} />)
    await screen.findByRole('heading', { name: '场镇停车难' })
    desk.does(stream, { type: 'topic.accept', on: '2026-11-12', opinion: '' })
    await waitFor(() => expect(tab(/调研/).textContent).toContain('现在在这一阶段'))
    expect(tab(/选题/).getAttribute('aria-selected')).toBe('true')
  })

  it('goes to every part by its key', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk)
    const { user } = open(desk, <TopicPage stream={stream} />)
    await screen.findByRole('heading', { name: '场镇停车难' })
    for (const [key, part] of [
      ['1', 'selection'],
      ['3', 'consultation'],
      ['7', 'nodes'],
      ['8', 'family'],
    ]) {
      await user.keyboard(`{Control>}${key}{/Control}`)
      expect(place()).toMatchObject({ screen: 'topic', stream, part })
    }
  })

  it('takes the last step back with Ctrl+Z and says which it was (U1)', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk)
    const { user } = open(desk, <TopicPage stream={stream} />)
    expect(await screen.findByRole('button', { name: '撤销：受理' })).toBeTruthy()
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(desk.topic(stream).state.reception.state).toBe('entered'))
    expect(await screen.findByText('已撤销：受理')).toBeTruthy()
  })

  it('shows a merged topic read-only and leads to where it goes on (T2)', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk)
    const into = enterTopic(desk, { title: '全镇停车难' })
    desk.does(stream, { type: 'topic.mergeInto', topicId: into.slice('topic:'.length) })
    const { user } = open(desk, <TopicPage stream={stream} />)
    expect(await screen.findByText('这个议题已经并入“全镇停车难”，请到那里继续。')).toBeTruthy()
    await user.click(tab(/选题/))
    expect(await screen.findByLabelText<HTMLInputElement>('议题')).toBeTruthy()
    expect(screen.getByLabelText('议题').closest('fieldset')?.disabled).toBe(true)
    expect(screen.queryByRole('button', { name: '撤回受理' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '打开并入的议题' }))
    expect(place()).toEqual({ screen: 'topic', stream: into })
  })

  it('shows another room’s topic without any act, and says whose it is', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk)
    const elsewhere = { ...desk.beginning(), roomStream: 'room:elsewhere' as const }
    open(
      desk,
      <BeginningContext value={elsewhere}>
        <TopicPage stream={stream} />
      </BeginningContext>,
    )
    expect(await screen.findByText('这是“测试议事室”的议题，这里只能看，不能改。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /撤销/ })).toBeNull()
    expect(screen.queryByRole('button', { name: '加照片和文件…' })).toBeNull()
    expect(screen.getByLabelText('调研发现').closest('fieldset')?.disabled).toBe(true)
  })

  it('leads back to the pool when there is no such topic', async () => {
    const desk = sitDesk()
    const { user } = open(desk, <TopicPage stream="topic:nobody" />)
    expect(await screen.findByText('这个议题打不开')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '回到议题库' }))
    expect(place()).toEqual({ screen: 'topics' })
  })
})
