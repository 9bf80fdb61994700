/** The plot itself, over recharts, in its own chunk. No animation: a live chart moves because its numbers do. */
import { memo, useMemo } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
  type XAxisTickContentProps,
} from 'recharts'
import type { ChartValue } from '../../runtime/protocol/output'
import styles from './Chart.module.css'
import { LABELLED, linesOf } from './bar-label'
import { short } from './numbers'
import { hasPlace, powersAround, powersWithin, wholes } from './plot-data'
import { seriesColour } from './series-colour'
import { thin } from './thin'

const MARGIN = { top: 6, right: 10, bottom: 4, left: 0 }
const POINTS = 600

export const ChartPlot = memo(function ChartPlot({ chart }: { readonly chart: ChartValue }) {
  const data = useMemo(
    () =>
      thin(chart.points, POINTS).map(({ x, y }) => ({
        x,
        ...Object.fromEntries(Object.entries(y).filter(([, value]) => hasPlace(value, chart))),
      })),
    [chart],
  )
  const { scale = 'linear', range = null } = chart.yScale ?? {}
  const ends = range ?? (scale === 'log' ? powersAround(chart) : undefined)
  const numeric = chart.type === 'line' && chart.points.every((point) => typeof point.x === 'number')
  const whole = wholes(chart)
  const eachLabelled = chart.type === 'bar' && data.length <= LABELLED
  const axes = (
    <>
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="x"
        type={numeric ? 'number' : 'category'}
        domain={numeric ? ['dataMin', 'dataMax'] : undefined}
        allowDecimals={!whole.x}
        tickFormatter={tick}
        tickLine={false}
        axisLine={{ stroke: 'var(--line2)' }}
        {...(eachLabelled ? { interval: 0, tick: BarLabel } : { minTickGap: 36 })}
        height={eachLabelled && chart.x ? 48 : 36}
        label={{ value: chart.x, position: 'insideBottomRight', offset: 0 }}
      />
      <YAxis
        scale={scale}
        domain={ends && [...ends]}
        allowDecimals={!whole.y}
        ticks={scale === 'log' && ends ? powersWithin(ends) : undefined}
        allowDataOverflow={ends !== undefined}
        tickFormatter={tick}
        tickLine={false}
        axisLine={false}
        width={44}
        label={chart.y ? { value: chart.y, angle: -90, position: 'insideLeft', offset: 8 } : undefined}
      />
      <Tooltip
        content={Note}
        isAnimationActive={false}
        cursor={{ stroke: 'var(--edge)', strokeDasharray: '2 3' }}
      />
    </>
  )
  return (
    <ResponsiveContainer width="100%" height="100%">
      {chart.type === 'line' ? (
        <LineChart data={data} margin={MARGIN} accessibilityLayer={false}>
          {axes}
          {chart.series.map((name, at) => (
            <Line
              key={name}
              dataKey={name}
              type="linear"
              stroke={seriesColour(at)}
              strokeWidth={1.75}
              dot={data.length <= 24 ? { r: 2.5, fill: seriesColour(at), strokeWidth: 0 } : false}
              connectNulls
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      ) : (
        <BarChart data={data} margin={MARGIN} barCategoryGap="28%" accessibilityLayer={false}>
          {axes}
          {chart.series.map((name, at) => (
            <Bar
              key={name}
              dataKey={name}
              fill={seriesColour(at)}
              radius={[3, 3, 0, 0]}
              maxBarSize={48}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      )}
    </ResponsiveContainer>
  )
})

/** In px, as the tiny text of the plot has them. */
const LETTER = 6
const LINE = 13

function BarLabel({ x, y, width, visibleTicksCount, payload }: XAxisTickContentProps) {
  const letters = Math.max(1, Math.floor((Number(width) / visibleTicksCount - 4) / LETTER))
  return (
    <text x={x} y={y} textAnchor="middle">
      {linesOf(tick(payload.value), letters).map((line, at) => (
        <tspan key={at} x={x} dy={at === 0 ? '0.71em' : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function tick(value: unknown): string {
  return typeof value === 'number' ? short(value) : String(value)
}

function Note({ active, payload, label }: TooltipContentProps) {
  if (!active || !payload?.length) return null
  return (
    <div className={styles.note}>
      {tick(label)}
      {payload.map((entry) => (
        <div key={String(entry.dataKey)}>
          {String(entry.name)} <b>{tick(entry.value)}</b>
        </div>
      ))}
    </div>
  )
}
