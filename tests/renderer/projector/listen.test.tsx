import { act } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectorBridge } from '#shared/contract/projector'
import type { WallMessage } from '#shared/views/scene'
import { patience } from '#tests/support/patience'
import { frame, messageOf, ordinary } from '#tests/support/wall-gallery/scenes'
import { listen } from '../../../renderer/projector/listen'

let said: number[]
let listeners: ((message: WallMessage) => void)[]
let place: HTMLElement

beforeEach(() => {
  said = []
  listeners = []
  place = document.createElement('div')
  const bridge: ProjectorBridge = {
    ready: (painted) => said.push(painted),
    onShow: (listener) => {
      listeners.push(listener)
      return () => {}
    },
  }
  act(() => listen(bridge, place))
})

describe('the wall’s page', () => {
  it('says that it listens once it really does, and shows the mark alone until it is told something', () => {
    expect(listeners).toHaveLength(1)
    expect(said).toEqual([0])
    expect(place.querySelector('svg')).not.toBeNull()
    expect(place.textContent).toBe('')
  })

  it('says a message’s number only after it has been painted', async () => {
    tell(messageOf(ordinary.notice, frame, 7))
    expect(place.textContent).toContain('休息十分钟')
    expect(said).toEqual([0])
    await vi.waitFor(() => expect(said).toEqual([0, 7]), patience)
  })

  it('answers every message in order, and shows the last', async () => {
    tell(messageOf(ordinary.notice, frame, 1))
    tell(messageOf(ordinary.black, frame, 2))
    tell(messageOf(ordinary.speaking, frame, 3))
    await vi.waitFor(() => expect(said).toEqual([0, 1, 2, 3]), patience)
    expect(place.textContent).toContain('王小宁')
    expect(place.textContent).not.toContain('休息十分钟')
  })
})

function tell(message: WallMessage): void {
  act(() => {
    for (const listener of listeners) listener(message)
  })
}
