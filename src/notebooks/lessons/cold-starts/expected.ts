import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    twice: { result: 'cold, warm, warm' },
    burst: { result: '1 of 1, then 4 of 5 cold' },
    keep: { result: 'cold, warm, cold, warm' },
    clouds: { result: '49, 49, 49, 49, 49, 49' },
  },
  predictions: { 'burst-starts': 1 },
  checks: {},
}
