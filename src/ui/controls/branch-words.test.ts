import { expect, it } from 'vitest'
import { NO_CHANCE, faultKey } from '../../runtime/protocol/faults'
import { branchWords } from './branch-words'
import { dialsOn } from './fault-words'

const names = ['notebook', 'ana', 'count']
const words = (key: string, method = 'increment') =>
  branchWords(key, { from: 1, to: 2, method }, (actor) => names[actor])

it('names a step by what it delivers, from whom and to whom', () => {
  expect(words('0.1#2.0')).toBe('increment from ana to count')
  expect(words('0.1#2.0>')).toBe('increment answer from ana to count')
  expect(words('0.1#2.0@', 'after 2 s')).toBe('count: after 2 s')
  expect(words('0.1#2.0!', 'no answer to increment after 30 s')).toBe(
    'count: no answer to increment after 30 s',
  )
  expect(words('ahead:0.1#2.0')).toBe('increment from ana to count, first')
})

it('says of a fault what becomes of whom', () => {
  const faults = [
    { do: 'drop', key: '0.1#2.0' },
    { do: 'duplicate', key: '0.1#2.0' },
    { do: 'hold', key: '0.1#2.0' },
    { do: 'crash', actor: '0.2' },
    { do: 'slow', actor: '0.2', factor: 10 },
    { do: 'wall', groups: [['0.1'], ['0.2']] },
    { do: 'heal' },
    { do: 'chance', chance: NO_CHANCE },
  ] as const
  expect(faults.map((fault) => words(faultKey(fault)))).toEqual([
    'increment for count is lost',
    'increment for count is doubled',
    'increment for count is put aside',
    'count crashes',
    'count is slowed down 10×',
    'a partition begins',
    'the partition heals',
    'no more chance',
  ])
})

it('counts the dials that are on, and a wall as one', () => {
  expect(dialsOn(NO_CHANCE, [])).toBe(0)
  expect(dialsOn({ ...NO_CHANCE, loss: 0.1, crash: 0.02 }, [[1], [2]])).toBe(3)
})
