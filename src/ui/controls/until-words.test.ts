import { describe, expect, it } from 'vitest'
import type { Until } from '../../notebooks/kernel/session'
import { endWords, untilWords } from './until-words'

const state: Until = { kind: 'state', actor: 'count', field: 'value', is: '=', value: '3' }
const steps: Until = { kind: 'steps', count: 10 }
const said = (until: Until, end: 'reached' | 'over' | 'halted' | 'limit') =>
  endWords(until, { end, words: '' })?.words

describe('running until something comes', () => {
  it('says a condition as something that holds', () => {
    expect(untilWords(state)).toBe('count.value is 3')
    expect(untilWords({ ...state, is: '≥' })).toBe('count.value is at least 3')
    expect(untilWords({ kind: 'message', method: 'add', from: '', to: 'count' })).toBe('add to count is held')
    expect(untilWords({ kind: 'message', method: '', from: 'ana', to: '' })).toBe(
      'a message from ana is held',
    )
    expect(untilWords({ kind: 'depth', actor: 'count', atLeast: 2 })).toBe('2 messages wait for count')
    expect(untilWords({ kind: 'depth', actor: 'count', atLeast: 1 })).toBe('1 message waits for count')
    expect(untilWords({ kind: 'line', cell: 'c', line: 4 }, () => 'cell 2')).toBe(
      'line 4 of cell 2 sent a message',
    )
  })

  it('says what came, that it did not come, and what was refused', () => {
    expect(said(state, 'reached')).toBe('count.value is 3')
    expect(said({ kind: 'error' }, 'reached')).toBe('An error came')
    expect(said(state, 'over')).toBe('Not yet, and nothing is held any more')
    expect(said({ kind: 'end' }, 'over')).toBe('Nothing is held any more')
    expect(said(state, 'halted')).toBe('Paused')
    expect(said(state, 'limit')).toBe('Not yet: stopped after 10\u2009000 steps')
    expect(endWords(state, { end: 'refused', words: 'Choose a field.' })).toEqual({
      words: 'Choose a field.',
      tone: 'refused',
    })
  })

  it('says nothing of ten steps that were taken: they are seen', () => {
    expect([said(steps, 'reached'), said(steps, 'over')]).toEqual([undefined, undefined])
  })
})
