import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MinutesEntry } from '#shared/meeting/minutes'
import { queueOf, type Waiting } from '#shared/meeting/speaking'
import { idOf, prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { useCommand, useSend } from '../../../renderer/bridge/ask'
import { hasHeard, heardUpTo, hearsNoMore } from '../../../renderer/bridge/heard'
import { Queue } from '../../../renderer/console/live/queue'
import { Composer } from '../../../renderer/console/record/composer'
import { Entry } from '../../../renderer/console/record/entry'
import { Feed } from '../../../renderer/console/record/feed'
import { BeginningContext, RoomContext } from '../../../renderer/console/shell/beginning'
import { useAfterPainting } from '../../../renderer/kit/after-painting'
import { drawnWhileOpen } from '../../../renderer/kit/drawn-while-open'
import { Kit } from '../../../renderer/kit/kit'

const names = ['王小宁', '李国强', '陈芳', '张建华']
let desk: TestDesk

beforeEach(() => {
  desk = sitDesk()
  prepareMeeting(
    desk,
    names.map((name) => ({ name })),
  )
  desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: names.map((name) => idOf(desk, name)) })
  desk.does(desk.meeting, { type: 'meeting.open' })
  desk.does(desk.meeting, { type: 'agenda.activate', itemId: desk.history().meeting.agenda.items[1]?.id ?? '' })
})

describe('who waits to speak', () => {
  const toggle = { id: 'floor.queue', keys: 'w', label: '停止报名', group: '发言', run: () => undefined }
  const waiting = () => {
    const { speaking, agenda } = desk.history().meeting
    return queueOf(speaking, agenda.activeId)
  }
  const queueUp = (name: string) =>
    desk.does(desk.meeting, {
      type: 'speakers.add',
      attendeeId: idOf(desk, name),
      ...({ kind: 'speech', category: 'other', stance: 'neutral', note: '' } as const),
    })

  it('is drawn again only where a row changed: nobody else’s when somebody joins, no words when the first is called', () => {
    const reads = new Map<string, number>()
    /** The same entry, which counts how often its note is read: once for each time its words are drawn. */
    const watched = new Map<string, Waiting>()
    const watch = (entry: Waiting): Waiting => {
      const known = watched.get(entry.id)
      if (known) return known
      const read = () => {
        reads.set(entry.id, (reads.get(entry.id) ?? 0) + 1)
        return '说明'
      }
      const fresh = Object.defineProperty({ ...entry }, 'note', { get: read })
      watched.set(entry.id, fresh)
      return fresh
    }
    const page = () => (
      <Kit>
        <BeginningContext value={desk.beginning()}>
          <RoomContext value={desk.room()}>
            <Queue
              stream={desk.meeting}
              history={desk.history()}
              queue={{ ...waiting(), waiting: waiting().waiting.map(watch) }}
              toggle={toggle}
            />
          </RoomContext>
        </BeginningContext>
      </Kit>
    )
    queueUp('王小宁')
    queueUp('李国强')
    const view = render(page())
    const before = new Map(reads)
    queueUp('陈芳')
    view.rerender(page())
    expect(screen.getByRole('button', { name: '第 3 位，陈芳，发言' })).toBeTruthy()
    for (const [id, count] of before) expect(reads.get(id)).toBe(count)
    desk.does(desk.meeting, { type: 'speakers.call', entryId: waiting().waiting[0]?.id ?? '' })
    view.rerender(page())
    expect(screen.getByRole('button', { name: '第 1 位，李国强，发言' })).toBeTruthy()
    for (const [id, count] of before) expect(reads.get(id)).toBe(count)
  })

  it('is moved and called as it stands now, although its rows were drawn before', async () => {
    queueUp('王小宁')
    queueUp('李国强')
    const page = () => (
      <Kit>
        <RoomContext value={desk.room()}>
          <Queue stream={desk.meeting} history={desk.history()} queue={waiting()} toggle={toggle} />
        </RoomContext>
      </Kit>
    )
    const view = render(page())
    queueUp('陈芳')
    view.rerender(page())
    await userEvent.click(screen.getByRole('button', { name: '李国强下移' }))
    const order = () => waiting().waiting.map((each) => each.attendeeId)
    expect(order()).toEqual(['王小宁', '陈芳', '李国强'].map((name) => idOf(desk, name)))
    view.rerender(page())
    await userEvent.click(screen.getByRole('button', { name: '陈芳上移' }))
    expect(order()).toEqual(['陈芳', '王小宁', '李国强'].map((name) => idOf(desk, name)))
  })
})

describe('a dialog', () => {
  it('that is closed is not drawn again for what changes behind it, and opens with the newest', () => {
    const drawn: string[] = []
    const Dialog = drawnWhileOpen(({ opened, word }: { readonly opened: boolean; readonly word: string }) => {
      drawn.push(word)
      return opened ? <p>{word}</p> : null
    })
    const view = render(<Dialog opened={false} word="第一句" />)
    view.rerender(<Dialog opened={false} word="第二句" />)
    expect(drawn).toEqual(['第一句'])
    view.rerender(<Dialog opened word="第三句" />)
    expect(screen.getByText('第三句')).toBeTruthy()
    view.rerender(<Dialog opened word="第四句" />)
    view.rerender(<Dialog opened={false} word="第五句" />)
    view.rerender(<Dialog opened={false} word="第六句" />)
    expect(drawn).toEqual(['第一句', '第三句', '第四句', '第五句'])
  })
})

