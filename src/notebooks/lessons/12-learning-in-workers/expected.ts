import type { LessonPromises } from '../../exercises/promise'

// Which digits there are depends on what was brought, and how far a network gets depends on them.
export const promises: LessonPromises = {
  cells: {
    learners: { result: null },
    one: { result: null },
    apart: { result: null },
    together: { result: null },
    faster: { result: null },
  },
  predictions: { 'how-good': 2, 'what-travels': 2 },
  checks: { 'learn-together': { solution: true } },
}
