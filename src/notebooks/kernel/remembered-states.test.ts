import { describe, expect, it } from 'vitest'
import { makeEntry } from '../../runtime/broker/actor-entry'
import { differenceBetween, rememberStates } from './remembered-states'

function actor(index: number, name: string, value: string, status: 'alive' | 'dead' = 'alive') {
  const entry = makeEntry({ index, id: `0.${index}`, name, className: 'Counter', parent: 0 })
  entry.status = status
  entry.state = { fields: [{ name: 'value', text: value, changed: false }], hash: 0 }
  return entry
}

describe('remembered states', () => {
  it('hold what is alive, by id, with its fields in one line', () => {
    const states = rememberStates([undefined, actor(1, 'count', '3'), actor(2, 'gone', '1', 'dead')])
    expect([...states]).toEqual([['0.1', { name: 'count', line: 'value 3' }]])
  })

  it('differ in nothing when every field is the same', () => {
    const states = rememberStates([undefined, actor(1, 'count', '3')])
    expect(differenceBetween(states, rememberStates([undefined, actor(1, 'count', '3')]))).toBe('')
  })

  it('name the first actor that differs, with both states', () => {
    const before = rememberStates([undefined, actor(1, 'a', '1'), actor(2, 'count', '3')])
    const now = rememberStates([undefined, actor(1, 'a', '1'), actor(2, 'count', '4')])
    expect(differenceBetween(before, now)).toBe(
      'Earlier cells don’t run the same way twice: count had value 3, and has value 4 now.',
    )
  })

  it('name an actor that is missing and one that is new', () => {
    const none = rememberStates([])
    const one = rememberStates([undefined, actor(1, 'count', '3')])
    expect(differenceBetween(one, none)).toContain('count was there')
    expect(differenceBetween(none, one)).toContain('count was not there before')
  })
})
