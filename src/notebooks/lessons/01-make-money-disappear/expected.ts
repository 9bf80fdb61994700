import type { LessonPromises, Step } from '../../exercises/promise'

const given: readonly Step[] = [
  ['notebook', 'bank', 'transfer'],
  ['notebook', 'auditor', 'count'],
]

export const promises: LessonPromises = {
  cells: {
    accounts: { result: null },
    transfer: {
      order: [
        ...given,
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
    repair: { result: null },
    audit: {
      // The auditor asks while the bank waits for account_1, and has to wait until the transfer is done.
      order: [
        ['notebook', 'bank_2', 'transfer'],
        ['notebook', 'auditor_2', 'count'],
        ['bank_2', 'account_1', 'take'],
        ['bank_2', 'account_2', 'add'],
        ['auditor_2', 'bank_2', 'total'],
        ['bank_2', 'account_1', 'howMuch'],
        ['bank_2', 'account_2', 'howMuch'],
      ],
      result: '200',
      outcomes: { '200': 10 },
      orders: 10,
      distinct: 2,
    },
  },
  predictions: { 'which-sums': 2 },
  checks: {
    'make-190': {
      order: [
        ...given,
        ['bank', 'account_1', 'take'],
        ['auditor', 'account_1', 'howMuch'],
        ['auditor', 'account_2', 'howMuch'],
        ['bank', 'account_2', 'add'],
      ],
    },
    'make-210': {
      order: [
        ...given,
        ['bank', 'account_2', 'add'],
        ['auditor', 'account_1', 'howMuch'],
        ['auditor', 'account_2', 'howMuch'],
        ['bank', 'account_1', 'take'],
      ],
    },
    'repair-the-audit': { solution: true },
  },
}
