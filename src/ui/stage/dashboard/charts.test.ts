import { describe, expect, it } from 'vitest'
import type { MetricsView } from '../../../runtime/protocol/dashboard'
import { chartsOf, totalsWords } from './charts'

const view: MetricsView = {
  unit: 'ms',
  run: 0,
  runs: 1,
  cell: 'pi',
  going: false,
  behind: 0,
  missed: 0,
  width: 50,
  ends: [50, 100, 120],
  sent: [5, 10, 1],
  settled: [0, 12, 3],
  failed: [0, 1, 0],
  lost: [0, 0, 0],
  undeliverable: [0, 0, 0],
  depth: [5, 2, 0],
  deepest: [3, 2, 0],
  p50: [null, 2.004, 4],
  p95: [null, 20, 40],
  p99: [null, 20, 41],
  totals: { sent: 16, settled: 15, failed: 1, lost: 0, undeliverable: 0, open: 0 },
  took: { p50: 2, p95: 40, p99: 41 },
}

describe('the charts of a run', () => {
  it('have rates a second, depths, percentiles without a gap for nothing, and failures', () => {
    const [throughput, depth, took, failures] = chartsOf(view).map(({ chart }) => chart)
    expect(throughput).toMatchObject({ title: 'Messages a second', x: 's', y: 'messages / s', live: true })
    expect(throughput.points).toEqual([
      { x: 0.05, y: { sent: 100, settled: 0 } },
      { x: 0.1, y: { sent: 200, settled: 240 } },
      { x: 0.12, y: { sent: 20, settled: 60 } },
    ])
    expect(depth.points[0].y).toEqual({ 'all actors': 5, 'the deepest': 3 })
    expect(took.points.map(({ y }) => y.p50)).toEqual([undefined, 2.004, 4])
    expect(failures.series).toEqual(['handler failed', 'lost', 'undeliverable'])
    expect(failures.yScale).toBeUndefined()
  })

  it('are told in sentences', () => {
    expect(chartsOf(view).map(({ summary }) => summary)).toEqual([
      'Sent: at most 200 messages a second, at 100 ms. Settled: at most 240 messages a second, at 100 ms.',
      'Open messages of all actors: at most 5 messages, at 50 ms. Of the deepest mailbox: at most 3 messages, at 50 ms.',
      'Half took at most 2 ms, 95 % 40 ms, 99 % 41 ms.',
      '1 failure.',
    ])
    expect(totalsWords(view)).toBe(
      '16 messages sent in 120 ms, 15 settled, 1 failed. Half took at most 2 ms, 95 % 40 ms, 99 % 41 ms.',
    )
    expect(totalsWords({ ...view, ends: [] })).toBe('')
  })

  it('leave out the rate of an interval that has hardly begun, and give that of one that goes on over its own length', () => {
    const rateOf = (end: number) =>
      chartsOf({ ...view, going: true, ends: [50, 100, end] })[0].chart.points[2].y.sent
    expect(rateOf(110)).toBeUndefined()
    expect(rateOf(140)).toBe(25)
  })

  it('count in deliveries where somebody delivers', () => {
    const [throughput, , took] = chartsOf({ ...view, unit: 'deliveries', width: 2, ends: [1, 3, 4] })
    expect(throughput.chart).toMatchObject({ title: 'Messages a delivery', x: 'deliveries' })
    expect(throughput.chart.points.map(({ x, y }) => [x, y.sent])).toEqual([[1, 2.5], [3, 5], [4, 0.5]]) // oxfmt-ignore
    expect(throughput.summary).toContain('at most 5 messages a delivery, by delivery 3')
    expect(took.summary).toBe('Half took at most 2 deliveries, 95 % 40 deliveries, 99 % 41 deliveries.')
  })
})
