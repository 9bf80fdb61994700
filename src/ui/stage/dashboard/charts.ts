/** The four charts of a run in numbers, as the values that charts are drawn from, and in a sentence. Pure. */
import type { ClockUnit, MetricsView } from '../../../runtime/protocol/dashboard'
import type { ChartValue } from '../../../runtime/protocol/output'
import { counted, grouped } from '../numbers'
import { clockWords } from './clock-words'

export interface MetricsChart {
  readonly chart: ChartValue
  /** For those who don't see it. */
  readonly summary: string
}

type Column = readonly (number | null)[]

export function chartsOf(view: MetricsView): readonly MetricsChart[] {
  const { unit, took } = view
  const per = unit === 'ms' ? 'a second' : 'a delivery'
  const lengths = lengthsOf(view)
  const rate = (column: readonly number[]): Column =>
    column.map((count, n) => (lengths[n] === null ? null : rounded(count / lengths[n])))
  const [sent, settled] = [rate(view.sent), rate(view.settled)]
  const failures = view.totals.failed + view.totals.lost + view.totals.undeliverable
  return [
    {
      chart: chartOf(view, `Messages ${per}`, unit === 'ms' ? 'messages / s' : 'messages / delivery', {
        sent,
        settled,
      }),
      summary: `Sent: ${most(sent, `messages ${per}`, view)}. Settled: ${most(settled, `messages ${per}`, view)}.`,
    },
    {
      chart: chartOf(view, 'Mailbox depth', 'messages', {
        'all actors': view.depth,
        'the deepest': view.deepest,
      }),
      summary: `Open messages of all actors: ${most(view.depth, 'messages', view)}. Of the deepest mailbox: ${most(view.deepest, 'messages', view)}.`,
    },
    {
      chart: chartOf(view, 'From sent to settled', unit, {
        p50: view.p50.map(rounded), p95: view.p95.map(rounded), p99: view.p99.map(rounded),
      }), // oxfmt-ignore
      summary: took === null ? 'Nothing has settled.' : tookWords(took, unit),
    },
    {
      // Where there are none a plot has no scale of its own.
      chart: {
        ...chartOf(view, 'Failures', 'messages', {
          'handler failed': view.failed, lost: view.lost, undeliverable: view.undeliverable,
        }),
        ...(failures === 0 && view.ends.length > 0 ? { yScale: { scale: 'linear', range: [0, 1] } } : null),
      }, // oxfmt-ignore
      summary: `${counted(failures, 'failure')}.`,
    },
  ]
}

export function tookWords(took: NonNullable<MetricsView['took']>, unit: ClockUnit): string {
  const words = (value: number): string => clockWords(value, unit)
  return `Half took at most ${words(took.p50)}, 95 % ${words(took.p95)}, 99 % ${words(took.p99)}.`
}

/** The whole run in a line. */
export function totalsWords({ totals, unit, ends, took, missed }: MetricsView): string {
  const end = ends.at(-1)
  if (end === undefined) return ''
  const { sent, settled, failed, lost, undeliverable, open } = totals
  const parts = [
    `${counted(sent, 'message')} sent in ${clockWords(end, unit)}`,
    `${grouped(settled)} settled`,
    ...(failed > 0 ? [`${grouped(failed)} failed`] : []),
    ...(lost > 0 ? [`${grouped(lost)} lost`] : []),
    ...(undeliverable > 0 ? [`${grouped(undeliverable)} undeliverable`] : []),
    ...(open > 0 ? [`${grouped(open)} open`] : []),
    ...(missed > 0 ? [`${grouped(missed)} forgotten before they were counted`] : []),
  ]
  return `${parts.join(', ')}. ${took === null ? '' : tookWords(took, unit)}`.trim()
}

/** How long each interval is, in seconds or deliveries; null where one that goes on is too short for a rate. */
function lengthsOf({ unit, width, ends, going }: MetricsView): readonly (number | null)[] {
  const whole = unit === 'ms' ? width / 1000 : width
  return ends.map((end, n) => {
    if (n < ends.length - 1 || !going) return whole
    const length = (end - n * width) / 1000
    return length < whole / 2 ? null : length
  })
}

function chartOf(
  view: MetricsView,
  title: string,
  y: string,
  columns: Readonly<Record<string, Column>>,
): ChartValue {
  const { unit, ends } = view
  const points = ends.map((end, n) => ({
    x: unit === 'ms' ? rounded(end / 1000)! : end,
    y: Object.fromEntries(
      Object.entries(columns).flatMap(([name, column]) => {
        const value = column[n]
        return value === null ? [] : [[name, value]]
      }),
    ),
  }))
  return {
    type: 'line',
    title,
    x: unit === 'ms' ? 's' : 'deliveries',
    y,
    series: Object.keys(columns),
    live: true,
    points,
    leftOut: 0,
    done: false,
  }
}

function most(column: Column, what: string, { unit, ends }: MetricsView): string {
  let at = -1
  column.forEach((value, n) => {
    if (value !== null && (at < 0 || value > column[at]!)) at = n
  })
  if (at < 0 || column[at] === 0) return 'none'
  const when = unit === 'ms' ? `at ${clockWords(ends[at], unit)}` : `by delivery ${grouped(ends[at])}`
  return `at most ${grouped(column[at]!)} ${what}, ${when}`
}

/** Four digits say all that a chart can show. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4))
}
