import { describe, expect, it } from 'vitest'
import { keptBefore, keptKey, NOTHING_KEPT, readKept, type Kept } from './kept'
import { readProgress, writeProgress } from './lesson-progress'

const work: Kept = {
  copy: { cells: ['p', { id: 'c1', text: 'mine' }], removed: ['c2'] },
  texts: { c1: 'let a = 1' },
  predictions: { q1: 2 },
  spotted: { s1: { tries: 2, found: true } },
  hints: { k1: 1 },
  solutions: [],
  ran: ['c1'],
  orders: { k1: [['bank', 'account_1', 'take']] },
  passed: ['k1'],
  done: 2,
  of: 3,
}

function shelf(entries = new Map<string, string>()) {
  return {
    entries,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  }
}

describe('kept work', () => {
  it('comes back as it was kept', () => {
    expect(readKept(JSON.parse(JSON.stringify(work)))).toEqual(work)
  })

  it('what is nothing is nothing', () => {
    for (const value of [undefined, null, 3, [1], 'x']) expect(readKept(value)).toEqual(NOTHING_KEPT)
  })

  it('fields of another shape are dropped, the others stay', () => {
    const spotted = { s: { tries: 1, found: false }, t: { tries: -1, found: true }, u: { tries: 1 }, v: 1 }
    const odd = {
      spotted,
      texts: { c1: 'x', c2: 3 },
      predictions: { q: -2, r: 1 },
      ran: ['c1', 4],
      done: '2',
    }
    expect(readKept(odd)).toEqual({
      ...NOTHING_KEPT,
      texts: { c1: 'x' },
      predictions: { r: 1 },
      spotted: { s: { tries: 1, found: false } },
      ran: ['c1'],
    })
  })

  it('work from before there were mistakes to spot opens, with none spotted', () => {
    const { spotted: _, ...before } = work
    expect(readKept(JSON.parse(JSON.stringify(before)))).toEqual({ ...work, spotted: {} })
  })

  it('is found where it was before there was a database for it', () => {
    const { copy: _, ...then } = work
    const place = shelf(
      new Map([
        [keptKey('one'), JSON.stringify(then)],
        [keptKey('odd'), '{"texts":'],
      ]),
    )
    expect(keptBefore('one', place)).toEqual({ ...work, copy: null })
    expect(keptBefore('two', place)).toBeNull()
    expect(keptBefore('odd', place)).toBeNull()
    expect(keptBefore('one', null)).toBeNull()
  })
})

describe('how far a person is in a lesson', () => {
  it('is two numbers beside the work', () => {
    const place = shelf()
    writeProgress('one', { done: 2, of: 3 }, place)
    expect(readProgress('one', place)).toEqual({ done: 2, of: 3 })
    expect(readProgress('two', place)).toEqual({ done: 0, of: 0 })
  })

  it('is taken from work of before, and an odd entry is none', () => {
    const place = shelf(new Map([[keptKey('one'), JSON.stringify(work)]]))
    expect(readProgress('one', place)).toEqual({ done: 2, of: 3 })
    place.entries.set('actorium.progress.v1.one', '["a"]')
    expect(readProgress('one', place)).toEqual({ done: 2, of: 3 })
    expect(readProgress('one', null)).toEqual({ done: 0, of: 0 })
  })
})