describe('who may be chosen for a line of the record', () => {
  it('is made when the list is opened, shows the speaker meanwhile, and says whom was chosen', async () => {
    const page = () => (
      <Kit>
        <RoomContext value={desk.room()}>
          <Composer stream={desk.meeting} meeting={desk.history().meeting} />
        </RoomContext>
      </Kit>
    )
    const view = render(page())
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: '记在谁名下' })
    const choices = () => screen.queryAllByRole('option', { hidden: true }).map(({ textContent }) => textContent)
    const speech = { kind: 'speech', category: 'other', stance: 'neutral', note: '' } as const
    desk.does(desk.meeting, { type: 'speakers.callNow', attendeeId: idOf(desk, '陈芳'), ...speech })
    view.rerender(page())
    await waitFor(() => expect(field.value).toContain('记在：陈芳'))
    expect(choices()).toEqual([])
    await userEvent.click(field)
    expect(choices()).toHaveLength(2 + names.length)
    await userEvent.click(screen.getByRole('option', { name: '记在：张建华', hidden: true }))
    expect(field.value).toBe('记在：张建华')
  })
})

describe('a record of four thousand entries', () => {
  const entries = Array.from(
    { length: 4000 },
    (_, index): MinutesEntry => ({
      ...{ id: `e${index}`, kind: 'point', text: `第 ${index} 条`, at: '2026-11-21T01:30:00.000Z' },
      ...{ itemId: null, speechId: null, attendeeId: null, unit: '', dueOn: null, edits: [], struck: null },
    }),
  )
  const shown = (part: ReactNode) => (
    <Kit>
      <BeginningContext value={desk.beginning()}>
        <RoomContext value={desk.room()}>{part}</RoomContext>
      </BeginningContext>
    </Kit>
  )

  it('puts into the page only what is seen', () => {
    const { meeting } = desk.history()
    render(shown(<Feed stream={desk.meeting} meeting={meeting} entries={entries} isFiltered={false} />))
    expect(screen.getByRole('feed', { name: '会议记录' })).toBeTruthy()
    expect(document.querySelectorAll('article').length).toBeLessThan(40)
  })

  it('makes a menu for the entry that is asked for and for no other, and takes it away again', async () => {
    const [entry] = entries
    if (!entry) throw new Error('there are four thousand')
    render(shown(<Entry stream={desk.meeting} meeting={desk.history().meeting} entry={entry} />))
    const button = await screen.findByRole('button', { name: '这条发言要点可以做什么' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    await userEvent.click(button)
    // Without a layout the library takes the button for scrolled away, and hides what hangs from it.
    await userEvent.click(await screen.findByRole('menuitem', { name: '修改', hidden: true }))
    await userEvent.click(await screen.findByRole('button', { name: '不改了 Esc' }))
    expect(await screen.findByText('第 0 条')).toBeTruthy()
    expect(screen.queryByRole('menuitem', { hidden: true })).toBeNull()
  })
})

describe('a command', () => {
  const adjourn = { type: 'minutes.write', kind: 'point', text: '一条', unit: '', dueOn: null } as const
  const body = { ...adjourn, attendeeId: null, wholeRoom: true }

  it('draws nothing by itself where nobody shows that it is on its way', async () => {
    let drawn = 0
    function Quiet() {
      const send = useSend(desk.meeting)
      drawn += 1
      return <button type="button" onClick={() => void send(body)} aria-label="存入" />
    }
    render(<Quiet />)
    await userEvent.click(screen.getByRole('button', { name: '存入' }))
    expect(desk.accepted()).toContain('minutes.write')
    expect(drawn).toBe(1)
  })

  it('is said to be on its way where that is shown', async () => {
    const shown: boolean[] = []
    function Busy() {
      const { send, isBusy } = useCommand(desk.meeting)
      shown.push(isBusy)
      return <button type="button" onClick={() => void send(body)} aria-label="存入" />
    }
    render(<Busy />)
    await userEvent.click(screen.getByRole('button', { name: '存入' }))
    expect(shown).toEqual([false, true, false])
  })
})

describe('whoever waits for the facts behind an ack', () => {
  const stream = 'meeting:heard'
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    hearsNoMore(stream)
    vi.useRealTimers()
  })
  const waits = (seq: number) => {
    const seen = { isOver: false }
    void heardUpTo(stream, seq).then(() => {
      seen.isOver = true
    })
    return async () => {
      await vi.advanceTimersByTimeAsync(0)
      return seen.isOver
    }
  }

  it('goes on with the facts, and at once where they are here or the page does not follow the stream', async () => {
    expect(await waits(3)()).toBe(true)
    hasHeard(stream, 3)
    expect(await waits(3)()).toBe(true)
    const later = waits(5)
    hasHeard(stream, 4)
    expect(await later()).toBe(false)
    hasHeard(stream, 5)
    expect(await later()).toBe(true)
  })

  it('goes on without them when the page hears the stream no more, or they do not come', async () => {
    hasHeard(stream, 1)
    const left = waits(2)
    hearsNoMore(stream)
    expect(await left()).toBe(true)
    hasHeard(stream, 1)
    const patient = waits(2)
    expect(await patient()).toBe(false)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await patient()).toBe(true)
  })
})

describe('what is dear to draw', () => {
  it('comes behind the frame in which everything else is painted', async () => {
    const seen: string[] = []
    function Dear({ scene }: { readonly scene: string }) {
      const shown = useAfterPainting(scene)
      seen.push(`${scene} ${shown}`)
      return <p>{shown}</p>
    }
    const view = render(<Dear scene="议程" />)
    await act(async () => view.rerender(<Dear scene="发言" />))
    expect(seen.slice(0, 2)).toEqual(['议程 议程', '发言 议程'])
    expect(await screen.findByText('发言')).toBeTruthy()
  })
})
