/** Where calls lie on the clock, and how the time is told: from the moment in which the first was submitted. Pure. */
import { TIMES, type CallColumns } from '../../../runtime/protocol/call-columns'
import { roundUp } from '../../stage/timeline/axis'

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** From the first mark to the last; `now` where something still goes on. Seconds. */
export function extentOf(calls: CallColumns, now: number | null): Stretch {
  let from = Infinity
  let to = now ?? -Infinity
  for (const name of TIMES) {
    const times = calls[name]
    for (let n = 0; n < calls.count; n++) {
      const at = times[n]
      if (at < from) from = at
      if (at > to) to = at
    }
  }
  if (from > to) return { from: 0, to: 1 }
  // A little room behind the last mark, and some where there is but one.
  return { from, to: to + Math.max(0.01, (to - from) * 0.02) }
}

export interface Tick {
  readonly at: number
  readonly label: string
}

const APART = 64
const MOST = 30

export function ticksOf(start: number, shown: Stretch, pixels: number): readonly Tick[] {
  const span = shown.to - shown.from
  if (!(span > 0) || pixels <= 0) return []
  const step = roundUp((span * APART) / pixels)
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const ticks: Tick[] = []
  for (let n = Math.ceil((shown.from - start) / step - 1e-9); ticks.length < MOST; n++) {
    const at = start + n * step
    if (at > shown.to) break
    ticks.push({ at, label: `${(n * step).toFixed(digits)} s` })
  }
  return ticks
}

/** Numbers at the side: 0 and round ones up to `most`, as many as have room. */
export function levelsOf(most: number, pixels: number, apart = 28): readonly number[] {
  const step = roundUp(Math.max(1, (most * apart) / Math.max(1, pixels)))
  const levels: number[] = []
  for (let level = 0; level <= most && levels.length < MOST; level += step) levels.push(level)
  return levels
}
