import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    train: { result: null },
    rates: { result: 'in the middle' },
    grid: { result: '9 trainings' },
    functions: { result: 'relu' },
  },
  predictions: { 'which-rate': 1 },
  checks: {},
}
