/** Which bar is meant: by a point on the floor, by an arrow key, or by the one that was chosen before. */
import type { TimelineBar } from '../../../runtime/protocol/views-of-record'

/** Of a row, in the order of time. */
function ofLane(bars: readonly TimelineBar[], lane: number): readonly TimelineBar[] {
  return bars.filter((bar) => bar.lane === lane).sort((a, b) => a.from - b.from || a.key - b.key)
}

/** The narrowest at this place of the row, or the nearest within `reach`. */
export function barAt(
  bars: readonly TimelineBar[],
  lane: number,
  at: number,
  reach: number,
): TimelineBar | null {
  let best: TimelineBar | null = null
  for (const bar of bars) {
    if (bar.lane !== lane || at < bar.from - reach || at > bar.to + reach) continue
    if (best === null || bar.to - bar.from < best.to - best.from) best = bar
  }
  return best
}

/** The bar with this key, or the one that it has been joined to. */
export function barOf(bars: readonly TimelineBar[], wanted: TimelineBar): TimelineBar | null {
  const same = bars.find((bar) => bar.key === wanted.key)
  if (same) return same
  return (
    bars.find((bar) => bar.lane === wanted.lane && bar.from <= wanted.from && bar.to >= wanted.to) ?? null
  )
}

/** Where an arrow key leads: to the neighbour in the row, or to the bar of the next row that lies nearest in time. */
export function neighbour(
  bars: readonly TimelineBar[],
  from: TimelineBar | null,
  key: string,
): TimelineBar | null {
  if (from === null) return bars.length === 0 ? null : bars.reduce((a, b) => (before(b, a) ? b : a))
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const row = ofLane(bars, from.lane)
    const at = row.findIndex((bar) => bar.key === from.key)
    return row[at + (key === 'ArrowRight' ? 1 : -1)] ?? from
  }
  const by = key === 'ArrowDown' ? 1 : -1
  const last = bars.reduce((most, bar) => Math.max(most, bar.lane), 0)
  for (let lane = from.lane + by; lane >= 0 && lane <= last; lane += by) {
    const row = ofLane(bars, lane)
    if (row.length > 0) return row.reduce((a, b) => (distance(b, from) < distance(a, from) ? b : a))
  }
  return from
}

function before(a: TimelineBar, b: TimelineBar): boolean {
  return a.lane !== b.lane ? a.lane < b.lane : a.from < b.from
}

function distance(a: TimelineBar, b: TimelineBar): number {
  return Math.abs(a.from - b.from)
}
