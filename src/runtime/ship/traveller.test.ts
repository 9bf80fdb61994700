import { expect, test } from 'vitest'
import { ship } from './ship'
import { unship } from './unship'

test('an instance of a module’s class travels by its fields, and is one of the same class there', () => {
  class Ticket {
    number = 1
    notes: readonly string[] = []
    kept: object | null = null
    get double() {
      return this.number * 2
    }
  }
  const hooks = {
    encodeRef: () => undefined,
    nativeOf: (value: unknown) => (value === Ticket ? { module: 'tickets', name: 'Ticket' } : undefined),
    isTraveller: (Class: object) => Class === Ticket,
  }
  const ticket = Object.assign(new Ticket(), { number: 21, notes: ['a'] })
  const { value } = unship(ship([[ticket, ticket]], hooks), {
    decodeRef: () => undefined,
    native: () => Ticket,
    variant: 'plain',
  })
  const [[one, other]] = value as [[Ticket, Ticket]]
  expect(one).toBeInstanceOf(Ticket)
  expect(one).toEqual(ticket)
  expect(one.double).toBe(42)
  expect(other).toBe(one)
})
