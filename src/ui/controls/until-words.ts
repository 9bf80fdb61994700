/** "Run until …" in words: what came, or how it ended without it. */
import type { RunEnd, Until } from '../../notebooks/kernel/session'
import { counted, grouped } from '../stage/numbers'

/** `count.value is 3`: the condition as something that holds. */
export function untilWords(until: Until, labelOf: (cell: string) => string = (cell) => cell): string {
  switch (until.kind) {
    case 'message': {
      const from = until.from ? ` from ${until.from}` : ''
      const to = until.to ? ` to ${until.to}` : ''
      return `${until.method || 'a message'}${from}${to} is held`
    }
    case 'state':
      return `${until.actor}.${until.field} ${comparisonWords[until.is]} ${until.value}`
    case 'depth':
      return `${counted(until.atLeast, 'message')} ${until.atLeast === 1 ? 'waits' : 'wait'} for ${until.actor}`
    case 'error':
      return 'an error came'
    case 'line':
      return `line ${until.line} of ${labelOf(until.cell)} sent a message`
    case 'steps':
      return `${counted(until.count, 'step')} taken`
    case 'end':
      return 'nothing is held any more'
  }
}

export const comparisonWords = {
  '=': 'is',
  '≠': 'is not',
  '<': 'is less than',
  '≤': 'is at most',
  '>': 'is more than',
  '≥': 'is at least',
} as const

export interface EndWords {
  readonly words: string
  readonly tone: 'said' | 'refused'
}

/** How letting it run has ended; null where there is nothing to say that isn't seen. */
export function endWords(
  until: Until,
  { end, words }: RunEnd,
  labelOf?: (cell: string) => string,
): EndWords | null {
  switch (end) {
    case 'reached':
      return until.kind === 'steps' ? null : { words: capital(untilWords(until, labelOf)), tone: 'said' }
    case 'over':
      if (until.kind === 'end') return { words: 'Nothing is held any more', tone: 'said' }
      return until.kind === 'steps' ? null : { words: 'Not yet, and nothing is held any more', tone: 'said' }
    case 'halted':
      return { words: 'Paused', tone: 'said' }
    case 'limit':
      return { words: `Not yet: stopped after ${grouped(stepsAtMost)} steps`, tone: 'refused' }
    case 'refused':
      return { words, tone: 'refused' }
  }
}

/** The session stops by itself there. */
const stepsAtMost = 10_000

/** A name of the reader's keeps its letter: only words of ours begin with a capital. */
function capital(words: string): string {
  return /^(a|an|nothing|line) /.test(words) ? words[0].toUpperCase() + words.slice(1) : words
}
