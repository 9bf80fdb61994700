import type { LessonPromises, Step } from '../../exercises/promise'

const answeredTwo: readonly Step[] = [
  ['notebook', 'ana', 'click'],
  ['notebook', 'ben', 'click'],
  ['notebook', 'count', 'increment'],
  ['ana', 'count', 'increment'],
  ['notebook', 'count', 'getValue'],
  ['ben', 'count', 'increment'],
]

export const promises: LessonPromises = {
  cells: {
    counters: { result: null },
    increments: {
      order: answeredTwo,
      result: '2',
      outcomes: { '1': 2, '2': 4, '3': 6 },
      orders: 12,
      distinct: 12,
    },
    door: { result: null },
    visit: {
      order: [
        ['notebook', 'guard', 'round'],
        ['notebook', 'visitor', 'visit'],
        ['guard', 'door', 'lock'],
        ['visitor', 'door', 'open'],
      ],
      result: 'locked',
      outcomes: { open: 1, locked: 1 },
      orders: 2,
      distinct: 2,
    },
  },
  predictions: { 'which-values': 1, 'which-answers': 2 },
  checks: {
    'answer-two': { order: answeredTwo },
    'lock-the-door': { solution: true },
  },
}
