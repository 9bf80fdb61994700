import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    limit: { result: 'TimeoutError: 3 waited, 3 counted' },
    'hand-over': { result: 'old 10, clone 10 of 15' },
    careful: { result: null },
    again: { result: 'old 10, clone 15 of 15' },
  },
  predictions: { 'what-is-left': 1 },
  checks: { 'wait-for-state': { solution: true } },
}
