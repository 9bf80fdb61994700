import { expect, it } from 'vitest'
import { actor, frameOf } from '../stage/fixtures/frames'
import { choicesOf, emptyDraft, filled, untilOf } from './until-draft'

const frame = frameOf(
  [
    actor(0),
    actor(1, { name: 'count', fields: [{ name: 'value', text: '2', changed: false }], handled: 'increment' }),
    actor(2, { name: 'gone', status: 'stopped' }),
  ],
  { edges: [{ from: 0, to: 1, count: 1, rate: 0, lastMethod: 'getValue' }] },
)

it('offers the names that are there: who lives, what was sent, what is kept', () => {
  const choices = choicesOf(frame)
  expect([choices.actors, choices.methods, choices.fieldsOf('count')]).toEqual([
    ['notebook', 'count'],
    ['getValue', 'increment'],
    ['value'],
  ])
})

it('chooses the first of what has to be chosen, and drops who is gone', () => {
  const draft = { ...emptyDraft, kind: 'state', actor: 'gone', from: 'gone' } as const
  expect(filled(draft, choicesOf(frame), ['a', 'b'])).toMatchObject({
    actor: 'count',
    field: 'value',
    from: '',
    cell: 'b',
  })
})

it('asks for what the chosen kind is about, and nothing else', () => {
  const draft = { ...emptyDraft, actor: 'count', field: 'value', value: ' 3 ' }
  expect(untilOf({ ...draft, kind: 'state' })).toEqual({
    kind: 'state',
    actor: 'count',
    field: 'value',
    is: '=',
    value: '3',
  })
  expect(untilOf({ ...draft, kind: 'error' })).toEqual({ kind: 'error' })
  expect(untilOf({ ...draft, kind: 'depth' })).toEqual({ kind: 'depth', actor: 'count', atLeast: 2 })
  expect(untilOf(draft)).toEqual({ kind: 'message', method: '', from: '', to: '' })
})
