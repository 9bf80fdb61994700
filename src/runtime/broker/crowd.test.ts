import { describe, expect, it } from 'vitest'
import { Crowd, CROWD, REST } from './crowd'

/** Lets `workers` be heard one after the other from `from` on, 0.1 ms apart; what each was told. */
const heardBy = (crowd: Crowd, workers: number, from: number) =>
  Array.from({ length: workers }, (_, n) => crowd.hears(n, from + n / 10))

describe('A crowd', () => {
  it('is no crowd while few workers talk, however often', () => {
    const crowd = new Crowd()
    for (let n = 0; n < 10_000; n++) expect(crowd.hears(n % CROWD, n / 10)).toBe(false)
  })

  it('rests once more workers than that are heard within a rest’s time', () => {
    expect(heardBy(new Crowd(), CROWD + 1, 0)).toEqual([...Array<boolean>(CROWD).fill(false), true])
  })

  it('does not add up workers that were heard long ago', () => {
    const crowd = new Crowd()
    for (let n = 0; n < 100; n++) expect(crowd.hears(n, n * (REST / CROWD + 1))).toBe(false)
  })

  it('goes on resting from the first batch on while batches of many workers grow', () => {
    const crowd = new Crowd()
    heardBy(crowd, CROWD + 1, 0)
    for (let n = 1; n < 50; n++) {
      crowd.rested(16, 16 * 7, n * REST)
      expect(crowd.hears(0, n * REST + 1)).toBe(true)
    }
  })

  it('leaves a token alone that goes round: rests that bring nothing get rarer', () => {
    const crowd = new Crowd()
    let rests = 0
    // A token among 20 workers, a hop a millisecond, and REST for the hop that is kept waiting.
    for (let now = 0, hop = 0; now < 20_000; now++, hop++) {
      if (!crowd.hears(hop % 20, now)) continue
      rests++
      now += REST
      crowd.rested(1, 2, now)
    }
    expect(rests).toBeLessThan(12)
  })

  it('tries again soon after its batches have grown', () => {
    const crowd = new Crowd()
    for (let n = 0; n < 8; n++) crowd.rested(1, 2, 0)
    crowd.rested(16, 200, 0)
    crowd.rested(2, 4, 0)
    const later = heardBy(crowd, CROWD + 1, 200)
    expect(later.at(-1)).toBe(true)
  })

  it('knows nothing of an earlier run', () => {
    const crowd = new Crowd()
    crowd.rested(16, 200, 0)
    crowd.reset()
    expect(crowd.hears(0, 1)).toBe(false)
  })
})
