import { expect, it } from 'vitest'
import { NOTHING_KEPT } from '../kept'
import { Journal, LEFT_OVER, leftOver } from './journal'

function shelf() {
  const entries = new Map<string, string>()
  return {
    entries,
    get length() {
      return entries.size
    },
    key: (n: number) => [...entries.keys()][n] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  }
}

const nothing = { work: null, texts: {} }

/** Opened by a tab at a time; nobody can say which tabs live. */
const by = (tab: string, now: number) => ({ tab, now, living: null, since: 0 })

it('holds what was typed until it is settled', () => {
  const place = shelf()
  const journal = new Journal(place, 'one', 'tab', () => 5)
  journal.typed('a', 'x')
  journal.typed('a', 'xy')
  const { mark } = journal
  journal.typed('b', 'z')
  journal.settle(mark)
  expect(leftOver(place, 'one', by('tab', 6))).toEqual({ work: null, texts: { a: 'xy', b: 'z' } })
  expect(place.entries.size).toBe(0)
  journal.typed('b', 'zz')
  journal.settle(journal.mark)
  expect(place.entries.size).toBe(0)
})

it('a young journal of another tab is that tab’s, an old one is left over, and the newest text counts', () => {
  const place = shelf()
  new Journal(place, 'one', 'first', () => 100).typed('a', 'first')
  new Journal(place, 'one', 'second', () => 200).typed('a', 'second')
  new Journal(place, 'two', 'second', () => 0).typed('a', 'of another lesson')
  expect(leftOver(place, 'one', by('third', 300))).toEqual(nothing)
  expect(leftOver(place, 'one', by('third', 200 + LEFT_OVER))).toEqual({ work: null, texts: { a: 'second' } })
  expect([...place.entries.keys()].every((key) => key.includes('.two.'))).toBe(true)
})

it('what cannot be read is nothing, and storage that is denied or full harms nobody', () => {
  const place = shelf()
  place.entries.set('actorium.typed.v1.one.x', '{"at":')
  place.entries.set('actorium.typed.v1.one.y', '{"at":1,"texts":{"a":4,"b":"kept"}}')
  expect(leftOver(place, 'one', by('tab', 9999))).toEqual({ work: null, texts: { b: 'kept' } })
  const denied = {
    ...place,
    length: 1,
    key: () => {
      throw new DOMException('no', 'SecurityError')
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const journal = new Journal(denied, 'one', 'tab', () => 0)
  journal.typed('a', 'x')
  journal.settle(journal.mark)
  expect(leftOver(denied, 'one', by('tab', 0))).toEqual(nothing)
  expect(leftOver(null, 'one', by('tab', 0))).toEqual(nothing)
})

it('where tabs can be seen, the journal of one that lives stays, and of one that is gone is found at once', () => {
  const place = shelf()
  new Journal(place, 'one', 'lives', () => 100).typed('a', 'lives')
  new Journal(place, 'one', 'gone', () => 101).typed('a', 'gone')
  const found = leftOver(place, 'one', { tab: 'me', now: 102, living: new Set(['lives', 'me']), since: 0 })
  expect(found.texts).toEqual({ a: 'gone' })
  expect(place.entries.size).toBe(1)
})

it('what was typed before the work was written last is not brought back', () => {
  const place = shelf()
  new Journal(place, 'one', 'gone', () => 100).typed('a', 'old')
  expect(leftOver(place, 'one', { tab: 'me', now: 9000, living: new Set(), since: 101 })).toEqual(nothing)
  expect(place.entries.size).toBe(0)
})

it('what was done else is the whole work, and what was typed after it stands beside it', () => {
  const place = shelf()
  const journal = new Journal(place, 'one', 'tab', () => 5)
  journal.typed('a', 'before')
  const work = { ...NOTHING_KEPT, ran: ['a'] }
  journal.did(work)
  journal.typed('b', 'after')
  expect(leftOver(place, 'one', by('tab', 6))).toEqual({ work, texts: { b: 'after' } })
})
