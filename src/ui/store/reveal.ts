/**
 * "Show me this line": the one way in which the stage and the outputs point at a cell.
 *
 * A store outside React: whoever points sets a place, the cell that owns it scrolls there, puts the cursor on the line
 * and takes the place away. A place that no open cell owns stays without effect.
 */
import { createStore } from 'zustand/vanilla'
import type { SourcePlace } from '../../runtime/protocol/view'

export interface Reveal {
  readonly place: SourcePlace | null
}

export const revealStore = createStore<Reveal>(() => ({ place: null }))

export function reveal(place: SourcePlace): void {
  revealStore.setState({ place })
}

export function revealed(): void {
  revealStore.setState({ place: null })
}
