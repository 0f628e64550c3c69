import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { SurveyPart } from '../../../renderer/console/topic/survey-part'
import { enterTopic, open, place, useTestTopic } from './page'

function Survey({ stream }: { readonly stream: StreamId }) {
  const history = useTestTopic(stream)
  return history && <SurveyPart stream={stream} history={history} />
}

const photo = { name: '桥头.jpg', size: 3_200_000, sha256: 'a'.repeat(64) }
const notes = { name: '座谈记录.docx', size: 40_000, sha256: 'b'.repeat(64) }

async function openSurvey(prepare: (desk: TestDesk, stream: StreamId) => void = () => {}) {
  const desk = sitDesk()
  desk.answers['attachments.check'] = () => 'kept'
  const stream = enterTopic(desk)
  prepare(desk, stream)
  const page = open(desk, <Survey stream={stream} />)
  await screen.findByLabelText('调研发现')
  const survey = () => desk.topic(stream).state.survey
  return { desk, stream, survey, ...page }
}

describe('调研', () => {
  it('waits for the topic to be accepted and leads there', async () => {
    const desk = sitDesk()
    const stream = enterTopic(desk, {}, false)
    const { user } = open(desk, <Survey stream={stream} />)
    await user.click(await screen.findByRole('button', { name: '去受理' }))
    expect(place()).toEqual({ screen: 'topic', stream, part: 'selection' })
  })

  it('says what the gate still asks for until it is there (T3)', async () => {
    const { user, desk, stream, survey } = await openSurvey()
    expect(screen.getByText('还缺结束日期、调研发现')).toBeTruthy()
    await user.type(screen.getByLabelText('调研发现'), '缺车位 60 个。')
    await user.tab()
    await waitFor(() => expect(survey().findings).toBe('缺车位 60 个。'))
    expect(await screen.findByText('还缺结束日期')).toBeTruthy()
    const { attachments: _, ...text } = survey()
    desk.does(stream, { type: 'survey.write', ...text, endedOn: '2026-11-20' })
    expect(await screen.findByText('已有调研记录')).toBeTruthy()
  })

  it('writes down what was copied, and names what could not be taken (T6)', async () => {
    const { user, desk, survey } = await openSurvey()
    desk.answers['attachments.take'] = () => ({
      taken: [photo, notes],
      refused: [{ name: '程序.exe', message: '不收这一类文件。' }],
    })
    await user.click(screen.getByRole('button', { name: '加照片和文件…' }))
    await waitFor(() => expect(survey().attachments.map(({ name }) => name)).toEqual(['桥头.jpg', '座谈记录.docx']))
    expect(await screen.findByText('“程序.exe”：不收这一类文件。')).toBeTruthy()
    const list = screen.getByRole('list', { name: '附件' })
    expect(within(list).getByText('3.1 MB')).toBeTruthy()
    expect(within(list).getByRole('button', { name: '放大 桥头.jpg' })).toBeTruthy()
  })

  it('says when a file is already among the attachments, and keeps the others', async () => {
    const { user, desk, survey } = await openSurvey((at, stream) =>
      at.does(stream, { type: 'survey.attach', ...photo }),
    )
    desk.answers['attachments.take'] = () => ({ taken: [photo, notes], refused: [] })
    await user.click(screen.getByRole('button', { name: '加照片和文件…' }))
    expect(await screen.findByText('这个文件已经在附件里了：桥头.jpg。')).toBeTruthy()
    expect(survey().attachments).toHaveLength(2)
  })

  it('shows how far the copying is and stops it', async () => {
    const { user, desk } = await openSurvey()
    let finish: (value: unknown) => void = () => {}
    desk.answers['attachments.take'] = () => new Promise((resolve) => (finish = resolve))
    // The door waits for what the drive says; the test stands in for the drive.
    const ask = globalThis.desk.ask
    const waiting = (async (name: string, input: unknown) => {
      const answer = (await (ask as (name: string, input: unknown) => Promise<unknown>)(name, input)) as {
        ok: true
        value: unknown
      }
      return { ...answer, value: await answer.value }
    }) as typeof ask
    Object.assign(globalThis.desk, { ask: waiting })
    await user.click(screen.getByRole('button', { name: '加照片和文件…' }))
    desk.tell('attachments.progress', { name: '桥头.jpg', file: 1, files: 2, done: 800_000, total: 3_200_000 })
    expect(await screen.findByText('正在复制 桥头.jpg（第 1 个，共 2 个）')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '停下' }))
    expect(desk.asked.map(({ name }) => name)).toContain('attachments.cancel')
    finish({ taken: [], refused: [{ name: '桥头.jpg', message: '已取消，没有收下。' }] })
    expect(await screen.findByText('“桥头.jpg”：已取消，没有收下。')).toBeTruthy()
  })

  it('says which file is missing or changed, and takes the original back (T6)', async () => {
    const states = new Map<string, string>([
      [photo.sha256, 'missing'],
      [notes.sha256, 'changed'],
    ])
    const desk = sitDesk()
    desk.answers['attachments.check'] = (input) => states.get((input as typeof photo).sha256)
    const stream = enterTopic(desk)
    desk.does(stream, { type: 'survey.attach', ...photo })
    desk.does(stream, { type: 'survey.attach', ...notes })
    const { user } = open(desk, <Survey stream={stream} />)
    expect(await screen.findByText('文件不见了')).toBeTruthy()
    expect(await screen.findByText('内容变了')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('有 2 个附件不见了或内容变了')
    desk.answers['attachments.putBack'] = (input) => {
      states.set((input as typeof photo).sha256, 'kept')
      return 'kept'
    }
    await user.click(screen.getAllByRole('button', { name: '重新选择原文件' })[0] as HTMLElement)
    await waitFor(() => expect(screen.queryByText('文件不见了')).toBeNull())
    expect(screen.getByText('内容变了')).toBeTruthy()
  })

  it('removes a file with a reason; the record says it is gone', async () => {
    const { user, survey } = await openSurvey((at, stream) => at.does(stream, { type: 'survey.attach', ...notes }))
    await user.click(screen.getByRole('button', { name: '座谈记录.docx：更多' }))
    await user.click(await screen.findByRole('menuitem', { name: '移除…', hidden: true }))
    await user.type(await screen.findByLabelText('移除原因'), '重复')
    await user.click(screen.getByRole('button', { name: '移除' }))
    await waitFor(() => expect(survey().attachments).toEqual([]))
  })
})
