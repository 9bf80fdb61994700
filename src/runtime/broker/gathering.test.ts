import { describe, expect, it } from 'vitest'
import { Gathering, WINDOW } from './gathering'

/** Hears containers by turns until one should wait; how many were read at once before. */
function heardAtOnce(gathering: Gathering, containers: number): number {
  for (let n = 0; ; n++) if (gathering.hears(n % containers)) return n
}

/** Gathers, and nothing more comes. */
function inVain(gathering: Gathering): void {
  gathering.begin(0)
  expect(gathering.waits(1, 0.1)).toBe(false)
}

describe('what has come is read', () => {
  it('at once where two containers answer each other', () => {
    const gathering = new Gathering()
    const heard = Array.from({ length: 100 }, (_, n) => gathering.hears(n % 2))
    expect(heard).toEqual(Array(100).fill(false))
  })

  it('together where three have something to say, also where two of them say most', () => {
    const gathering = new Gathering()
    const heard = [0, 1, 2, 0, 1, 0, 1].map((container) => gathering.hears(container))
    expect(heard).toEqual([false, false, true, true, true, true, true])
  })

  it('when a task brings nothing more, or when its time is over', () => {
    const gathering = new Gathering()
    gathering.begin(10)
    expect(gathering.waits(3, 10.2)).toBe(true)
    expect(gathering.waits(4, 10.4)).toBe(true)
    expect(gathering.waits(4, 10.6)).toBe(false)
    gathering.begin(20)
    expect(gathering.waits(3, 20.2)).toBe(true)
    expect(gathering.waits(9, 20 + WINDOW)).toBe(false)
  })

  it('at once for a while where four times nothing more came, and each time for twice as long', () => {
    const gathering = new Gathering()
    heardAtOnce(gathering, 3)
    for (let n = 0; n < 4; n++) inVain(gathering)
    expect(heardAtOnce(gathering, 3)).toBe(32)
    for (let n = 0; n < 4; n++) inVain(gathering)
    expect(heardAtOnce(gathering, 3)).toBe(64)
    gathering.begin(0)
    expect(gathering.waits(5, WINDOW)).toBe(false)
    for (let n = 0; n < 4; n++) inVain(gathering)
    expect(heardAtOnce(gathering, 3)).toBe(32)
  })
})
