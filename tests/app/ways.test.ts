import { describe, expect, it } from 'vitest'
import { safeActOf } from '#electron/app/safe-page'
import { isDebuggingAsked, isSamePage, mayLoad } from '#electron/app/ways'

describe('what a page may load', () => {
  it.each(['app://console/assets/a.js', 'blob:app://console/0b1c', 'data:image/png;base64,AA=='])('loads %s', (url) => {
    expect(mayLoad(url, true)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'ftp://a/',
    'ws://127.0.0.1/',
    'data:text/html,x',
    'blob:https://example.com/1',
    'chrome-extension://a/b',
    'application://console/',
    'devtools://devtools/bundled/inspector.html',
  ])('does not load %s in a room', (url) => {
    expect(mayLoad(url, true)).toBe(false)
  })

  it('lets the developer look into a working copy', () => {
    expect(mayLoad('devtools://devtools/bundled/inspector.html', false)).toBe(true)
    expect(mayLoad('https://example.com/', false)).toBe(false)
  })
})

describe('where a page may go', () => {
  it('may load itself again', () => {
    expect(isSamePage('app://console/', 'app://console/')).toBe(true)
    expect(isSamePage('app://console/#live', 'app://console/#agenda')).toBe(true)
  })

  it.each([
    ['app://console/', 'app://projector/'],
    ['app://console/', 'app://console.evil/'],
    ['app://console/', 'app://console/other'],
    ['app://console/', 'app://console/?next=https://example.com'],
    ['app://console/', 'https://console/'],
    ['app://console/', 'file:///home/clerk/名单.xlsx'],
    ['app://safe/', 'app://safe/export'],
    ['about:blank', 'about:blank'],
    ['', 'app://console/'],
  ])('may not go from %s to %s', (from, to) => {
    expect(isSamePage(from, to)).toBe(false)
  })

  it('reads the buttons of the safe page, and nothing that looks like them', () => {
    expect(safeActOf('app://safe/reopen')).toBe('reopen')
    expect(safeActOf('app://safe/export')).toBe('export')
    expect(safeActOf('app://safe/quit')).toBe('quit')
    expect(safeActOf('app://safe/7')).toBe('7')
    for (const url of [
      'app://safe/77',
      'app://safe/',
      'app://safe/delete',
      'app://console/quit',
      'app://safe/quit?now',
    ]) {
      expect(safeActOf(url)).toBeNull()
    }
  })
})

describe('the installed program', () => {
  it('notices when it is asked for a debugging line', () => {
    for (const asked of ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk']) {
      expect(isDebuggingAsked({ hasSwitch: (name) => name === asked })).toBe(true)
    }
    expect(isDebuggingAsked({ hasSwitch: (name) => name === 'lang' || name === 'user-data-dir' })).toBe(false)
  })
})
