import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    shop: { result: null },
    'lost-question': {
      order: [
        ['notebook', 'shop', 'pay'],
        ['account', 'shop', 'no answer to take'],
        ['shop', 'account', 'take'],
        ['account', 'shop', 'take answer'],
        ['shop', 'notebook', 'pay answer'],
      ],
      result: '90',
    },
    'lost-answer': {
      order: [
        ['notebook', 'shop', 'pay'],
        ['shop', 'account', 'take'],
        ['account', 'shop', 'no answer to take'],
        ['shop', 'account', 'take'],
        ['account', 'shop', 'take answer'],
        ['shop', 'notebook', 'pay answer'],
      ],
      result: '70',
    },
    careful: { result: null },
    'bad-network': {
      order: [
        ['notebook', 'shop_2', 'pay'],
        ['shop_2', 'account_2', 'take'],
        ['shop_2', 'account_2', 'take'],
        ['account_2', 'shop_2', 'no answer to take'],
        ['shop_2', 'account_2', 'take'],
        ['notebook', 'account_2', 'left'],
      ],
      result: 'heard 90, 90 left',
    },
  },
  predictions: { 'who-can-tell': 2, 'exactly-once': 2 },
  spots: { 'new-id': 5 },
  checks: { 'pay-once': { solution: true } },
}
