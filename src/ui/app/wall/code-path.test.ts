import { expect, it } from 'vitest'
import { encode } from 'uqr'
import { codePath, isOnlyHere } from './code-path'

/** The squares that a path covers. */
function drawn(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let n = 0; n < Number(run); n += 1) rows[Number(y)][Number(x) + n] = true
  return rows
}

it('the path covers the dark squares of a code and no others', () => {
  const { data, size } = encode('https://example.org/actorium/#/lesson/01-make-money-disappear')
  expect(drawn(codePath(data), size)).toEqual(data)
})

it('an address of this computer is known for one', () => {
  const here = [
    'http://localhost:4173/#/',
    'http://127.0.0.1:8150/',
    'http://[::1]/',
    'file:///srv/index.html',
  ]
  const elsewhere = [
    'https://example.org/#/teach',
    'http://192.168.0.7:4173/',
    'http://localhost.example.org/',
  ]
  expect(here.map(isOnlyHere)).toEqual([true, true, true, true])
  expect(elsewhere.map(isOnlyHere)).toEqual([false, false, false])
})
