/**
 * A click into an empty blank selects all of it, so that what is typed takes its place. Without that the cursor stands
 * among the underscores, and they stay.
 */
import { EditorSelection, EditorState, type Extension } from '@codemirror/state'
import { findBlanks } from '../../store/blanks'

export function blankSelect(original: string): Extension {
  return EditorState.transactionFilter.of((change) => {
    const cursor = change.selection?.main
    if (!cursor?.empty || change.docChanged || !change.isUserEvent('select.pointer')) return change
    const blank = findBlanks(original, change.startState.doc.toString()).find(
      ({ from, to, filled }) => !filled && from <= cursor.head && cursor.head <= to && from < to,
    )
    if (!blank) return change
    return [change, { selection: EditorSelection.single(blank.from, blank.to) }]
  })
}
