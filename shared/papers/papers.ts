import { minutesPaper } from './minutes-paper'
import type { Paper } from './paper'
import { record } from './record'
import { signInSheet } from './sign-in-sheet'
import { tallyPaper } from './tally-paper'
import { tallySheets } from './tally-sheets'

/** 全套文书, in the order in which they are made and listed. A new paper is a new file like these and one line here. */
export const papers: readonly Paper[] = [minutesPaper, record, signInSheet, tallySheets, tallyPaper]
