/**
 * A line plot that is drawn again with every frame: on a canvas, over uPlot, in its own chunk.
 *
 * It looks as the other plots do. Colours of a canvas don't follow the theme by themselves, so another theme, other
 * series or another scale make the plot anew; points and size change it in place.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { ChartValue } from '../../runtime/protocol/output'
import { useTheme } from '../primitives/theme'
import styles from './Chart.module.css'
import { short } from './numbers'
import { plotData, wholes, wholeSteps } from './plot-data'
import { seriesToken } from './series-colour'

export function LivePlot({ chart }: { readonly chart: ChartValue }) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const theme = useTheme()
  const [hovered, setHovered] = useState<number | null>(null)
  const data = useMemo(() => plotData(chart), [chart])
  const newest = useRef(data)
  newest.current = data
  // What the plot is made from; a text, for the chart is another object with every point.
  const { series, x, y, yScale } = chart
  const whole = wholes(chart).x
  const made = JSON.stringify({ series, x, y, yScale, whole, theme })

  useEffect(() => {
    const room = box.current!
    const options = optionsOf(JSON.parse(made) as Made, room, setHovered)
    const drawn = new uPlot(options, aligned(newest.current), room)
    plot.current = drawn
    const observer = new ResizeObserver(() =>
      drawn.setSize({ width: room.clientWidth, height: room.clientHeight }),
    )
    observer.observe(room)
    return () => {
      observer.disconnect()
      drawn.destroy()
      plot.current = null
    }
  }, [made])

  useEffect(() => plot.current?.setData(aligned(data)), [data])

  const at = hovered !== null && hovered < data.x.length ? hovered : null
  return (
    <div className={styles.live}>
      <div ref={box} className={styles.canvas} aria-hidden="true" />
      {at === null ? null : (
        <div className={styles.hovered}>
          {short(data.x[at])}
          {series.map((name, column) => {
            const value = data.columns[column][at]
            return value === null ? null : (
              <span key={name}>
                {name} <b>{short(value)}</b>
              </span>
            )
          })}
        </div>
      )}
    </div>
  )
}

function aligned({ x, columns }: ReturnType<typeof plotData>): uPlot.AlignedData {
  return [x, ...columns]
}

type Made = Pick<ChartValue, 'series' | 'x' | 'y' | 'yScale'> & { readonly whole: boolean }

function optionsOf(
  { series, x, y, yScale, whole }: Made,
  room: HTMLElement,
  hover: (at: number | null) => void,
): uPlot.Options {
  const style = getComputedStyle(room)
  const colour = (token: string) => style.getPropertyValue(token).trim()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const font = `400 ${0.6875 * rem}px ${colour('--sans')}`
  const axis = { stroke: colour('--ink3'), font, labelFont: font, ticks: { show: false } }
  const values = (_: uPlot, splits: (number | null)[]) =>
    splits.map((value) => (value === null ? '' : short(value)))
  const range = yScale?.range ?? null
  return {
    width: room.clientWidth,
    height: room.clientHeight,
    padding: [6, 14, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false },
      y: {
        distr: yScale?.scale === 'log' ? 3 : 1,
        ...(range === null ? {} : { range: () => [range[0], range[1]] as uPlot.Range.MinMax }),
      },
    },
    axes: [
      {
        ...axis,
        values,
        ...(whole ? { incrs: wholeSteps } : {}),
        grid: { show: false },
        border: { show: true, stroke: colour('--line2'), width: 1 },
        ...(x ? { label: x, labelSize: 1.1 * rem, labelGap: 0 } : {}),
        size: 1.5 * rem,
      },
      {
        ...axis,
        values,
        grid: { stroke: colour('--line'), width: 1 },
        ...(y ? { label: y, labelSize: 1.1 * rem, labelGap: 0 } : {}),
        size: 2.75 * rem,
      },
    ],
    series: [
      {},
      ...series.map((label, at) => ({
        label,
        stroke: colour(seriesToken(at)),
        width: 1.75,
        spanGaps: true,
        points: { show: false },
      })),
    ],
    hooks: { setCursor: [(plot) => hover(plot.cursor.idx ?? null)] },
  }
}
