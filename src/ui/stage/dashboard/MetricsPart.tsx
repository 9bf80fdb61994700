/** The run in numbers over its clock: throughput, mailbox depth, latency, failures. Each chart has its table. */
import { useCallback, useMemo, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { MetricsView } from '../../../runtime/protocol/dashboard'
import { ChartOutput } from '../../outputs/ChartOutput'
import { grouped } from '../numbers'
import { Runs } from '../timeline/Runs'
import { chartsOf, totalsWords } from './charts'
import styles from './MetricsPart.module.css'
import part from './Part.module.css'
import { useReading, type Pace } from './use-reading'

const every = 125

export function MetricsPart({ session }: { readonly session: Pick<Session, 'metrics' | 'subscribe'> }) {
  const [run, setRun] = useState<number | null>(null)
  const read = useCallback(() => session.metrics({ run }), [session, run])
  const view = useReading(session, read, every, paceOf)
  const charts = useMemo(() => (view === null ? [] : chartsOf(view)), [view])
  if (view === null) return <section className={part.part} aria-label="Metrics" />
  const words = totalsWords(view)
  return (
    <section className={part.part} aria-label="Metrics">
      <div className={part.tools}>
        <h3 className={part.title}>Metrics</h3>
        <Runs run={view.run} runs={view.runs} cell={view.cell} onRun={setRun} />
        {view.behind > 0 ? (
          <p className={part.bound}>{grouped(view.behind)} messages are still being counted</p>
        ) : null}
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Charts of the run">
        <p className={part.bound}>
          {words || 'Run a cell and what it does is counted here, over its clock.'}
        </p>
        <div className={styles.charts}>
          {charts.map(({ chart, summary }) => (
            <div key={chart.title} className={styles.chart}>
              <ChartOutput chart={chart} />
              <p className="visually-hidden">{summary}</p>
            </div>
          ))}
        </div>
        {view.took === null ? null : (
          <p className={part.bound}>
            Percentiles are right within 2 %. Depths are those at the end of an interval.
          </p>
        )}
      </div>
    </section>
  )
}

const paceOf = ({ going, behind }: MetricsView): Pace => (behind > 0 ? 'behind' : going ? 'on' : 'idle')
