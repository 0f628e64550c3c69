import { copyFile } from 'node:fs/promises'
import { archiveVerdicts } from '#electron/export/archive-verdict'
import { codeOf } from '#electron/export/stick-trouble'
import type { ArchiveVerdict } from '#shared/contract/safety'
import { ok, type Result, refuse } from '#shared/decision'
import { verifierFile } from './paths'

/** 核对档案 from the console (K7): what the script says, with the disk's trouble as a sentence. */
export async function checkArchives(path: string, code: string): Promise<Result<readonly ArchiveVerdict[]>> {
  try {
    const verdicts = await archiveVerdicts(path, code)
    if (verdicts.length > 0) return ok(verdicts)
    return refuse('archive.none', '这里没有会议档案。请选择导出文书时的文件夹，或里面的“会议档案”文件。')
  } catch (error) {
    if (codeOf(error) === null) throw error
    return refuse('archive.cannot-open', '打不开：U盘可能已经拔出，或文件读不出来。请插好后重新选择。')
  }
}

/** Saves the script where the clerk wants it; answers where. */
export async function saveVerifier(path: string): Promise<Result<string>> {
  try {
    await copyFile(verifierFile(), path)
    return ok(path)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return refuse('archive.tool-not-saved', '没有存上。请检查那个盘是否写保护或已满，换一个位置再存。')
  }
}
