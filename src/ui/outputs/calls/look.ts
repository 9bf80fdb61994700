/** The part of the pictures that is looked at: a stretch of the clock and how tall rows are. Pure. */
import { moved, zoomed } from '../../stage/timeline/zoom'
import type { Stretch } from './extent'

export interface Look {
  /** null: all of it, as it grows. */
  readonly shown: Stretch | null
  /** Rows are so many times as tall as they are when all fit. */
  readonly tall: number
}

export const everything: Look = { shown: null, tall: 1 }

/** Seconds; nearer nobody may look. */
const LEAST = 0.001
export const tallestRow = 20
export const shortestRow = 4

/** How tall a row is, in pixels: all fit, or as many times taller. Few rows don't become slabs. */
export function rowHeightOf({ tall }: Look, rows: number, room: number): number {
  return Math.min(tallestRow, (Math.max(1, room) / Math.max(1, rows)) * tall)
}

/** `at`: the moment that stays where it is; `factor` below 1 brings it nearer. */
export function nearer(look: Look, extent: Stretch, factor: number, at: number): Look {
  const now = look.shown ?? extent
  return { ...look, shown: zoomed(now, extent, factor, at, LEAST) }
}

/** Both ways: the middle of the clock stays. */
export function nearerBoth(look: Look, extent: Stretch, factor: number, rowHeight: number): Look {
  const now = look.shown ?? extent
  const { shown } = nearer(look, extent, factor, (now.from + now.to) / 2)
  const room = rowHeight >= tallestRow && factor < 1 ? 1 : 1 / factor
  return { shown, tall: Math.max(1, look.tall * room) }
}

export function along(look: Look, extent: Stretch, by: number): Look {
  return look.shown === null ? look : { ...look, shown: moved(look.shown, extent, by) }
}
