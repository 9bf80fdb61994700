/**
 * Underlines forgotten awaits a moment after the last key, and says so: to the pointer as a tooltip of the page, and where
 * the cursor goes, on a touch screen too, as one of the editor's own and to screen readers.
 *
 * Nothing is said while somebody types: half a call always looks as if its await were forgotten.
 */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import { EditorState, StateEffect, StateField, type Extension } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  showTooltip,
  ViewPlugin,
  type DecorationSet,
  type Tooltip,
} from '@codemirror/view'
import { forgottenAwaits, type ForgottenAwait } from './forgotten-awaits'

const AFTER = 300
/** Milliseconds that parsing may take. */
const PARSING = 50

const setMarks = StateEffect.define<readonly ForgottenAwait[]>()
/** Asks for another look: what other cells make may have changed. */
export const recheckAwaits = StateEffect.define<null>()

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, change) {
    for (const effect of change.effects) if (effect.is(setMarks)) return decorate(effect.value)
    return now.map(change.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function decorate(found: readonly ForgottenAwait[]): DecorationSet {
  return Decoration.set(
    found.map(({ from, to, words }) =>
      Decoration.mark({ class: 'cm-forgot', attributes: { 'data-tip': words }, words }).range(from, to),
    ),
    true,
  )
}

/** The words of the mark that a position stands in, and where it begins. */
function markAt(state: EditorState, at: number): { from: number; words: string } | null {
  let found: { from: number; words: string } | null = null
  state.field(marks).between(at, at, (from, _, { spec }) => {
    found = { from, words: (spec as { words: string }).words }
  })
  return found
}

/** Whether a forgotten await is told somewhere between two positions. */
export function isForgottenAt(state: EditorState, from: number, to: number): boolean {
  let found = false
  state.field(marks, false)?.between(from, to, () => {
    found = true
    return false
  })
  return found
}

const left = StateEffect.define<null>()

/** Opens where the cursor is moved to; closes with the next change, and when the editor is left. */
const tooltip = StateField.define<Tooltip | null>({
  create: () => null,
  update(now, change) {
    if (change.docChanged || change.effects.some((one) => one.is(left))) return null
    if (!change.selection) return now
    const { head, empty } = change.state.selection.main
    const mark = empty ? markAt(change.state, head) : null
    if (!mark) return null
    const { from, words } = mark
    return now?.pos === from ? now : { pos: from, above: true, create: () => ({ dom: bubble(words) }) }
  },
  provide: (field) => showTooltip.from(field),
})

function bubble(words: string): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-forgot-words'
  dom.textContent = words
  return dom
}

const aloud = EditorState.transactionExtender.of(({ startState, selection, docChanged }) => {
  if (docChanged || !selection) return null
  const now = markAt(startState, selection.main.head)
  const before = markAt(startState, startState.selection.main.head)
  return now && now.from !== before?.from ? { effects: EditorView.announce.of(now.words) } : null
})

export function awaitMarks(others: () => readonly string[]): Extension {
  const look = ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const find = () => {
      const { state } = view
      const tree = ensureSyntaxTree(state, state.doc.length, PARSING) ?? syntaxTree(state)
      const found = forgottenAwaits(state.doc.toString(), tree.topNode, others())
      if (found.length > 0 || state.field(marks).size > 0) view.dispatch({ effects: setMarks.of(found) })
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(find, AFTER)
    }
    later()
    return {
      update(update) {
        const asked = update.transactions.some((change) =>
          change.effects.some((one) => one.is(recheckAwaits)),
        )
        if (update.docChanged || asked) later()
      },
      destroy: () => clearTimeout(timer),
    }
  })
  const leaving = EditorView.focusChangeEffect.of((_, focusing) => (focusing ? null : left.of(null)))
  return [marks, tooltip, aloud, look, leaving]
}
