/**
 * Types come when somebody begins to write: their chunk, and with it the worker that TypeScript lives in, are fetched when
 * a code editor first has the focus. Without them (offline, say) one writes as before.
 *
 * Once they are there the other editors get them too, one after the other while nothing else happens, so that what a
 * change makes wrong elsewhere is seen there.
 */
import { Compartment, type Extension } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'
import type { TypedCell } from '../../../notebooks/types/cell'
import { whenIdle } from './turn'

/** What types need to know of the notebook around an editor. */
export interface CellTypes {
  readonly cell: string
  /** All open code cells as they stand, this one among them, from top to bottom. */
  readonly cells: () => readonly TypedCell[]
}

/** Editors that have no types yet, the one that was made first before the others. */
const without = new Set<() => Promise<void>>()
/** Types were fetched for one. */
let known = false
let asleep = true

export function typesOnFocus(types: CellTypes): Extension {
  const place = new Compartment()
  let begun = false
  const begin = async (view: EditorView): Promise<void> => {
    if (begun) return
    begun = true
    try {
      const { cellTypes } = await import('./types/cell-types')
      if (view.dom.isConnected) view.dispatch({ effects: place.reconfigure(cellTypes(types)) })
      known = true
      wake()
    } catch {
      begun = false
    }
  }
  const waiting = ViewPlugin.define((view) => {
    const start = (): Promise<void> => begin(view)
    without.add(start)
    if (known) wake()
    return { destroy: () => void without.delete(start) }
  })
  return [place.of([]), waiting, EditorView.domEventHandlers({ focus: (_, view) => void begin(view) })]
}

function wake(): void {
  if (!asleep) return
  asleep = false
  whenIdle(() => {
    asleep = true
    const [next] = without
    if (next === undefined) return
    without.delete(next)
    void next().then(wake)
  })
}
