import { describe, expect, it } from 'vitest'
import { keptKey, NOTHING_KEPT, parseKept, readKept, writeKept, type Kept, type Shelf } from './kept'

const work: Kept = {
  copy: { cells: ['p', { id: 'c1', text: 'mine' }], removed: ['c2'] },
  texts: { c1: 'let a = 1' },
  predictions: { q1: 2 },
  hints: { k1: 1 },
  solutions: [],
  ran: ['c1'],
  passed: ['k1'],
  done: 2,
  of: 3,
}

function shelf(): Shelf & { entries: Map<string, string> } {
  const entries = new Map<string, string>()
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  }
}

describe('kept work', () => {
  it('comes back as it was kept', () => {
    const place = shelf()
    expect(writeKept('one', work, place)).toBe(true)
    expect(readKept('one', place)).toEqual(work)
    expect(readKept('two', place)).toEqual(NOTHING_KEPT)
  })

  it('is said not to be kept where storage is denied or full', () => {
    const full: Shelf = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(writeKept('one', work, full)).toBe(false)
    expect(writeKept('one', work, null)).toBe(false)
    expect(readKept('one', null)).toEqual(NOTHING_KEPT)
  })

  it('an entry that cannot be read is no entry', () => {
    const place = shelf()
    place.entries.set(keptKey('one'), '{"texts":')
    expect(readKept('one', place)).toEqual(NOTHING_KEPT)
    expect(parseKept('[1]')).toEqual(NOTHING_KEPT)
  })

  it('fields of another shape are dropped, the others stay', () => {
    expect(
      parseKept('{"texts":{"c1":"x","c2":3},"predictions":{"q":-1,"r":1},"ran":["c1",4],"done":"2"}'),
    ).toEqual({ ...NOTHING_KEPT, texts: { c1: 'x' }, predictions: { r: 1 }, ran: ['c1'] })
  })
})
