import { expect, it } from 'vitest'
import { dollars, gbSeconds, price, priceWords } from './money'

it('an amount has the digits that mean something', () => {
  expect([0, 0.0000123456, 0.5, 12.3456].map(dollars)).toEqual(['$0', '$0.0000123', '$0.500', '$12.35'])
})

it('a price has as many digits as it needs, and says of when it is', () => {
  expect([0.0000166667, 0.2, 0].map(price)).toEqual(['$0.0000166667', '$0.2', '$0'])
  expect(priceWords('2026-11')).toBe('list prices of 2026-11, before any free tier')
  expect(priceWords('our own')).toBe('prices: our own')
  expect(priceWords('')).toBe('nobody is paid for it')
})

it('seconds of memory are written shortly', () => {
  expect([0.34351, 1234.56].map(gbSeconds)).toEqual(['0.344', '1\u2009234.6'])
})
