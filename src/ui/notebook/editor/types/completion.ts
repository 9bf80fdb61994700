/**
 * The list of what may be written: while somebody types a name or after a dot, and by Ctrl+Space.
 *
 * A name of a module that isn't imported is offered too, and brings its import with it.
 */
import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  pickedCompletion,
  selectedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'
import type { Option } from '../../../../notebooks/types/answers'
import type { Ask } from './asking'
import { importOf } from './import-of'
import { wordsOf } from './words'

/** Milliseconds without a key before the list comes by itself. */
const AFTER = 150
const BOOST = [30, 0, -30] as const
const WORD = /[A-Za-z_$][\w$]*$/

export const completionKeys: readonly KeyBinding[] = [
  { key: 'Ctrl-Space', run: startCompletion },
  { key: 'ArrowDown', run: moveCompletionSelection(true) },
  { key: 'ArrowUp', run: moveCompletionSelection(false) },
  { key: 'PageDown', run: moveCompletionSelection(true, 'page') },
  { key: 'PageUp', run: moveCompletionSelection(false, 'page') },
  { key: 'Enter', run: acceptUnlessWritten },
  { key: 'Tab', run: acceptUnlessWritten },
  { any: closeOnRun },
]

export function completion(ask: Ask): Extension {
  return autocompletion({
    override: [(context) => complete(ask, context)],
    activateOnTypingDelay: AFTER,
    defaultKeymap: false,
    icons: false,
    // `sle` is the beginning of sleep: that it's hidden in structuredClone too helps nobody who learns.
    filterStrict: true,
    maxRenderedOptions: 50,
  })
}

async function complete(ask: Ask, context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context
  const before = state.sliceDoc(state.doc.lineAt(pos).from, pos)
  if (!explicit && !WORD.test(before) && !/[.'"]$/.test(before)) return null
  const answer = await ask({ kind: 'complete', offset: pos, explicit }, state.doc.toString())
  if (!answer) return null
  return {
    from: answer.from,
    options: answer.options.map((option) => toCompletion(option, () => detail(ask, context, option))),
    validFor: /^[\w$]*$/,
  }
}

function toCompletion({ label, kind, from, rank }: Option, info: () => Promise<Node | null>): Completion {
  return {
    label,
    type: kind,
    detail: from === undefined ? undefined : `from '${from}'`,
    boost: BOOST[rank],
    apply: from === undefined ? undefined : (view, picked, at, to) => withImport(view, picked, from, at, to),
    info: kind === 'keyword' ? undefined : info,
  }
}

/** Asked of the text that the list was made for: what was typed since has only made the list shorter. */
async function detail(
  ask: Ask,
  { state, pos }: CompletionContext,
  { label, from }: Option,
): Promise<Node | null> {
  const words = await ask({ kind: 'detail', offset: pos, label, from }, state.doc.toString())
  return words && (words.signature || words.doc) ? wordsOf(words) : null
}

function withImport(view: EditorView, picked: Completion, module: string, from: number, to: number): void {
  const { label } = picked
  const added = importOf(view.state.doc.toString(), module, label)
  view.dispatch({
    changes: [added, { from, to, insert: label }],
    selection: { anchor: from + label.length + added.insert.length },
    annotations: pickedCompletion.of(picked),
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}

/** Where the word is all there, there is nothing to take: Enter is a new line, and Tab goes to the next blank. */
function acceptUnlessWritten(view: EditorView): boolean {
  const { state } = view
  if (completionStatus(state) !== 'active') return false
  const { head } = state.selection.main
  const written = WORD.exec(state.sliceDoc(state.doc.lineAt(head).from, head))?.[0]
  if (written !== undefined && selectedCompletion(state)?.label === written) {
    closeCompletion(view)
    return false
  }
  return acceptCompletion(view)
}

/** A cell that is run is written: its list goes, and the next Escape leaves the editor. */
function closeOnRun(view: EditorView, { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (key === 'Enter' && (ctrlKey || metaKey || shiftKey)) closeCompletion(view)
  return false
}
