import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * Who may import whom (ARCHITECTURE). The rooms' own tsconfigs and the linter hold most of it; this prints the sentence
 * that was broken, and the file that broke it.
 */
const home = join(import.meta.dirname, '..')

describe('the house', () => {
  it.each([
    ['shared imports only zod, its name dictionaries and itself', 'shared', /^(\.|zod$|pinyin-pro$|cnchar-order)/],
    ['renderer never imports electron, Dexie or Node', 'renderer', /^(?!electron|dexie|node:|#electron|#tests)/],
    ['electron never imports React or the renderer', 'electron', /^(?!react|@mantine|#tests|.*\/renderer\/)/],
  ])('%s', (_sentence, room, allowed) => {
    const broken = filesIn(room).flatMap((file) =>
      importsOf(file)
        .filter((name) => !allowed.test(name))
        .map((name) => `${file} imports ${name}`),
    )
    expect(broken).toEqual([])
  })

  it.each([
    ['Dexie appears in one folder', /from 'dexie'/, 'electron/storage/page/'],
    ['ipcMain appears in one folder', /\bipcMain\b/, 'electron/ipc/'],
    ['ipcRenderer appears in one folder', /\bipcRenderer\b/, 'electron/preload/'],
  ])('%s', (_sentence, word, folder) => {
    const found = ['electron', 'renderer', 'shared'].flatMap(filesIn).filter((file) => word.test(codeOf(file)))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((file) => !file.startsWith(folder))).toEqual([])
  })

  it.each([
    ['nothing is opened in another program', /\b(openExternal|openPath|showItemInFolder)\b/],
    [
      'no page is asked to look another way at Node',
      /nodeIntegration(InWorker|InSubFrames)?: true|contextIsolation: false/,
    ],
    ['no page leaves the sandbox', /sandbox: false|webSecurity: false|webviewTag: true|bypassCSP|remoteModule/],
  ])('%s', (_sentence, word) => {
    const files = ['electron', 'renderer', 'shared'].flatMap(filesIn)
    expect(files.filter((file) => word.test(codeOf(file)))).toEqual([])
  })

  it('text becomes markup in one place: the sheet that papers are printed from, whose words have been escaped', () => {
    const word = /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|\beval\(|new Function\(/
    const files = ['electron', 'renderer', 'shared'].flatMap(filesIn)
    expect(files.filter((file) => word.test(codeOf(file)))).toEqual(['electron/export/pdf-window.ts'])
  })

  it('what ships is never started without the sandbox', () => {
    const shipped = readFileSync(join(home, 'electron-builder.yml'), 'utf8')
    expect(shipped).toContain('afterPack: electron/dev/fuses.mjs')
    expect(shipped).not.toMatch(/no-sandbox|executableArgs/)
    const product = filesIn('electron').filter((file) => /no-sandbox/.test(codeOf(file)))
    expect(product).toEqual(['electron/app/hardening.ts'])
  })

  it('every package it depends on is imported somewhere', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(home, 'package.json'), 'utf8'),
    )
    const styles = readFileSync(join(home, 'electron/export/page/paper.css'), 'utf8')
    const code = ['electron', 'renderer', 'shared'].flatMap(filesIn).map(codeOf).join('\n') + styles
    const unused = Object.keys(dependencies).filter(
      (name) => !code.includes(`'${name}'`) && !code.includes(`'${name}/`),
    )
    expect(unused).toEqual([])
  })

  it('topics of a meeting never call each other to decide', () => {
    const deciders = filesIn('shared/meeting').filter((file) => !/(meeting|history)\.ts$/.test(file))
    const broken = deciders.flatMap((file) =>
      [...codeOf(file).matchAll(/import \{([^}]*)\} from '\.\/\w+'/g)]
        .filter(([, names]) => /\bdecide[A-Z]/.test(names ?? ''))
        .map(([line]) => `${file}: ${line}`),
    )
    expect(broken).toEqual([])
  })
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(home, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(join(home, path)).isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(name) && path.startsWith('electron/dev/') === false ? [path] : []
  })
}

function codeOf(file: string): string {
  return readFileSync(join(home, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

function importsOf(file: string): readonly string[] {
  return [...codeOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, name]) => name ?? [])
}
