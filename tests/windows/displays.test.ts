import { describe, expect, it } from 'vitest'
import { chooseWallDisplay, coverOf, type Display, findDisplay, remember } from '#electron/devices/displays'

const desk = display(1, 'DELL P2219H', { x: 0 })
const beamer = display(2, 'EPSON PJ', { x: 1920 })
const chairs = display(3, 'AOC 24', { x: 3840 })
const chosen = { display: remember(beamer), notChosen: [remember(desk)] }

describe('which display is the wall, when the clerk has chosen one', () => {
  it('is the remembered one', () => {
    expect(chooseWallDisplay([desk, beamer], desk.id, chosen)).toEqual({
      kind: 'display',
      display: beamer,
      why: 'remembered',
    })
    expect(chooseWallDisplay([desk, beamer, chairs], desk.id, chosen)).toMatchObject({ display: beamer })
  })

  it('is still the remembered one after the system has swapped the numbers', () => {
    const deskNow = { ...desk, id: 2 }
    const beamerNow = { ...beamer, id: 1 }
    expect(chooseWallDisplay([beamerNow, deskNow], deskNow.id, chosen)).toMatchObject({ display: beamerNow })
  })

  it('is still the remembered one with another number, another place and another resolution', () => {
    const beamerNow = { ...display(9, 'EPSON PJ', { x: -1280, width: 1280, height: 800 }) }
    expect(chooseWallDisplay([desk, beamerNow, chairs], desk.id, chosen)).toMatchObject({ display: beamerNow })
  })

  it('tells twins apart by number, then by place', () => {
    const left = display(5, 'HKC', { x: 1920 })
    const right = display(6, 'HKC', { x: 3840 })
    const choice = { display: remember(right), notChosen: [remember(desk), remember(left)] }
    expect(chooseWallDisplay([desk, left, right], desk.id, choice)).toMatchObject({ display: right })
    const renumbered = [desk, { ...left, id: 16 }, { ...right, id: 15 }]
    expect(chooseWallDisplay(renumbered, desk.id, choice)).toMatchObject({ display: { id: 15 } })
  })

  it('takes the twin the clerk does not sit at, when nothing else tells them apart', () => {
    const one = display(11, 'HKC', { x: 100 })
    const other = display(12, 'HKC', { x: 2020 })
    const choice = { display: remember(display(5, 'HKC', { x: 0 })), notChosen: [] }
    expect(chooseWallDisplay([one, other], one.id, choice)).toMatchObject({ display: other })
    expect(chooseWallDisplay([one, other], other.id, choice)).toMatchObject({ display: one })
  })

  it('knows a display without a name by number, or by its place and size', () => {
    const nameless = display(2, '', { x: 1920 })
    const choice = { display: remember(nameless), notChosen: [remember(display(1, '', { x: 0 }))] }
    const deskNow = display(1, '', { x: 0 })
    const byNumber = display(2, '', { x: 1920, width: 1366, height: 768 })
    expect(chooseWallDisplay([deskNow, byNumber], 1, choice)).toMatchObject({ display: byNumber })
    const byPlace = display(7, '', { x: 1920 })
    expect(chooseWallDisplay([deskNow, byPlace], 1, choice)).toMatchObject({ display: byPlace })
  })

  it('gives way when the clerk moves the console onto it, and says so', () => {
    const choice = chooseWallDisplay([desk, beamer], beamer.id, chosen)
    expect(choice).toMatchObject({ kind: 'none', why: 'under-the-console' })
    expect(choice).toHaveProperty('message', expect.stringContaining('请把主窗口移回'))
  })

  it('is none while it is unplugged, though a display is there that was not chosen', () => {
    const choice = { display: remember(beamer), notChosen: [remember(desk), remember(chairs)] }
    expect(chooseWallDisplay([desk, chairs], desk.id, choice)).toMatchObject({ kind: 'none', why: 'gone' })
    expect(chooseWallDisplay([desk], desk.id, choice)).toMatchObject({ kind: 'none', why: 'single' })
  })

  it('is the strange projector of another room, when that is the only new display', () => {
    const borrowed = display(8, 'BenQ', { x: 1920 })
    expect(chooseWallDisplay([desk, borrowed], desk.id, chosen)).toMatchObject({ display: borrowed, why: 'only-free' })
    expect(chooseWallDisplay([desk, borrowed, chairs], desk.id, chosen)).toMatchObject({ kind: 'none', why: 'gone' })
  })
})

describe('which display is the wall, before anything was chosen', () => {
  it('is the one the clerk does not sit at', () => {
    expect(chooseWallDisplay([desk, beamer], desk.id, null)).toMatchObject({ display: beamer, why: 'only-free' })
    expect(chooseWallDisplay([desk, beamer], beamer.id, null)).toMatchObject({ display: desk })
  })

  it('prefers the one plugged in over the one built in', () => {
    const lid = { ...chairs, internal: true }
    expect(chooseWallDisplay([lid, desk, beamer], desk.id, null)).toMatchObject({ display: beamer })
  })

  it('is asked for when several would do', () => {
    expect(chooseWallDisplay([desk, beamer, chairs], desk.id, null)).toMatchObject({ kind: 'none', why: 'undecided' })
  })

  it('is none with a single display: the message names the way out', () => {
    const choice = chooseWallDisplay([desk], desk.id, null)
    expect(choice).toMatchObject({ kind: 'none', why: 'single' })
    expect(choice).toHaveProperty('message', expect.stringContaining('扩展'))
  })

  it('is never the only display, even while no console is open', () => {
    expect(chooseWallDisplay([desk], null, null).kind).toBe('none')
    expect(chooseWallDisplay([], null, null).kind).toBe('none')
  })
})

describe('finding a display again', () => {
  it('does not take the same number for the same display when the name is another', () => {
    expect(findDisplay([display(2, 'AOC 24', { x: 1920 })], remember(beamer))).toBeNull()
  })
})

describe('covering a display', () => {
  it('takes one pixel more on Linux, where no other display is', () => {
    expect(coverOf(beamer, [desk, beamer], 'linux')).toEqual({ x: 1920, y: 0, width: 1920, height: 1081 })
    const below = display(4, 'below', { x: 1920, y: 1080 })
    expect(coverOf(beamer, [desk, beamer, below], 'linux')).toEqual({ x: 1920, y: 0, width: 1921, height: 1080 })
    expect(coverOf(beamer, [desk, beamer, below, chairs], 'linux')).toEqual({
      x: 1920,
      y: -1,
      width: 1920,
      height: 1081,
    })
  })

  it('takes nothing from the clerk, when displays stand on every side', () => {
    const around = [desk, chairs, display(5, 'above', { x: 1920, y: -1080 }), display(6, 'below', { x: 1920, y: 1080 })]
    expect(coverOf(beamer, [beamer, ...around], 'linux')).toEqual(beamer.bounds)
  })

  it('is exact elsewhere', () => {
    expect(coverOf(beamer, [desk, beamer], 'win32')).toEqual(beamer.bounds)
  })
})

function display(
  id: number,
  label: string,
  place: { x: number; y?: number; width?: number; height?: number },
): Display {
  const bounds = { y: 0, width: 1920, height: 1080, ...place }
  return { id, label, bounds, workArea: bounds, internal: false }
}
