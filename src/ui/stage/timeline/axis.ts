/** Round marks on the axis of time, as many as can be read. */
import type { Stretch, TimelineView } from '../../../runtime/protocol/views-of-record'
import { grouped } from '../numbers'

export interface Tick {
  /** Where it stands, in the view's unit. */
  readonly at: number
  readonly label: string
}

/** Between two labels, in pixels at the least. */
const apart = 76
const most = 40

export function ticksOf(
  { unit, extent }: Pick<TimelineView, 'unit' | 'extent'>,
  shown: Stretch,
  pixels: number,
): readonly Tick[] {
  const span = shown.to - shown.from
  if (!(span > 0) || pixels <= 0) return []
  const least = (span * apart) / pixels
  return unit === 'ms'
    ? moments(extent.from, shown, roundUp(least))
    : columns(shown, roundUp(Math.max(1, least / 2)))
}

/** 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5, 10].find((one) => one * power >= value * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Time is told from the moment in which the cell began. */
function moments(start: number, shown: Stretch, step: number): readonly Tick[] {
  const ticks: Tick[] = []
  const first = Math.ceil((shown.from - start) / step - 1e-9)
  for (let n = first; ticks.length < most && start + n * step <= shown.to + 1e-9; n += 1)
    ticks.push({ at: start + n * step, label: timeWords(n * step, step) })
  return ticks
}

/** A delivery is a column, and its number stands in the middle. */
function columns(shown: Stretch, step: number): readonly Tick[] {
  const ticks: Tick[] = []
  for (
    let n = step * Math.max(1, Math.ceil((shown.from + 0.5) / step));
    n - 0.5 <= shown.to && ticks.length < most;
    n += step
  )
    ticks.push({ at: n - 0.5, label: grouped(n) })
  return ticks
}

/** `step`: the distance to the next mark, which says how exact the words must be. */
export function timeWords(ms: number, step: number): string {
  if (Math.abs(ms) < step / 1000) return '0'
  if (step >= 1000 || (Math.abs(ms) >= 1000 && step >= 100))
    return `${grouped(Number((ms / 1000).toFixed(step >= 1000 ? 0 : step >= 100 ? 1 : 2)))} s`
  return `${grouped(Number(ms.toFixed(step >= 1 ? 0 : step >= 0.1 ? 1 : 2)))} ms`
}

/** How long something lasted, to three digits. */
export function lastedWords(ms: number): string {
  if (ms >= 60_000) return `${grouped(Math.round(ms / 1000))} s`
  if (ms >= 1000) return `${Number((ms / 1000).toPrecision(3))} s`
  return `${Number(ms.toPrecision(3))} ms`
}
