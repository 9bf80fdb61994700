import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    begin: { result: null },
    hello: { result: 'Hello World!' },
    powers: { result: '1, 8, 27, 64, 125, 216' },
    pool: { result: '18, 32, 50' },
    loud: { result: 'ASK FIRST.' },
    words: { result: 'the 200, rain 50' },
    errors: { result: '3 and 5 failed' },
    again: { result: 'ana 3, ben 3' },
    shared: { result: '20' },
    cost: { result: '0.005040' },
  },
  predictions: { 'twice-the-memory': 2 },
  checks: {
    'lithops-hello': { solution: true },
    'lithops-map': { solution: true },
    'lithops-pool': { solution: true },
    'lithops-storage': { solution: true },
    'lithops-words': { solution: true },
    'lithops-errors': { solution: true },
    'lithops-retries': { solution: true },
    'lithops-shared': { solution: true },
    'lithops-cost': { solution: true },
  },
}
