import { expect, it } from 'vitest'
import { lineOf, stateOf } from './said'

const field = { name: 'total', text: '7', changed: true }

it('a state and a line come through as they are', () => {
  const state = { fields: [field], hash: 0 }
  expect(stateOf(state)).toBe(state)
  const place = { cell: 'a', line: 1 }
  expect(lineOf('warn', 'careful', place)).toEqual({ level: 'warn', text: 'careful', place })
  expect(lineOf('log', '', null)).toEqual({ level: 'log', text: '', place: null })
})

it.each([
  null,
  7,
  {},
  { fields: 'x' },
  { fields: [null] },
  { fields: [{ ...field, text: {} }] },
  { fields: [{ ...field, name: 'x'.repeat(1e6) }] },
  { fields: [{ ...field, changed: 'yes' }] },
  { fields: Array(1000).fill(field) },
])('a state that is none throws: %j', (said) => {
  expect(() => stateOf(said)).toThrow('A worker posted what is no state of an actor.')
})

it.each([
  ['shout', '', null],
  ['log', {}, null],
  ['log', 'x'.repeat(1e6), null],
  ['log', '', {}],
  ['log', '', { cell: {}, line: 1 }],
])('a line that is none throws: %s', (level, text, place) => {
  expect(() => lineOf(level, text, place)).toThrow('A worker posted what is no line of an actor.')
})
