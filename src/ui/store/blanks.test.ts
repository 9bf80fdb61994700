import { describe, expect, it } from 'vitest'
import { blankFrom, blanksLeft, findBlanks } from './blanks'

const original = 'wait(refs, ______)\nget(______)\n'
const texts = (text: string) =>
  findBlanks(original, text).map(({ from, to, filled }) => [text.slice(from, to), filled])

describe('blanks', () => {
  it('in the original all are empty', () => {
    expect(texts(original)).toEqual([
      ['______', false],
      ['______', false],
    ])
    expect(blanksLeft(original)).toBe(2)
  })

  it('what stands between the same words fills a blank', () => {
    expect(texts('wait(refs, { numReturns: 3 })\nget(______)\n')).toEqual([
      ['{ numReturns: 3 }', true],
      ['______', false],
    ])
  })

  it('a blank whose underscores were deleted is empty, not filled', () => {
    expect(texts('wait(refs, )\nget(ready)\n')).toEqual([
      ['', false],
      ['ready', true],
    ])
  })

  it('one that was typed into without its underscores being replaced is not filled', () => {
    expect(texts('wait(refs, ___ready___)\nget(ready_____)\n')).toEqual([
      ['___ready___', false],
      ['ready_____', false],
    ])
    expect(blanksLeft('wait(refs, ready____)')).toBe(1)
  })

  it('where the text around them was edited, the empty ones are still found', () => {
    expect(texts('// mine\nwait(all, ______)\n')).toEqual([['______', false]])
  })

  it('a text without blanks has none', () => {
    expect(findBlanks('a + b', 'a + b')).toEqual([])
    expect(findBlanks('a + b', 'a + c')).toEqual([])
  })
})

describe('the next empty blank', () => {
  const text = 'wait(refs, ______)\nget(______)\n'
  const from = (at: number, step: 1 | -1) => blankFrom(findBlanks(original, text), at, step)?.from

  it('is the one further on, and after the last the first', () => {
    expect([from(0, 1), from(11, 1), from(23, 1)]).toEqual([11, 23, 11])
  })

  it('is the one before, and before the first the last', () => {
    expect([from(30, -1), from(23, -1), from(11, -1)]).toEqual([23, 11, 23])
  })

  it('is none where all are filled', () => {
    expect(blankFrom(findBlanks(original, 'wait(refs, a)\nget(b)\n'), 0, 1)).toBeNull()
  })
})
