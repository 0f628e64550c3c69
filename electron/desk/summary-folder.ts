import { type SummaryFolder, summaryFolder } from '#electron/storage/folder'
import { kindFor } from './kinds'

/** The domain's rules for the store: how a stream folds, and what of it stands in a list. */
export function newSummaryFolder(most?: number): SummaryFolder {
  return summaryFolder<unknown>(
    {
      evolve: (state, fact) => kindFor(fact.stream).evolve(state ?? null, fact),
      summarize: (state, tip) => kindFor(tip.stream).summarize(state, tip),
    },
    most,
  )
}
