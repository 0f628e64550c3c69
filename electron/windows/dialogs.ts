import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { ConsoleWindow } from './console'

/** The system's own dialogs, in front of the console. Null and none mean that the clerk thought better of it. */
export async function chooseFile(console: ConsoleWindow, options: OpenDialogOptions): Promise<string | null> {
  return (await chooseFiles(console, options))[0] ?? null
}

export async function chooseFiles(console: ConsoleWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  return (await dialog.showOpenDialog(parentOf(console), options)).filePaths
}

export async function chooseTarget(console: ConsoleWindow, options: SaveDialogOptions): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(parentOf(console), options)
  return filePath || null
}

function parentOf(console: ConsoleWindow): BrowserWindow {
  const contents = console.contents()
  const window = contents && BrowserWindow.fromWebContents(contents)
  if (!window) throw new Error('the console asked for a dialog and is not there; only its own page can ask')
  return window
}
