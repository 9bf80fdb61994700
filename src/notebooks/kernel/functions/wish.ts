/** What a person sets of platforms, looked at before it is taken. Pure. */
import { refusedFigure, type Bounded } from '../../../runtime/cluster/functions/settings'
import type { PlatformWish } from '../../../runtime/protocol/functions-view'

const NAMES: readonly (readonly [name: Bounded & keyof PlatformWish, words: string])[] = [
  ['limit', 'The limit'],
  ['memory', 'Memory'],
  ['timeLimit', 'The time limit'],
  ['coldStart', 'A cold start'],
  ['keepAlive', 'Kept warm'],
]

/** Letters of when prices were read. */
const DATE = 40

/** Why it can't be set; '' where it can. */
export function refusedWish(wish: PlatformWish | null): string {
  for (const [name, words] of NAMES) {
    const value = wish?.[name]
    const refused = value === undefined ? '' : refusedFigure(name, words, value)
    if (refused !== '') return refused
  }
  if (wish?.prices === undefined) return ''
  const { gbSecond, million, asOf } = wish.prices
  return (
    refusedFigure('gbSecond', 'The price of a GB-second', gbSecond) ||
    refusedFigure('million', 'The price of a million calls', million) ||
    (String(asOf).length > DATE ? `The date of the prices has ${DATE} letters at the most.` : '')
  )
}

/** What is set and no more; null where nothing is. */
export function cleanWish(wish: PlatformWish | null): PlatformWish | null {
  const set = Object.entries(wish ?? {}).filter(([, value]) => value !== undefined)
  return set.length === 0 ? null : Object.fromEntries(set)
}
