import { describe, expect, it } from 'vitest'
import type { CellRun } from '../../notebooks/kernel/session'
import { makerOf } from './maker-of'

const run = (state: CellRun['state'], stale = false) => ({ state, stale }) as CellRun

const MAKING = `
class Counter {
  inside = 1
}
const count = await spawn(Counter), { ana, ben: bob } = people
export async function work(later) {
  const local = 1
}
let first = 1, second = 2
const {
  north,
  south = 2,
} = poles
const [x, y] = pair
import { spawn, sleep as wait } from 'actors'
import * as all from 'learn'
// const comment = 1
`
const cells = [
  { id: 'top', text: 'count' },
  { id: 'make', text: MAKING },
  { id: 'again', text: 'let count = 2' },
  { id: 'use', text: 'const own = 1\ncount + own' },
  { id: 'last', text: 'const below = 1' },
]

describe('the cell that makes a name', () => {
  it.each([
    ['Counter', 'make 2'],
    ['count', 'again 1'],
    ['work', 'make 6'],
    ['first', 'make 9'],
    ['second', 'make 9'],
    ['north', 'make 10'],
    ['south', 'make 10'],
    ['x', 'make 14'],
    ['y', 'make 14'],
    ['spawn', 'make 15'],
    ['wait', 'make 15'],
    ['all', 'make 16'],
    ['below', 'last 1'],
    ['inside', ''],
    ['local', ''],
    ['later', ''],
    ['ben', ''],
    ['poles', ''],
    ['sleep', ''],
    ['comment', ''],
    ['own', ''],
    ['coun', ''],
    ['a.b', ''],
  ])('of %s is %j', (name, place) => {
    const maker = makerOf(name, cells, {}, 'use')
    expect(maker ? `${maker.cell} ${maker.line}` : '').toBe(place)
  })

  it('is the one above rather than the one below', () => {
    expect(makerOf('count', cells, {}, 'again')?.cell).toBe('make')
    expect(makerOf('count', cells, {}, 'top')?.cell).toBe('make')
  })

  it.each<[string, CellRun | undefined, boolean]>([
    ['has not run', undefined, true],
    ['failed', run('failed'), true],
    ['was stopped', run('stopped'), true],
    ['ran before a restart or an edit', run('done', true), true],
    ['ran as it stands', run('done'), false],
  ])('is said when it %s', (_, last, said) => {
    expect(makerOf('below', cells, last ? { last } : {}, 'use') !== null).toBe(said)
  })
})
