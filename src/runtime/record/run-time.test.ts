import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kind } from '../protocol/wire'
import { Outcome, R_DELIVERED, R_SENT, RunRecord } from './record'
import { RecordedRows } from './recorded-rows'
import { CLOCK_CHANGES, RunTime, type ClockChange } from './run-time'

const anyChanges = fc
  .uniqueArray(fc.tuple(fc.nat(100_000), fc.double({ min: 0.01, max: 1000, noNaN: true })), {
    selector: ([at]) => at,
    maxLength: 12,
  })
  .map((changes): ClockChange[] => changes.sort(([a], [b]) => a - b))

describe("a run's time", () => {
  it("is the machine's where nobody says otherwise", () => {
    const time = new RunTime()
    expect([0, 1, 12_345].map((at) => time.of(at))).toEqual([0, 1, 12_345])
    expect(time.changes).toEqual([])
  })

  it('goes on from where it is when its rate changes', () => {
    const time = new RunTime()
    time.set(100, 10)
    time.set(200, 1)
    time.set(300, 60)
    expect([0, 100, 150, 200, 250, 300, 301].map((at) => time.of(at))).toEqual([
      0, 100, 600, 1100, 1150, 1200, 1260,
    ])
    expect([0, 99, 100, 1099, 1100, 1200, 9999].map((at) => time.rateAt(at))).toEqual([
      1, 1, 10, 10, 1, 60, 60,
    ])
    expect(time.changes).toEqual([
      [0, 1],
      [100, 10],
      [200, 1],
      [300, 60],
    ])
  })

  it('may be fast from the beginning', () => {
    const time = new RunTime()
    time.set(0, 10)
    expect(time.of(7)).toBe(70)
    expect(time.changes).toEqual([[0, 10]])
  })

  it('takes the last word of those that are said at one moment', () => {
    const time = new RunTime()
    time.set(100, 10)
    time.set(100, 2)
    expect(time.of(200)).toBe(300)
  })

  it('never goes back and never jumps, whichever way it changes', () => {
    fc.assert(
      fc.property(anyChanges, fc.array(fc.nat(200_000), { minLength: 2 }), (changes, moments) => {
        const time = new RunTime(changes)
        moments.sort((a, b) => a - b)
        for (let n = 1; n < moments.length; n++) {
          const passed = time.of(moments[n]) - time.of(moments[n - 1])
          const real = moments[n] - moments[n - 1]
          if (passed < 0 || passed > real * 1000 + 1e-6) return false
          if (real > 0 && passed === 0) return false
        }
        return true
      }),
    )
  })

  it('is the same one when it is made anew of its changes', () => {
    fc.assert(
      fc.property(anyChanges, fc.nat(200_000), (changes, moment) => {
        const time = new RunTime(changes)
        expect(new RunTime(time.changes).of(moment)).toBe(time.of(moment))
      }),
    )
  })

  it('keeps a bounded number of changes, and where it has come to', () => {
    const time = new RunTime()
    let passed = 0
    for (let n = 0; n < 3 * CLOCK_CHANGES; n++) {
      time.set(n * 10, n % 2 === 0 ? 10 : 1)
      passed += n % 2 === 0 ? 100 : 10
    }
    expect(time.changes.length).toBe(CLOCK_CHANGES)
    expect(time.of(3 * CLOCK_CHANGES * 10)).toBeCloseTo(passed, 3)
    expect(time.of(0)).toBe(0)
  })
})

it("a record is written in the machine's times and read in the run's, also when it was copied", () => {
  const record = new RunRecord()
  record.send(Kind.Tell, 0, 1, 0, -1, 1, 0, -1, 8, 100)
  record.deliver(0, 150)
  record.runTime.set(200, 60)
  record.send(Kind.Tell, 0, 1, 0, -1, 1, 1, -1, 8, 201)
  record.end(0, Outcome.Settled, 202)
  expect(record.read(0)).toMatchObject({ sent: 100, delivered: 150, ended: 320 })
  expect(record.read(1)).toMatchObject({ sent: 260, delivered: -1, ended: -1 })
  expect([record.get(1, R_SENT), record.get(1, R_DELIVERED), record.written(1, R_SENT)]).toEqual([
    260, -1, 201,
  ])
  const rows = Int32Array.from({ length: 24 }, (_, n) => record.written(Math.floor(n / 12), n % 12))
  const copied = new RecordedRows(0, rows, new RunTime(record.runTime.changes))
  for (const row of [0, 1]) expect(copied.read(row)).toEqual(record.read(row))
})

it('a record tells times of a fast clock that 32 bits would not hold', () => {
  const record = new RunRecord()
  record.runTime.set(0, 1000)
  const hour = 3600 * 100_000
  record.send(Kind.Tell, 0, 1, 0, -1, 1, 0, -1, 8, hour)
  expect(record.read(0)?.sent).toBe(1000 * hour)
})
