import type { LessonPromises } from '../../exercises/promise'

// Which digits there are depends on what was brought, and how far a network gets depends on them.
export const promises: LessonPromises = {
  cells: {
    trainer: { result: null },
    training: { result: null },
    confusion: { result: null },
    pictures: { result: null },
    'one-message': { result: null },
  },
  predictions: { 'what-it-hears': 1 },
  checks: { 'know-the-digits': { live: true } },
}
