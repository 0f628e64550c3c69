/* What makes papers: the domain's composers with their tables of strokes. Fetched by the first screen that shows a paper. */
export { composeSet } from '#shared/papers/paper-set'
export { papers } from '#shared/papers/papers'
