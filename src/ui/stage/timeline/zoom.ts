/** The part of a run that the timeline shows, as a person zooms and moves it. null: the whole run, as it grows. */
import type { Stretch } from '../../../runtime/protocol/views-of-record'

export type Shown = Stretch | null

/** `factor` below 1 brings it nearer. `at`: what stays where it is. */
export function zoomed(shown: Stretch, extent: Stretch, factor: number, at: number, least: number): Shown {
  const span = Math.max(least, (shown.to - shown.from) * factor)
  if (span >= extent.to - extent.from) return null
  const share = (at - shown.from) / (shown.to - shown.from)
  return kept({ from: at - share * span, to: at + (1 - share) * span }, extent)
}

export function moved(shown: Stretch, extent: Stretch, by: number): Shown {
  return kept({ from: shown.from + by, to: shown.to + by }, extent)
}

/** So that a handling is in sight: the view moves where it must, and no farther. */
export function bringing(shown: Stretch, extent: Stretch, bar: Stretch): Shown {
  const span = shown.to - shown.from
  if (bar.to < shown.from + span * 0.02) return moved(shown, extent, bar.from - shown.from - span * 0.1)
  if (bar.from > shown.to - span * 0.02) return moved(shown, extent, bar.to - shown.to + span * 0.1)
  return shown
}

/** Within the run, with its length. */
function kept({ from, to }: Stretch, extent: Stretch): Stretch {
  const span = to - from
  const start = Math.max(extent.from, Math.min(from, extent.to - span))
  return { from: start, to: start + span }
}
