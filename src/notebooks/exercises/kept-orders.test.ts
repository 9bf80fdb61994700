import { expect, test } from 'vitest'
import { plainOrders, readOrders } from './kept-orders'

const step = ['bank', 'account_1', 'take'] as const

test('what is written is read again', () => {
  const orders = { 'make-190': [step, ['auditor', 'account_1', 'howMuch answer']] as const }
  expect(readOrders(JSON.parse(JSON.stringify(plainOrders(orders))))).toEqual(orders)
})

test('an order with one odd step, or too many of them, is dropped as a whole', () => {
  const odd = {
    good: [step],
    empty: [],
    short: [['bank', 'take']],
    number: [[...step.slice(0, 2), 7]],
    long: Array.from({ length: 501 }, () => step),
    name: [['x'.repeat(201), 'b', 'c']],
    text: 'take',
    none: null,
  }
  expect(readOrders(odd)).toEqual({ good: [step] })
})

test('what is no object holds no orders, and no name reaches a prototype', () => {
  for (const value of [null, undefined, 7, 'x', [step]]) expect(readOrders(value)).toEqual({})
  const read = readOrders(JSON.parse(`{"__proto__": [["a", "b", "c"]]}`))
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})
