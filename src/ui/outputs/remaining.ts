/**
 * How long a job will still take, from the rate so far. Pure: the caller brings the clock.
 *
 * The rate is that of the whole job, so it settles by itself. What is shown counts down with the clock, and is set anew
 * only where the estimate has left it by a fifth: it doesn't jump up and down with every step.
 */
export interface Remaining {
  /** Clock and value when the job was first seen, in ms. */
  readonly from: number
  readonly first: number
  /** Clock of the latest step. */
  readonly at: number
  /** Seconds left at `at`; null where nothing can be said yet. */
  readonly left: number | null
}

/** Seconds of work before anything is said. */
const PATIENCE = 1
const TOLERANCE = 0.2

export function beginRemaining(now: number, value: number): Remaining {
  return { from: now, first: value, at: now, left: null }
}

export function stepRemaining(before: Remaining, now: number, value: number, total: number): Remaining {
  const worked = (now - before.from) / 1000
  const gone = value - before.first
  if (worked < PATIENCE || gone <= 0 || value >= total) return { ...before, at: now }
  const estimate = ((total - value) * worked) / gone
  const counted = before.left === null ? null : Math.max(0, before.left - (now - before.at) / 1000)
  const holds = counted !== null && Math.abs(estimate - counted) <= Math.max(1, TOLERANCE * counted)
  return { ...before, at: now, left: holds ? counted : estimate }
}

/** `about 12 s left`; '' where nothing can be said. */
export function remainingWords({ left }: Remaining): string {
  if (left === null) return ''
  if (left < 60) return `about ${Math.max(1, Math.round(left))} s left`
  const minutes = Math.round(left / 60)
  return minutes < 60 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`
}
