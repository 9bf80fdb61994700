/**
 * One run of a cell in numbers over its clock, for the charts: which run is looked at, and on which ruler.
 *
 * A run's metrics are counted once and go on where they stopped; another run, or another ruler, is counted anew.
 */
import type { MetricsQuery, MetricsView } from '../../../runtime/protocol/dashboard'
import { firstRowAt } from '../../../runtime/record/metrics/row-reader'
import { RunMetrics } from '../../../runtime/record/metrics/run-metrics'
import type { ReadableRun } from '../../../runtime/record/readable-run'
import type { CellSpan, CellSpans } from '../cell-spans'
import { rulerOf, type RuledRun, type RunRuler } from './run-ruler'

export type MetricsSource = Pick<ReadableRun, 'record'> & RuledRun

/** Width of the first intervals: 50 ms, or one delivery. */
const LEAST = { ms: 5000, deliveries: 1 }

export class MetricsReading {
  private metrics: RunMetrics | null = null
  private ruler: RunRuler | null = null
  private key = ''

  constructor(
    private readonly run: MetricsSource,
    private readonly cells: Pick<CellSpans, 'list'>,
    private readonly stepsBefore: () => number,
  ) {}

  /** `now`: in units of 10 µs since the run began. */
  view({ run }: MetricsQuery, now: number): MetricsView {
    const spans = this.cells.list
    const at = run !== null && run < spans.length ? run : spans.length - 1
    const span = spans.at(at)
    const { metrics, ruler } = this.metricsOf(at, span, spans.at(at + 1))
    const whole = metrics.update()
    const newest = at === spans.length - 1
    const open = newest && (span?.ended === -1 || metrics.stillOpen > 0)
    const moving = open && whole && ruler.unit === 'ms'
    // Time that passes while nothing is open is no part of the run.
    const end = moving ? ruler.position(now) : metrics.last
    if (whole) metrics.pass(end)
    // What happens in an instant has taken place within it.
    const nothing = metrics.totals.sent === 0
    const series = metrics.series(moving ? end : nothing ? 0 : end + 1)
    const units = (value: number): number => value / ruler.per
    const took = (column: readonly (number | null)[]) =>
      column.map((value) => (value === null ? null : units(value)))
    const { counts } = series
    const all = metrics.percentiles()
    const { totals } = metrics
    return {
      unit: ruler.unit,
      run: at,
      runs: spans.length,
      cell: span?.cell ?? '',
      going: moving,
      behind: metrics.behind,
      missed: metrics.missed + metrics.forgotten,
      width: units(metrics.width),
      // A delivery is a whole number: the last one that an interval has.
      ends: series.ends.map((one) => (ruler.unit === 'ms' ? units(one) : one - 1)),
      sent: counts.sent,
      settled: counts.settled,
      failed: counts.failed.map((failed, n) => failed + counts.died[n]),
      lost: counts.lost,
      undeliverable: counts.undeliverable,
      depth: series.depth,
      deepest: series.deepest,
      p50: took(series.p50),
      p95: took(series.p95),
      p99: took(series.p99),
      totals: {
        sent: totals.sent,
        settled: totals.settled,
        failed: totals.failed + totals.died,
        lost: totals.lost,
        undeliverable: totals.undeliverable,
        open: metrics.stillOpen,
      },
      took: all && { p50: units(all.p50), p95: units(all.p95), p99: units(all.p99) },
    }
  }

  private metricsOf(at: number, span: CellSpan | undefined, next: CellSpan | undefined) {
    const { record, mode, deliveries } = this.run
    const before = this.stepsBefore()
    const key = `${mode === 'step'} ${before} ${at} ${span?.activation} ${next?.activation}`
    if (this.metrics !== null && this.ruler !== null && key === this.key)
      return { metrics: this.metrics, ruler: this.ruler }
    const began = mode === 'step' ? (deliveries[before - 1]?.at ?? 0) : (span?.began ?? 0)
    const ruler = rulerOf(this.run, began, before)
    const metrics = new RunMetrics(record, {
      from: firstRowAt(record, began),
      until: next === undefined ? Infinity : firstRowAt(record, next.began),
      least: LEAST[ruler.unit],
      position: (time) => ruler.position(time),
    })
    this.key = key
    this.metrics = metrics
    this.ruler = ruler
    return { metrics, ruler }
  }
}
