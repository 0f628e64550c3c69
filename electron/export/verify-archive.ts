import { basename, dirname } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { ArchiveVerdict } from '#shared/contract/safety'
import { archiveVerdicts } from './archive-verdict'

/*
 * The archivist's script (K7), built as dist/verify-archive.mjs: one file for any Node from 18 on, without the application
 * and without a network.
 *
 *   node verify-archive.mjs [文件或文件夹] [纪要上的校验码]
 *
 * Without a path it looks where it lies itself, so that it can be put beside the archives of a stick. It only reads. Ends
 * with 0 when every archive is whole and, where a code was given, one of them agrees; with 1 when not, with 2 when there
 * was nothing to look at.
 */
const [, script = '', path = dirname(fileURLToPath(import.meta.url)), code = ''] = argv

try {
  const verdicts = await archiveVerdicts(path, code)
  for (const verdict of verdicts) stdout.write(`${said(verdict)}\n`)
  if (verdicts.length === 0)
    end(2, `这里没有会议档案：${path}\n用法：node ${basename(script)} 文件或文件夹 [纪要上的校验码]`)
  const isWhole = verdicts.every(({ state }) => state === 'whole')
  const agrees = code === '' || verdicts.some((verdict) => verdict.agrees === true)
  end(isWhole && agrees ? 0 : 1, '')
} catch (error) {
  end(2, `打不开 ${path}：${error instanceof Error ? error.message : String(error)}`)
}

function said({ fileName, title, sentence, printed }: ArchiveVerdict): string {
  return [title === '' ? fileName : `${title}（${fileName}）`, `  ${sentence}`, printed && `  ${printed}`]
    .filter((line) => line !== '')
    .join('\n')
}

function end(exitCode: number, words: string): never {
  if (words !== '') stdout.write(`${words}\n`)
  exit(exitCode)
}
