import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kind } from '../../protocol/wire'
import { Outcome, RunRecord } from '../record'
import { INTERVALS } from './intervals'
import { QUANTILE_ERROR } from './quantiles'
import { firstRowAt, RowReader } from './row-reader'
import { RunMetrics, type MetricsRange } from './run-metrics'

interface Message {
  readonly sent: number
  readonly to: number
  /** −1: never. */
  readonly ended: number
  readonly outcome: Outcome
}

const send = (record: RunRecord, { sent, to }: Pick<Message, 'sent' | 'to'>, kind = Kind.Tell): number =>
  record.send(kind, 1, to, 0, -1, 1, 0, -1, 8, sent)

const whole: MetricsRange = { from: 0, until: Infinity, least: 8, position: (time) => time }

const messages = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0, 1, 3, 40, 900),
      took: fc.constantFrom(0, 1, 7, 60, 500, 9000),
      to: fc.integer({ min: -1, max: 5 }),
      outcome: fc.integer({ min: Outcome.Delivered, max: Outcome.Lost }),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((drawn) => {
    let time = 0
    return drawn.map(({ gap, took, to, outcome }): Message => {
      time += gap
      return { sent: time, to, outcome, ended: outcome === (Outcome.Delivered as number) ? -1 : time + took }
    })
  })

/** Writes a run down in the order of time, and reads it now and then. */
function lived(run: readonly Message[], looks: readonly number[], budget: number) {
  const record = new RunRecord()
  const metrics = new RunMetrics(record, whole)
  const rows = new Map<Message, number>()
  const events = run
    .flatMap((message) => [
      { at: message.sent, message, end: false },
      ...(message.ended < 0 ? [] : [{ at: message.ended, message, end: true }]),
    ])
    .sort((a, b) => a.at - b.at || Number(a.end) - Number(b.end))
  events.forEach(({ at, message, end }, n) => {
    if (end) record.end(rows.get(message)!, message.outcome, at)
    else rows.set(message, send(record, message))
    if (looks.includes(n) && (events[n + 1]?.at ?? Infinity) > at) {
      if (metrics.update(budget)) metrics.pass(at)
    }
  })
  const last = events.at(-1)!.at
  while (!metrics.update(budget));
  metrics.pass(last)
  return { metrics, last }
}

const names = ['settled', 'failed', 'died', 'undeliverable', 'lost'] as const
const outcomes = [Outcome.Settled, Outcome.Failed, Outcome.Died, Outcome.Undeliverable, Outcome.Lost]

describe('a run in numbers', () => {
  it('has the sums, the depths and the percentiles of a count by hand, however it was read', () => {
    const looks = fc.array(fc.nat(240), { maxLength: 12 })
    fc.assert(
      fc.property(messages, looks, fc.constantFrom(3, 40, 10_000), (run, looks, budget) => {
        const { metrics, last } = lived(run, looks, budget)
        const { width } = metrics
        const series = metrics.series(last + 1)
        const of = (at: number) => Math.floor(at / width)
        const { length } = series.ends
        expect(length).toBe(of(last) + 1)
        expect(length).toBeLessThanOrEqual(INTERVALS)
        const each = (count: (n: number) => number) => Array.from({ length }, (_, n) => count(n))
        expect(series.counts.sent).toEqual(each((n) => run.filter(({ sent }) => of(sent) === n).length))
        names.forEach((name, which) => {
          const mine = run.filter(({ outcome }) => outcome === outcomes[which])
          expect(series.counts[name]).toEqual(each((n) => mine.filter(({ ended }) => of(ended) === n).length))
          expect(metrics.totals[name]).toBe(mine.length)
        })
        const openAt = (n: number) =>
          run.filter(({ sent, ended }) => of(sent) <= n && (ended < 0 || of(ended) > n))
        expect(series.depth).toEqual(each((n) => openAt(n).length))
        expect(series.deepest).toEqual(
          each((n) =>
            Math.max(0, ...[0, 1, 2, 3, 4, 5].map((to) => openAt(n).filter((one) => one.to === to).length)),
          ),
        )
        const settled = run.filter(({ outcome }) => outcome === Outcome.Settled)
        for (let n = 0; n < length; n++) {
          const took = settled.filter(({ ended }) => of(ended) === n).map(({ sent, ended }) => ended - sent)
          took.sort((a, b) => a - b)
          for (const [given, share] of [
            [series.p50[n], 0.5],
            [series.p95[n], 0.95],
            [series.p99[n], 0.99],
          ] as const) {
            if (took.length === 0) expect(given).toBeNull()
            else {
              const wanted = took[Math.ceil(share * took.length) - 1]
              expect(Math.abs(given! - wanted)).toBeLessThanOrEqual(wanted * QUANTILE_ERROR + 1e-9)
            }
          }
        }
      }),
      { seed: 21, numRuns: 100 },
    )
  })

  it('stays as small as it is while a run grows a thousand times as long', () => {
    const record = new RunRecord()
    const metrics = new RunMetrics(record, whole)
    for (let n = 0; n < 2000; n++) {
      const row = send(record, { sent: n * 100, to: 1 })
      record.end(row, Outcome.Settled, n * 100 + 50)
      metrics.update()
    }
    const { ends, counts } = metrics.series(metrics.last)
    expect(ends.length).toBeLessThanOrEqual(INTERVALS)
    expect(metrics.width).toBe(2048)
    expect(counts.settled.reduce((sum, one) => sum + one, 0)).toBe(2000)
  })

  it('counts no making of actors, and nothing outside of its range', () => {
    const record = new RunRecord()
    for (const at of [10, 20, 30, 40]) send(record, { sent: at, to: 1 }, at === 30 ? Kind.Spawn : Kind.Ask)
    const from = firstRowAt(record, 20)
    expect([from, firstRowAt(record, 21), firstRowAt(record, 99)]).toEqual([1, 2, 4])
    const metrics = new RunMetrics(record, { ...whole, from, until: 3 })
    expect(metrics.update()).toBe(true)
    expect(metrics.totals.sent).toBe(1)
  })

  it('says how many messages were forgotten before they were counted, and how many before they had ended', () => {
    const chunk = 65_536
    const record = new RunRecord(chunk * 48)
    const late = new RunMetrics(record, whole)
    send(record, { sent: 1, to: 1 })
    const early = new RunMetrics(record, whole)
    early.update()
    for (let n = 0; n < chunk; n++) record.end(send(record, { sent: 2, to: 2 }), Outcome.Settled, 2)
    while (!early.update());
    while (!late.update());
    expect([early.forgotten, early.missed, early.totals.sent]).toEqual([1, chunk - 1, 2])
    expect([late.forgotten, late.missed, late.totals.sent]).toEqual([0, chunk, 1])
    expect([early.series(3).depth.at(-1), early.stillOpen]).toEqual([0, 0])
  })
})

describe('a reading of rows', () => {
  it('does a bounded piece at a time, and comes to the end', () => {
    const record = new RunRecord()
    for (let n = 0; n < 100; n++) send(record, { sent: n, to: 1 })
    const seen: number[] = []
    const reader = new RowReader(record, {
      sent: (row) => void seen.push(row),
      ended: () => {},
      forgotten: () => {},
    })
    const left: number[] = []
    while (!reader.update(30)) left.push(reader.behind)
    // Of those that are open it looks again, and saves up for that.
    expect(left).toEqual([70, 40, 10])
    expect(seen).toEqual(Array.from({ length: 100 }, (_, n) => n))
    expect(reader.stillOpen).toBe(100)
  })
})
