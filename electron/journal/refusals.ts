import { nothingLeft, type Refusal, type Result, refuse } from '#shared/decision'
import { diskTroubleOf } from './files'
import type { AppendTrouble } from './writer'

/** Why an append was not kept. */
export function refusalOf(trouble: AppendTrouble): Refusal {
  switch (trouble) {
    case 'disk-full':
      return {
        code: 'journal.disk-full',
        message: '电脑磁盘已满，刚才这一步没有记下。备用空间已腾出，请再做一次；并尽快散会、导出文书，然后清理磁盘。',
      }
    case 'reserve-used':
      return {
        code: 'journal.disk-full',
        message: '电脑磁盘已满，备用空间也已用完，刚才这一步没有记下。请先删除或移走一些不用的文件，再做一次。',
      }
    case 'io':
      return {
        code: 'journal.io',
        message: '磁盘写入出错，刚才这一步没有记下。已换用新的记录文件，请再做一次；若再次出错，请尽快导出到U盘。',
      }
    case 'read-only':
      return {
        code: 'journal.read-only',
        message: '记录文件夹不能写入，刚才这一步没有记下。请检查文件夹权限和磁盘写保护后再做一次。',
      }
    case 'closed':
      return { code: 'journal.closed', message: '议事台正在退出，刚才这一步没有记下。请重新打开后再做一次。' }
    case 'taken-over':
      return {
        code: 'journal.taken-over',
        message: '另一个议事台接管了这份记录，刚才这一步没有记下。请关闭这个窗口，在另一个窗口继续。',
      }
    default:
      return nothingLeft(trouble)
  }
}

/** Why the journal did not open; throws what is not the disk's fault. */
export function refuseOpening(error: unknown): Result<never> {
  switch (diskTroubleOf(error)) {
    case 'disk-full':
      return refuse('journal.disk-full', '电脑磁盘已满，记录打不开。请删除或移走一些不用的文件，再重新打开议事台。')
    case 'read-only':
      return refuse('journal.read-only', '记录文件夹不能写入。请检查这个文件夹的权限和磁盘的写保护，再重新打开议事台。')
    case 'io':
      return refuse('journal.io', '磁盘读写出错，记录打不开。请不要再使用这块磁盘，联系技术人员，并保留原样。')
    case null:
      throw error
  }
}

export function refuseNewer(format: number): Result<never> {
  return refuse(
    'journal.newer-format',
    `这份记录由更新版本的议事台写成（格式 ${format}），这个版本不能打开，也没有改动它。请安装新版本后再打开。`,
  )
}
