import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    setup: { result: null },
    transfer: {
      order: [
        ['notebook', 'bank', 'transfer'],
        ['notebook', 'auditor', 'count'],
        ['bank', 'account_1', 'take'],
        ['auditor', 'account_1', 'howMuch'],
        ['auditor', 'account_2', 'howMuch'],
        ['bank', 'account_2', 'add'],
      ],
      result: '190',
      outcomes: { '200': 12, '190': 6, '210': 6 },
      orders: 24,
      distinct: 4,
    },
  },
  predictions: {},
  checks: {},
}
