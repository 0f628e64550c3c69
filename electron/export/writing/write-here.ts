import { nothingLeft } from '#shared/decision'
import { writeArchive } from '../archive'
import { toDocx } from '../docx'
import { toOfd } from '../ofd/ofd'
import { toXlsx } from '../xlsx'
import type { Writing } from './writing'

/** Makes the file in this very process, which has nothing else to do. */
export const writeHere: Writing = async (task) => {
  switch (task.kind) {
    case 'docx':
      return toDocx(task.document)
    case 'xlsx':
      return toXlsx(task.workbook)
    case 'ofd':
      return toOfd(task.pdf, task.about)
    case 'archive':
      return writeArchive(task.facts, task.said)
    default:
      return nothingLeft(task)
  }
}
