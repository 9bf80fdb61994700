import { describe, expect, it } from 'vitest'
import { bytes, count, duration, many, short } from './numbers'
import { isNumeric } from './numeric-column'
import { thin } from './thin'

describe('numbers on the page', () => {
  it('thousands are parted by a thin space', () => {
    expect([999, 4260, 1000000].map(count)).toEqual(['999', '4\u2009260', '1\u2009000\u2009000'])
  })

  it('times have a space before the unit', () => {
    expect([0.14, 12.34, 125].map(duration)).toEqual(['0.14 s', '12.3 s', '2 min 5 s'])
  })

  it('sizes are binary', () => {
    expect([640, 1230, 2_831_155].map(bytes)).toEqual(['640 B', '1.2 KiB', '2.7 MiB'])
  })

  it('one message is, four messages are', () => {
    expect([many(1, 'message'), many(4, 'message'), many(0, 'message')]).toEqual([
      '1 message',
      '4 messages',
      '0 messages',
    ])
  })

  it('a number in a chart is short', () => {
    expect([0.08583, 3.14159, 4284, 1234.5, NaN].map(short)).toEqual([
      '0.0858',
      '3.142',
      '4\u2009284',
      '1\u2009235',
      'NaN',
    ])
  })
})

describe('columns of numbers', () => {
  const column = (...cells: string[]) =>
    isNumeric(
      cells.map((cell) => [cell]),
      0,
    )

  it('numbers with units, signs and thousands are numbers', () => {
    expect(column('1', '-2.5', '3.50 s', '97 %', '4\u2009260', '')).toBe(true)
  })

  it('words are not, and neither is nothing', () => {
    expect([column('1', 'two'), column('', ''), column()]).toEqual([false, false, false])
  })
})

describe('points of a plot', () => {
  it('few points stay as they are', () => {
    const points = [1, 2, 3]
    expect(thin(points, 3)).toBe(points)
  })

  it('many points are thinned evenly and keep first and last', () => {
    const points = Array.from({ length: 1001 }, (_, at) => at)
    expect(thin(points, 5)).toEqual([0, 250, 500, 750, 1000])
  })
})
