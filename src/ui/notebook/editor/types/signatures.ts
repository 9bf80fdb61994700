/** What a call takes: from its `(` or `,` on while it's written, and by Ctrl+Shift+Space. */
import { Facet, type Extension } from '@codemirror/state'
import { ViewPlugin, type EditorView, type KeyBinding, type ViewUpdate } from '@codemirror/view'
import type { Ask } from './asking'
import { bubbleOf, showBubble } from './bubble'
import { signatureOf, spoken } from './words'

const asker = Facet.define<Ask>()

export const signatureKeys: readonly KeyBinding[] = [
  {
    key: 'Ctrl-Shift-Space',
    run(view) {
      void look(view)
      return true
    },
  },
]

export function signatures(ask: Ask): Extension {
  return [asker.of(ask), follow]
}

const follow = ViewPlugin.define((view) => ({
  update(update) {
    const open = bubbleOf(update.startState)?.kind === 'signature'
    if (isOpening(update) || (open && (update.docChanged || update.selectionSet))) void look(view)
  },
}))

function isOpening(update: ViewUpdate): boolean {
  if (!update.docChanged || !update.transactions.some((change) => change.isUserEvent('input'))) return false
  const { head, empty } = update.state.selection.main
  return empty && /[(,]\s?$/.test(update.state.sliceDoc(Math.max(0, head - 2), head))
}

async function look(view: EditorView): Promise<void> {
  const [ask] = view.state.facet(asker)
  const { doc, selection } = view.state
  const { head } = selection.main
  const before = bubbleOf(view.state)
  const found = await ask?.({ kind: 'signature', offset: head }, doc.toString())
  const isOutdated = view.state.doc !== doc || view.state.selection.main.head !== head
  const isClosed = before !== null && bubbleOf(view.state) === null
  if (isOutdated || isClosed || !view.hasFocus) return
  if (!found) {
    if (bubbleOf(view.state)?.kind === 'signature') showBubble(view, null)
    return
  }
  const said = spoken({ signature: found.label, doc: found.doc })
  showBubble(view, { kind: 'signature', pos: head, said, dom: () => signatureOf(found) })
}
