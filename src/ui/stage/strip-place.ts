/**
 * Where the strip of held messages lies while a person delivers: under the floor; at its right where the stage is low
 * and wide, as on a tablet; nowhere on a wall. The floor leaves the same room for it at full speed.
 */
import { useMedia } from '../primitives/media'
import { useProjector } from '../primitives/projector'

export type StripPlace = 'below' | 'beside' | 'nowhere'

/** A tablet's stage stands above the notebook, in less than half of the window. */
const LOW = '(min-width: 768px) and (max-width: 1100px)'

export function useStripPlace(): StripPlace {
  const low = useMedia(LOW)
  const { on: onWall } = useProjector()
  return onWall ? 'nowhere' : low ? 'beside' : 'below'
}

/** How much of the floor the strip takes in each place, in px. */
export const stripTakes: Readonly<Record<StripPlace, { readonly width: number; readonly height: number }>> = {
  below: { width: 0, height: 106 },
  beside: { width: 224, height: 0 },
  nowhere: { width: 0, height: 0 },
}
