import { basename } from 'node:path'
import type { ArchiveVerdict } from '#shared/contract/safety'
import type { Fact } from '#shared/fact'
import { clockTime, dayOf, longDate } from '#shared/text/dates'
import { verifyArchive } from './archive'
import { archiveFilesAt, readArchiveFile } from './archive-files'

/*
 * 核对档案 (K7): what the application's settings and the archivist's script both say of a 会议档案, with nothing but the file:
 * whether its record is whole and unchanged, up to which fact, and whether it is the one the signed minutes were made from.
 */

/** So many letters of a fact's hash are printed on the papers. */
export const printedCodeLength = 16

/** One verdict for the file, or for each archive in the folder; a folder without any has none. Rejects as the system does. */
export async function archiveVerdicts(path: string, printedCode: string): Promise<readonly ArchiveVerdict[]> {
  const verdicts: ArchiveVerdict[] = []
  for (const file of await archiveFilesAt(path)) {
    const bytes = await readArchiveFile(file)
    verdicts.push(bytes ? archiveVerdict(basename(file), bytes, printedCode) : tooLarge(basename(file)))
  }
  return verdicts
}

/** `printedCode` as somebody read it off a paper: blanks, dashes and capitals do not matter; '' is none. */
export function archiveVerdict(fileName: string, bytes: Uint8Array, printedCode: string): ArchiveVerdict {
  const verified = verifyArchive(bytes)
  if (!verified.ok) return foreign(fileName, verified.refusal.message)
  const { facts, isWhole, damage } = verified.value
  const last = facts.at(-1)
  const upTo = last ? `至第 ${last.seq} 条（${sayAt(last)}），校验码 ${spaced(last.hash)}` : ''
  return {
    fileName,
    state: isWhole ? 'whole' : 'changed',
    title: titleOf(facts),
    sentence: isWhole
      ? `完整、未改动：共 ${facts.length} 条，${upTo}。`
      : `不完整或被改动过：${damage}${last ? `完好的部分${upTo}。` : ''}`,
    ...held(facts, isWhole, printedCode),
  }
}

/** Holds the code printed on the minutes against every good fact: later entries do not make the minutes wrong. */
function held(
  facts: readonly Fact[],
  isWhole: boolean,
  printedCode: string,
): Pick<ArchiveVerdict, 'printed' | 'agrees'> {
  const code = printedCode
    .normalize('NFKC')
    .replace(/[\s\-－—·.。]/g, '')
    .toLowerCase()
  if (code === '') return { printed: '', agrees: null }
  if (!/^[0-9a-f]+$/.test(code) || code.length < printedCodeLength || code.length > 64)
    return {
      printed: `校验码是 ${printedCodeLength} 位数字和字母 a 到 f，印在会议纪要末尾“会议档案至第…条，校验码”后面，请再看一遍。`,
      agrees: null,
    }
  const fact = facts.find(({ hash }) => hash.startsWith(code))
  if (!fact) return { printed: isWhole ? otherRecord : otherOrChanged, agrees: false }
  const later = facts.length - fact.seq
  return {
    printed:
      later === 0
        ? '与打印的校验码一致：纪要依据的就是这些记录。'
        : `与打印的校验码一致：纪要依据的是第 1 至 ${fact.seq} 条，打印以后又记了 ${later} 条。`,
    agrees: true,
  }
}

const otherRecord =
  '与打印的校验码不一致。请照纪要末尾“会议档案至第…条，校验码”后面再输一次；还不一致，纪要依据的就不是这份记录。'
const otherOrChanged = '完好的部分里没有打印的校验码：纪要依据的记录在损坏处之后，或者不是这份。'

function foreign(fileName: string, sentence: string): ArchiveVerdict {
  return { fileName, state: 'foreign', title: '', sentence, printed: '', agrees: null }
}

function tooLarge(fileName: string): ArchiveVerdict {
  return foreign(fileName, '这个文件太大，不是会议档案。')
}

function titleOf(facts: readonly Fact[]): string {
  const data = facts[0]?.data as { readonly details?: { readonly title?: unknown } } | undefined
  return typeof data?.details?.title === 'string' ? data.details.title.slice(0, 60) : ''
}

function sayAt({ at }: Fact): string {
  return `${longDate(dayOf(at))} ${clockTime(at)}`
}

/** `3f9a c2d4 1b7e 8856`: as it is read aloud and compared. */
function spaced(hash: string): string {
  return (hash.slice(0, printedCodeLength).match(/.{4}/g) ?? []).join(' ')
}
