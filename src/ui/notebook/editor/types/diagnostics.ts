/**
 * What is wrong, underlined a moment after the last key: told where the pointer rests, and to screen readers where the
 * cursor goes. F8 goes to the next. It hinders nobody: the cell runs as it is.
 */
import { completionStatus } from '@codemirror/autocomplete'
import { forEachDiagnostic, linter, nextDiagnostic, type Diagnostic } from '@codemirror/lint'
import { EditorState, type Extension, type Range } from '@codemirror/state'
import { Decoration, EditorView, type KeyBinding, type ViewUpdate } from '@codemirror/view'
import { isForgottenAt, recheckAwaits } from '../await-marks'
import type { Report } from '../../../../notebooks/types/reports'
import type { Ask } from './asking'
import { NOWHERE, writing, writtenAt } from './written-at'

const AFTER = 600

export const diagnosticKeys: readonly KeyBinding[] = [{ key: 'F8', run: nextDiagnostic }]

export function diagnostics(ask: Ask): Extension {
  return [
    writing,
    quiet,
    linter((view) => find(ask, view), { delay: AFTER, needsRefresh: isRefreshing }),
    aloud,
  ]
}

/** Another cell has changed, or what is held back need no longer be. */
function isRefreshing({ transactions, startState, state, focusChanged }: ViewUpdate): boolean {
  return (
    focusChanged ||
    (writtenAt(startState) !== NOWHERE && writtenAt(state) === NOWHERE) ||
    (completionStatus(startState) !== null && completionStatus(state) === null) ||
    transactions.some(({ effects }) => effects.some((one) => one.is(recheckAwaits)))
  )
}

async function find(ask: Ask, view: EditorView): Promise<Diagnostic[]> {
  const { state } = view
  const found = (await ask({ kind: 'diagnose' }, state.doc.toString())) ?? []
  const { length } = state.doc
  return found.flatMap((report) => {
    const { severity, words } = report
    const span = { from: Math.min(report.from, length), to: Math.min(report.to, length) }
    // A forgotten await is told already, with what to do.
    const isTold = /await|Promise</.test(words) && isForgottenAt(state, span.from, span.to)
    return isTold || isUnfinished(view, report) ? [] : [{ ...span, severity, message: words }]
  })
}

/** Somebody still writes there: the text doesn't parse from that line on, or a list of names is open for the word. */
function isUnfinished({ state, hasFocus }: EditorView, { from, to, syntax }: Report): boolean {
  const at = writtenAt(state)
  if (at === NOWHERE || !hasFocus) return false
  if (syntax) return from >= state.doc.lineAt(at).from
  return completionStatus(state) !== null && from <= at && at <= to
}

const noTip = Decoration.mark({ attributes: { 'data-tip': '' } })

/** What is wrong has its words in the editor: those of the page about what stands around it are for elsewhere. */
const quiet = EditorView.decorations.of(({ state }) => {
  const ranges: Range<Decoration>[] = []
  forEachDiagnostic(state, (_, from, to) => {
    if (from < to) ranges.push(noTip.range(from, to))
  })
  return Decoration.set(ranges, true)
})

const aloud = EditorState.transactionExtender.of(({ startState, selection, docChanged }) => {
  if (docChanged || !selection) return null
  const now = messageAt(startState, selection.main.head)
  const before = messageAt(startState, startState.selection.main.head)
  return now !== '' && now !== before ? { effects: EditorView.announce.of(now) } : null
})

function messageAt(state: EditorState, at: number): string {
  let message = ''
  forEachDiagnostic(state, (one, from, to) => {
    if (from <= at && at <= to) ({ message } = one)
  })
  return message
}
