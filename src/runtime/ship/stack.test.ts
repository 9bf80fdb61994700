import { describe, expect, it } from 'vitest'
import { parseStack, sourceUrl } from './stack'

const url = sourceUrl('a b/1', 3, 100)

describe('a stack is read', () => {
  it('as V8 writes it', () => {
    const stack = `TypeError: Cannot read properties of null (reading 'x')
    at Counter.add (${url}:7:12)
    at async Promise.all (index 0)
    at async f (${url}:3:5)
    at new Thing (${url}:4:1)
    at eval (${url}:2:1)
    at async $cell (${url}:1:120)
    at ${url}:5:9
    at run (https://example.org/kernel.worker.js:12:3)`
    expect(parseStack(stack)).toEqual([
      { cell: 'a b/1', line: 7, column: 12, name: 'Counter.add' },
      { cell: 'a b/1', line: 3, column: 5, name: 'f' },
      { cell: 'a b/1', line: 4, column: 1, name: 'Thing' },
      { cell: 'a b/1', line: 2, column: 1, name: '' },
      { cell: 'a b/1', line: 1, column: 20, name: '' },
      { cell: 'a b/1', line: 5, column: 9, name: '' },
    ])
  })

  it('as Firefox writes it', () => {
    const stack = `add@${url}:7:12
f/<@${url}:3:5
async*$cell@${url}:1:120
@${url}:2:1
async*run@https://example.org/kernel.worker.js:12:3
`
    expect(parseStack(stack)).toEqual([
      { cell: 'a b/1', line: 7, column: 12, name: 'add' },
      { cell: 'a b/1', line: 3, column: 5, name: 'f' },
      { cell: 'a b/1', line: 1, column: 20, name: '' },
      { cell: 'a b/1', line: 2, column: 1, name: '' },
    ])
  })

  it('as Safari writes it', () => {
    const stack = `add@${url}:7:12\n@${url}:2:1\neval code@${url}:4:2\n[native code]`
    expect(parseStack(stack).map(({ line, name }) => [line, name])).toEqual([
      [7, 'add'],
      [2, ''],
      [4, ''],
    ])
  })

  it('when there is none', () => {
    expect(parseStack(undefined)).toEqual([])
    expect(parseStack('Error: cell: x')).toEqual([])
  })
})

it('a stack that a program wrote itself is read as far as it can be', () => {
  expect(parseStack('at x (cell:%zz?v=1&c=0:3:4)')).toEqual([{ cell: '%zz', line: 3, column: 4, name: 'x' }])
  expect(parseStack('at x (cell:a?v=1&c=0:3:4)\n'.repeat(10_000))).toHaveLength(100)
})
