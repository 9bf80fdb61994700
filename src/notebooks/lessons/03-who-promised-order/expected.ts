import type { LessonPromises } from '../../exercises/promise'

export const promises: LessonPromises = {
  cells: {
    board: { result: null },
    alone: {
      order: [
        ['notebook', 'board', 'wipe'],
        ['notebook', 'ana', 'spell'],
        ['ana', 'board', 'N'],
        ['ana', 'board', 'O'],
        ['notebook', 'board', 'read'],
      ],
      result: 'NO',
    },
    'two-senders': {
      order: [
        ['notebook', 'board', 'wipe'],
        ['notebook', 'ana', 'spell'],
        ['notebook', 'ben', 'spell'],
        ['ana', 'board', 'N'],
        ['ben', 'board', 'W'],
        ['ana', 'board', 'O'],
        ['notebook', 'board', 'read'],
      ],
      result: 'NWO',
      outcomes: { NOW: 1, NWO: 1, WNO: 1 },
      orders: 3,
      distinct: 3,
    },
    unordered: {
      order: [
        ['notebook', 'board', 'wipe'],
        ['notebook', 'ana', 'spell'],
        ['notebook', 'ben', 'spell'],
        ['ana', 'board', 'O'],
        ['ben', 'board', 'W'],
        ['ana', 'board', 'N'],
        ['notebook', 'board', 'read'],
      ],
      result: 'OWN',
      outcomes: { NOW: 1, NWO: 1, ONW: 1, OWN: 1, WNO: 1, WON: 1 },
      orders: 6,
      distinct: 6,
    },
    'go-on': {
      order: [
        ['notebook', 'board', 'wipe'],
        ['notebook', 'ana', 'start'],
        ['ana', 'ben', 'goOn'],
        ['ben', 'board', 'O'],
        ['ana', 'board', 'W'],
        ['ben', 'board', 'N'],
        ['notebook', 'board', 'read'],
      ],
      result: 'OWN',
      outcomes: { ONW: 1, OWN: 1, WON: 2 },
      orders: 4,
      distinct: 3,
    },
    possible: { result: null },
  },
  predictions: { 'which-words': 1 },
  checks: { 'name-the-words': { solution: true } },
}
