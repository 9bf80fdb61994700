import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    naps: { result: 'slept 6 s, slept 4 s, slept 2 s' },
    some: { result: '1, 2, 4' },
    chain: { result: '2, 8, 18' },
    stuck: { result: 'DeadlockError' },
    stats: { result: null },
  },
  predictions: { 'how-many': 1 },
  checks: {},
}
