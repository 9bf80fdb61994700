/**
 * A click into an empty blank selects all of it, so that what is typed takes its place. Without that the cursor stands
 * among the underscores, and they stay. Tab selects the next one, Shift+Tab the one before.
 */
import { EditorSelection, EditorState, type Extension } from '@codemirror/state'
import { EditorView, type Command } from '@codemirror/view'
import { blankFrom, findBlanks } from '../../store/blanks'

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

/** Selects the next empty blank; not where none is left, or where lines are selected. */
export function toBlank(original: string | null, step: 1 | -1): Command {
  return (view) => {
    if (original === null) return false
    const { doc, selection } = view.state
    const { from, to } = selection.main
    if (doc.lineAt(from).number !== doc.lineAt(to).number) return false
    const blank = blankFrom(findBlanks(original, doc.toString()), from, step)
    if (blank === null) return false
    view.dispatch({
      selection: { anchor: blank.from, head: blank.to },
      effects: EditorView.scrollIntoView(blank.from, { y: 'nearest' }),
    })
    return true
  }
}
