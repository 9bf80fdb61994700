/** What the first screen says when the auditor has counted, and what it proposes next. */
import type { Verb } from '../../controls/explore-words'

export type Goal = 'less' | 'more'

export interface Verdict {
  /** The first sentence, set bold. */
  readonly what: string
  readonly why: string
  readonly again: string
  readonly goal: Goal
}

export const whole = 200
export const counts: Verb = { one: 'counts', many: 'count' }

export const question: Readonly<Record<Goal, string>> = {
  less: 'Can you make the auditor count less than 200?',
  more: 'Can you make the auditor count more than 200?',
}

export function verdictOf(total: number): Verdict {
  const why = 'No line of code is wrong: you chose the order. On a real network nobody chooses.'
  if (total < whole)
    return { what: `${whole - total} is missing.`, why, again: 'Now make it 210', goal: 'more' }
  if (total > whole)
    return { what: `${total - whole} too much.`, why, again: 'Now make it 190', goal: 'less' }
  return {
    what: 'Nothing is missing.',
    why: 'No line of code keeps it so: you chose the order. On a real network nobody chooses.',
    again: 'Now make it 190',
    goal: 'less',
  }
}
