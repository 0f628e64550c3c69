import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import type { Ejection } from '#shared/contract/papers'
import type { FoundDrive } from './drives'

/** What the system ejects: a volume on its disk (Linux, with the place where it is mounted) or a letter (Windows). */
export type Ejected =
  | { readonly kind: 'volume'; readonly volume: string; readonly disk: string; readonly path: string }
  | { readonly kind: 'letter'; readonly letter: string }

/**
 * 弹出: asks the system to let go of a stick whose papers are safe. 可以拔出 was true before and stays true whatever comes
 * of this: `held` says that another program has something open on it, `left` that this machine has no way to eject it.
 */
export async function eject(drive: FoundDrive, ask: Asking = askSystem): Promise<Ejection> {
  let answered: Ejection = 'left'
  if (!(await isStillThere(drive))) return answered
  for (const [release, ...after] of waysToEject(drive)) {
    if (!release) continue
    const answer = await ask(release)
    if (answer === 'held') answered = 'held'
    if (answer !== 'done') continue
    // Let go of is what counts; a reader that cannot push the stick out or switch it off is no trouble.
    for (const command of after) await ask(command)
    return (await isStillThere(drive)) ? 'held' : 'ejected'
  }
  return answered
}

export type Command = {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}
export type Asking = (command: Command) => Promise<'done' | 'held' | 'failed'>

/**
 * The ways, the best first: each begins with the command that lets go of the stick. Never a line for a shell: names of
 * sticks are typed by people. A folder, a fixed disk and whatever does not look like a volume have none.
 */
export function waysToEject({ kind, ejects }: Pick<FoundDrive, 'kind' | 'ejects'>): readonly (readonly Command[])[] {
  if (kind !== 'removable' || ejects === null) return []
  if (ejects.kind === 'letter') return /^[D-Z]:$/.test(ejects.letter) ? [[ejectLetter(ejects.letter)]] : []
  const { volume, disk, path } = ejects
  if (![volume, disk].every((node) => node.startsWith('/dev/')) || !path.startsWith('/')) return []
  return [
    [
      command('udisksctl', ['unmount', '--no-user-interaction', '--block-device', volume]),
      command('udisksctl', ['power-off', '--no-user-interaction', '--block-device', volume]),
    ],
    [command('umount', [path]), command('eject', [disk])],
  ]
}

/**
 * The letter goes in beside the script and never becomes part of it. Windows ejects in its own time and forgets it when
 * the asker is gone, so the script waits, up to ten seconds; 3 says that the stick is still there.
 */
function ejectLetter(letter: string): Command {
  const script =
    "(New-Object -ComObject Shell.Application).Namespace(17).ParseName($env:YST_LETTER).InvokeVerb('Eject'); " +
    'for ($i = 0; $i -lt 40 -and (Test-Path $env:YST_LETTER); $i++) { Start-Sleep -Milliseconds 250 }; ' +
    'if (Test-Path $env:YST_LETTER) { exit 3 }'
  return {
    file: 'powershell.exe',
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script],
    env: { YST_LETTER: letter },
  }
}

function command(file: string, args: readonly string[]): Command {
  return { file, args, env: {} }
}

const longestMs = 30_000

const askSystem: Asking = ({ file, args, env }) =>
  new Promise((answer) => {
    const options = { env: { ...process.env, ...env, LC_ALL: 'C' }, timeout: longestMs, windowsHide: true }
    execFile(file, args, options, (error, _, said) => {
      if (error === null) answer('done')
      else answer(error.code === 3 || /busy/i.test(said) ? 'held' : 'failed')
    })
  })

/** Whether the path still leads to the stick that was found there. */
async function isStillThere({ path, device }: FoundDrive): Promise<boolean> {
  return stat(path, { bigint: true }).then(
    ({ dev }) => String(dev) === device,
    () => false,
  )
}
