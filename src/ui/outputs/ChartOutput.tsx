/**
 * A line or bar chart. Its frame (legend with the latest values, room for the plot, table behind a button) is drawn at
 * once; the plot comes with its library when a chart is first seen: a quick one while points come frame by frame, the
 * usual one for results.
 */
import { Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { ChartValue } from '../../runtime/protocol/output'
import { Button } from '../primitives/Button'
import styles from './Chart.module.css'
import { count, short } from './numbers'
import { isLive, notDrawn } from './plot-data'
import { seriesColour } from './series-colour'
import { TableOutput } from './TableOutput'
import { useAtMostEvery } from './use-at-most-every'

const ChartPlot = lazy(() => import('./ChartPlot').then(({ ChartPlot }) => ({ default: ChartPlot })))
const LivePlot = lazy(() => import('./LivePlot').then(({ LivePlot }) => ({ default: LivePlot })))
const ROWS = 200

export function ChartOutput({ chart }: { readonly chart: ChartValue }) {
  const [asTable, setAsTable] = useState(false)
  const live = isLive(chart)
  // A usual plot costs some 20 ms, and the broker shares the thread: the legend moves every frame, the plot eight times a second.
  const drawn = useAtMostEvery(125, chart)
  const last = chart.points.at(-1)
  const hidden = notDrawn(chart)
  return (
    <figure className={styles.chart} aria-label={chart.title || `${chart.y} by ${chart.x}`}>
      <figcaption className={styles.head}>
        {chart.title ? <span className={styles.title}>{chart.title}</span> : null}
        {chart.series.map((name, at) => (
          <span key={name} className={styles.entry}>
            <span className={styles.swatch} style={{ background: seriesColour(at) }} />
            {name}
            {chart.type === 'line' && last?.y[name] !== undefined ? <b>{short(last.y[name])}</b> : null}
          </span>
        ))}
        <Button
          variant="quiet"
          size={28}
          icon={Table2}
          aria-pressed={asTable}
          className={styles.swap}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </figcaption>
      {asTable ? (
        <TableOutput {...tableOf(chart)} empty="No points yet: each one becomes a row." />
      ) : (
        <div className={styles.room}>
          {chart.points.length === 0 ? (
            <p className={styles.none}>No points yet: each one is drawn here.</p>
          ) : null}
          <Suspense fallback={null}>
            {live ? <LivePlot chart={chart} /> : <ChartPlot chart={drawn} />}
          </Suspense>
        </div>
      )}
      {hidden ? <p className={styles.leftOut}>{hidden}</p> : null}
      {chart.leftOut > 0 ? (
        <p className={styles.leftOut}>
          showing {count(chart.points.length)} of {count(chart.points.length + chart.leftOut)} points
        </p>
      ) : null}
    </figure>
  )
}

/** The same numbers in rows; the newest `ROWS` of them. */
export function tableOf(chart: ChartValue) {
  const points = chart.points.slice(-ROWS)
  return {
    columns: [chart.x || 'x', ...chart.series],
    rows: points.map((point) => [
      typeof point.x === 'number' ? short(point.x) : point.x,
      ...chart.series.map((name) => (point.y[name] === undefined ? '' : short(point.y[name]))),
    ]),
    leftOut: chart.points.length - points.length + chart.leftOut,
  }
}
