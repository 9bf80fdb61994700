/**
 * What is chosen stays chosen when text is drawn anew around it: marks of what is wrong come at any moment, also just
 * after the focus. In Firefox the browser's own selection then falls to the start of the line, and CodeMirror, for 200
 * milliseconds after the focus, takes that for the browser's doing, leaves it there, and follows it a moment later: the
 * next key would write before the first letter.
 */
import { EditorView } from '@codemirror/view'

export const selectionStays = EditorView.updateListener.of(({ view }) => {
  // A composition has its own mind of where it is.
  if (!view.hasFocus || view.composing) return
  const shown = view.contentDOM.ownerDocument.getSelection()
  if (shown === null) return
  const { anchor, head } = view.state.selection.main
  const stands =
    positionOf(view, shown.anchorNode, shown.anchorOffset) === anchor &&
    positionOf(view, shown.focusNode, shown.focusOffset) === head
  if (stands) return
  const from = view.domAtPos(anchor)
  const to = view.domAtPos(head)
  shown.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
})

function positionOf(view: EditorView, node: Node | null, offset: number): number | null {
  return node !== null && view.contentDOM.contains(node) ? view.posAtDOM(node, offset) : null
}
