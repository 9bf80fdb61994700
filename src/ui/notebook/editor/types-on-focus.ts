/**
 * Types come when somebody begins to write: their chunk, and with it the worker that TypeScript lives in, are fetched when
 * a code editor first has the focus. Without them (offline, say) one writes as before.
 */
import { Compartment, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { TypedCell } from '../../../notebooks/types/cell'

/** What types need to know of the notebook around an editor. */
export interface CellTypes {
  readonly cell: string
  /** All open code cells as they stand, this one among them, from top to bottom. */
  readonly cells: () => readonly TypedCell[]
}

export function typesOnFocus(types: CellTypes): Extension {
  const place = new Compartment()
  let begun = false
  const begin = async (view: EditorView): Promise<void> => {
    const { cellTypes } = await import('./types/cell-types')
    if (view.dom.isConnected) view.dispatch({ effects: place.reconfigure(cellTypes(types)) })
  }
  const focus = (_: FocusEvent, view: EditorView): void => {
    if (begun) return
    begun = true
    begin(view).catch(() => {
      begun = false
    })
  }
  return [place.of([]), EditorView.domEventHandlers({ focus })]
}
