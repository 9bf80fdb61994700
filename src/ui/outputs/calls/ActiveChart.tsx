/** The histogram: a segment a call, and how many were active; on the stage also the limit and the queue. */
import { useLayoutEffect, useMemo, useState } from 'react'
import type { CallColumns } from '../../../runtime/protocol/call-columns'
import { classes } from '../../primitives/classes'
import { counted } from '../../stage/numbers'
import { activeOf, mostOf, valueAt, type Steps } from './active'
import { moment } from './call-words'
import styles from './Calls.module.css'
import { dressOf } from './dress'
import { ticksOf, type Stretch } from './extent'
import { left, momentAt, right } from './frame'
import { paintActive } from './paint-active'
import { penOf, usePicture } from './use-picture'

/** What the platform did: how many it allowed at a time, and how many waited. */
export interface Allowed {
  readonly limit: Steps
  readonly waiting: Steps
}

export interface ActiveChartProps {
  readonly calls: CallColumns
  readonly now: number | null
  readonly extent: Stretch
  readonly shown: Stretch
  readonly allowed: Allowed | null
  readonly ground: string
}

/** The side counts at the most so many times the calls that were active at once, and more where a queue needs it. */
const MOST_TIMES = 10
const MOST_TIMES_QUEUED = 40

export function ActiveChart({ calls, now, extent, shown, allowed, ground }: ActiveChartProps) {
  const { canvas, size, theme } = usePicture()
  const [x, setX] = useState<number | null>(null)
  const active = useMemo(() => activeOf(calls, now), [calls, now])
  const peak = mostOf(active)
  const limit = allowed === null ? 0 : (allowed.limit.value.at(-1) ?? 0)
  const most = useMemo(() => {
    const queue = allowed === null ? 0 : mostOf(allowed.waiting)
    // Lithops' side counts calls. A thousand of them would press a hundred active ones to the floor.
    const floor = Math.max(1, peak)
    const tallest = Math.max(
      Math.min(Math.max(calls.count, floor), floor * MOST_TIMES),
      Math.min(queue, floor * MOST_TIMES_QUEUED),
    )
    // So would a limit far above all that ran: then it is said in words alone.
    return limit > 0 && limit <= tallest * 1.5 ? Math.max(tallest, limit) * 1.05 : tallest * 1.05
  }, [calls.count, peak, allowed, limit])
  useLayoutEffect(() => {
    const pen = penOf(canvas.current, size)
    if (pen === null) return
    const ticks = ticksOf(extent.from, shown, size.width - left - right)
    const platform = {
      limit: limit > most ? null : (allowed?.limit ?? null),
      waiting: allowed?.waiting ?? null,
    }
    const scene = { calls, now, active, most, ticks, shown, ...platform, ...size }
    paintActive(pen, dressOf(canvas.current!, ground), scene)
  }, [canvas, size, theme, calls, now, active, allowed, limit, most, extent, shown, ground])
  const at = x === null ? null : momentAt({ width: size.width, shown }, x)
  const words = [
    `${counted(peak, 'call')} active at most`,
    ...(allowed === null
      ? []
      : [`limit ${limit}`, `${counted(mostOf(allowed.waiting), 'call')} waiting at most`]),
  ].join(', ')
  return (
    <div
      className={styles.picture}
      role="img"
      aria-label={`Active calls over time: ${words}`}
      onPointerMove={(event) => {
        const place = event.clientX - event.currentTarget.getBoundingClientRect().left
        setX(place >= left && place <= size.width - right ? place : null)
      }}
      onPointerLeave={() => setX(null)}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      {x !== null && at !== null ? (
        <>
          <div className={styles.hair} style={{ left: x }} />
          <div
            className={classes(styles.tip, x > size.width / 2 && styles.leftwards)}
            style={{ left: x, top: 4 }}
            aria-hidden
          >
            <b>{moment(at, extent.from)}</b>
            <br />
            {valueAt(active, at)} active
            {allowed === null
              ? null
              : `, ${valueAt(allowed.waiting, at)} wait, limit ${valueAt(allowed.limit, at)}`}
          </div>
        </>
      ) : null}
    </div>
  )
}
