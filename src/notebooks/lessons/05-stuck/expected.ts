import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    branches: { result: '10' },
    'both-ways': {
      order: [
        ['notebook', 'north', 'send'],
        ['north', 'south', 'receive'],
        ['notebook', 'south', 'send'],
        ['south', 'north', 'receive'],
      ],
      result: '10 and 30',
      outcomes: { '10 and 30': 2, DeadlockError: 2 },
      orders: 4,
      distinct: 4,
    },
    'ask-back': { result: 'Deadlock: east waits for west, west waits for east.' },
    ring: {
      result: 'signed, then Deadlock: tax waits for port, port waits for court, court waits for tax.',
    },
    repair: { result: null },
    'both-ways-again': {
      order: [
        ['notebook', 'north_2', 'send'],
        ['notebook', 'south_2', 'send'],
        ['north_2', 'south_2', 'receive'],
        ['south_2', 'north_2', 'receive'],
        ['south_2', 'north_2', 'receipt'],
        ['north_2', 'south_2', 'receipt'],
        ['notebook', 'north_2', 'report'],
        ['notebook', 'south_2', 'report'],
      ],
      result: '120, 10 confirmed; 80, 30 confirmed',
      outcomes: { '120, 10 confirmed; 80, 30 confirmed': 24 },
      orders: 24,
      distinct: 12,
    },
  },
  predictions: { 'can-it-stick': 1 },
  spots: { 'cook-asks': 5 },
  checks: { 'never-stuck': { solution: true } },
}
