import type { LessonPromises, Step } from '../../exercises/promise'

const anaLast: readonly Step[] = [
  ['notebook', 'ana', 'call'],
  ['notebook', 'ben', 'call'],
  ['ana', 'desk', 'hello'],
  ['ben', 'desk', 'hello'],
  ['ben', 'desk', 'bye'],
  ['ana', 'desk', 'bye'],
  ['notebook', 'desk', 'lastWord'],
]

export const promises: LessonPromises = {
  cells: {
    people: { result: null },
    calls: {
      order: anaLast,
      result: 'bye from ana',
      outcomes: { 'bye from ana': 3, 'bye from ben': 3 },
      orders: 6,
      distinct: 6,
    },
    // Two callers at once: who is last is chance.
    slowly: { result: null },
    work: { result: '[soup, soup, soup]' },
    gone: { result: 'ActorNotFound: ben has stopped.' },
    lost: { result: null },
  },
  predictions: { 'which-can-go': 1 },
  checks: { 'last-word': { order: anaLast } },
}
