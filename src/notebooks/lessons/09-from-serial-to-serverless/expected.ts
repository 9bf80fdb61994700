import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    serial: { result: '0 to 9801' },
    cloud: { result: '0 to 9801' },
    compute: { result: '33860' },
    bill: { result: 'cold, warm, warm, cold, cold' },
    cheapest: { result: null },
  },
  predictions: { 'how-much-faster': 1, 'who-pays': 2 },
  spots: { 'still-serial': 5 },
  checks: { 'cheapest-plan': { solution: true } },
}
