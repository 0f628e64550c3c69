import type { Line } from '../topic/lines'
import type { Review } from '../topic/reviews'

/**
 * 当时的台账条目: the line as it stood at the end of a day, read from the days of what was done about it; null when it was
 * not agreed on yet. Its wording, unit and leader are today's. The lamp of a past day is the lamp of this line (J6).
 */
export function lineThen(line: Line, day: string): Line | null {
  if (line.agreedOn > day) return null
  const replies = line.replies.filter((each) => each.on <= day)
  const next = line.replies[replies.length]
  return {
    ...line,
    // An answer may set another deadline; before it the earlier one held.
    dueOn: next?.dueBefore === undefined ? line.dueOn : next.dueBefore,
    report: line.report && line.report.on <= day ? line.report : null,
    replies,
    tellings: line.tellings.filter((each) => each.on <= day),
    reviews: reviewsThen(line, day),
    notes: line.notes.filter((each) => each.on <= day),
    dropped: line.dropped && line.dropped.on <= day ? line.dropped : null,
  }
}

/** A review is planned with the answer that says done, or when the one before it was held. */
function reviewsThen({ reviews, replies }: Line, day: string): readonly Review[] {
  const planned = reviews.filter((review, index) => {
    const reply = replies.find((each) => `${each.id}-r` === review.id)
    const before = reviews[index - 1]
    return (reply?.on ?? '') <= day && (before === undefined || (before.held !== null && before.held.on <= day))
  })
  return planned.map((review) => (review.held && review.held.on > day ? { ...review, held: null } : review))
}
