/** What a name is: its type and doc comment, where the pointer rests, and by Alt+H where the cursor is. */
import type { Extension } from '@codemirror/state'
import { hoverTooltip, type Command } from '@codemirror/view'
import { isForgottenAt } from '../await-marks'
import type { Ask } from './asking'
import { showBubble } from './bubble'
import { spoken, wordsOf } from './words'

/** Milliseconds that the pointer rests. */
const RESTS = 400

export function hover(ask: Ask): Extension {
  return hoverTooltip(
    async ({ state }, pos) => {
      const found = await ask({ kind: 'hover', offset: pos }, state.doc.toString())
      if (!found) return null
      // A forgotten await has its own words above the line.
      const above = !isForgottenAt(state, pos, pos)
      return { pos: found.from, end: found.to, above, create: () => ({ dom: wordsOf(found) }) }
    },
    { hoverTime: RESTS, hideOnChange: true },
  )
}

export function tellHere(ask: Ask): Command {
  return (view) => {
    const { doc, selection } = view.state
    const { head } = selection.main
    void ask({ kind: 'hover', offset: head }, doc.toString()).then((found) => {
      if (!found || view.state.doc !== doc || view.state.selection.main.head !== head) return
      showBubble(view, { kind: 'hover', pos: found.from, said: spoken(found), dom: () => wordsOf(found) })
    })
    return true
  }
}
