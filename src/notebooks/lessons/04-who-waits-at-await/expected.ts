import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    players: { result: null },
    rally: {
      order: [
        ['notebook', 'ana', 'ping'],
        ['notebook', 'ben', 'howMany'],
        ['ana', 'ben', 'pong'],
        ['notebook', 'ana', 'howMany'],
      ],
      result: 'ana 1, ben 0',
      outcomes: { 'ana 1, ben 1': 2, 'ana 1, ben 0': 1 },
      orders: 3,
      distinct: 2,
    },
    // How many points fall inside is chance.
    staircase: { result: null },
    'at-once': { result: null },
    'speed-up': { result: null },
  },
  predictions: { 'which-scores': 1, 'how-long': 1 },
  spots: { 'looks-parallel': 4 },
  checks: { 'ask-all-at-once': { solution: true } },
}
