import { chairScript } from './chair-script'
import { consultationOpinion } from './consultation-opinion'
import { meetingNotice } from './meeting-notice'
import { minutesPaper } from './minutes-paper'
import type { Paper } from './paper'
import { record } from './record'
import { resultPaper } from './result-paper'
import { sessionPlan } from './session-plan'
import { signInBlank } from './sign-in-blank'
import { signInSheet } from './sign-in-sheet'
import { speakingStatistics } from './speaking-statistics'
import { tallyBlank } from './tally-blank'
import { tallyPaper } from './tally-paper'
import { tallySheets } from './tally-sheets'

/** 全套文书, in the order in which they are made and listed. A new paper is a new file like these and one line here. */
export const papers: readonly Paper[] = [
  meetingNotice,
  sessionPlan,
  chairScript,
  signInBlank,
  tallyBlank,
  minutesPaper,
  record,
  consultationOpinion,
  resultPaper,
  signInSheet,
  tallySheets,
  tallyPaper,
  speakingStatistics,
]
