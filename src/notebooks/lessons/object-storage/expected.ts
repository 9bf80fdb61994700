import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    buckets: { result: '3 herbs, roses red and white' },
    ranges: { result: '3456, 10000 in 3 pieces' },
    missing: { result: 'StorageNoSuchKeyError: No such key /yard/tulips found in storage.' },
    references: { result: '2000, 3000' },
    // How many additions are lost depends on who was when where.
    lost: { result: null },
    'own-keys': { result: '20' },
  },
  predictions: { 'lost-updates': 1 },
  checks: {},
}
