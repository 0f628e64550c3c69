import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scene } from '#shared/views/scene'
import { frame, messageOf, ordinary, sentAt, stress } from '#tests/support/wall-gallery/scenes'
import { Wall } from '../../../renderer/projector/wall'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a wall that is sent what it cannot show', () => {
  it('shows the emblem for a scene of a newer program', () => {
    render(<Wall message={messageOf({ kind: 'hologram' } as unknown as Scene)} />)
    expectTheEmblem()
  })

  it('shows the emblem when a scene fails, and tries the next message again', () => {
    // React reports the error it caught; the room must not, and this test's output need not.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = { kind: 'consensus', lines: null } as unknown as Scene
    const { rerender } = render(<Wall message={messageOf(broken, frame, 1)} />)
    expectTheEmblem()
    rerender(<Wall message={messageOf(ordinary.notice, frame, 2)} />)
    expect(screen.getByText(/休息十分钟/)).toBeDefined()
  })

  it('falls back to 宣纸 for an unknown theme', () => {
    const about = { ...frame, theme: 'neon' as 'paper' }
    const { container } = render(<Wall message={messageOf(ordinary.notice, about)} />)
    expect(container.querySelector<HTMLElement>('[data-scene]')?.dataset.theme).toBe('paper')
  })
})

describe('a screen on its side', () => {
  beforeEach(() => containerOf(1080, 1920))

  it('is asked for calmly to be turned, in one sentence', () => {
    const { container } = render(<Wall message={messageOf(ordinary.speaking)} />)
    expect(container.textContent).toBe('请把显示器横过来，大屏要横放才看得清。')
  })

  it('is still black when it should be black', () => {
    const { container } = render(<Wall message={messageOf(ordinary.black)} />)
    expect(container.textContent).toBe('')
  })
})

describe('a wall in a container of another size', () => {
  it.each([
    { width: 92, height: 52, canvas: 1911 },
    { width: 1024, height: 768, canvas: 1440 },
    { width: 1366, height: 768, canvas: 1921 },
  ])('draws the same canvas and scales it: $width × $height', ({ width, height, canvas }) => {
    containerOf(width, height)
    const { container } = render(<Wall message={messageOf(ordinary.agenda)} />)
    const drawn = container.querySelector<HTMLElement>('[data-wall-size]')
    expect(drawn?.style.width).toBe(`${canvas}px`)
    expect(drawn?.style.height).toBe('1080px')
    expect(drawn?.style.transform).toBe(`scale(${height / 1080})`)
  })
})

describe('a clock on the wall', () => {
  it('counts by itself from the message on, and touches nothing but itself', async () => {
    vi.useFakeTimers()
    let at = Date.parse(sentAt)
    const { container } = render(<Wall message={messageOf(ordinary.speaking)} now={() => at} />)
    const clock = container.querySelector('[data-clock]')
    const touched: Node[] = []
    const observer = new MutationObserver((changes) => touched.push(...changes.map((change) => change.target)))
    observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true })

    for (const figure of ['2:06', '2:05', '2:04']) {
      at += 1000
      await act(() => vi.advanceTimersByTimeAsync(1003))
      expect(clock?.textContent).toContain(figure)
    }
    observer.disconnect()
    expect(touched.length).toBeGreaterThan(0)
    expect(touched.every((node) => clock?.contains(node))).toBe(true)
  })

  it('is not disturbed by a system clock that is set while somebody speaks', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2011-01-01T00:00:00Z') })
    const { container } = render(<Wall message={messageOf(ordinary.speaking)} />)
    expect(container.querySelector('[data-clock]')?.textContent).toContain('2:07')
  })
})

describe('more people than one page holds', () => {
  it('turns the pages of 三亮 by itself, calmly, round and round', async () => {
    vi.useFakeTimers()
    containerOf(1920, 1080)
    // Every block is so high that two go on one page.
    vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(1000)
    const { container } = render(<Wall message={messageOf(stress.introduction)} now={() => Date.parse(sentAt)} />)
    const page = () =>
      /第 (\d+)\/(\d+) 页/
        .exec(container.textContent ?? '')
        ?.slice(1)
        .map(Number)
    const [first, pages = 0] = page() ?? []
    expect(first).toBe(1)
    expect(pages).toBeGreaterThan(2)
    for (let turn = 2; turn <= pages + 1; turn += 1) {
      await act(() => vi.advanceTimersByTimeAsync(8000))
      expect(page()).toEqual([turn > pages ? 1 : turn, pages])
    }
  })

  it('shows the part of a long agenda around the item that is on', () => {
    containerOf(1920, 600)
    vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(70)
    render(<Wall message={messageOf(stress['agenda-200'])} />)
    expect(screen.getByText(/^第 111–\d+ 项，共 200 项$/)).toBeDefined()
    expect(isHidden(screen.getByText('114'))).toBe(false)
    expect(isHidden(screen.getByText('140'))).toBe(true)
    expect(screen.queryByText('199')).toBeNull()
  })
})

/** The emblem made of the frame: the meeting, the room, and nothing of the scene. */
function expectTheEmblem(): void {
  expect(screen.getByText('场镇公共停车场建设协商会')).toBeDefined()
  expect(screen.getByText('河坝镇协商议事室')).toBeDefined()
  expect(screen.queryByText('今天的议程')).toBeNull()
}

function isHidden(element: HTMLElement): boolean {
  return element.closest<HTMLElement>('[style*="visibility: hidden"]') !== null
}

/** happy-dom lays nothing out: what the browser would measure is said here. */
function containerOf(width: number, height: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height)
}
