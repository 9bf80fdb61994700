/**
 * Types in the editor of a cell: what may be written, what a name is, what a call takes, and what is wrong.
 *
 * A chunk of its own, which also starts the worker (`asking.ts`). The keys come first of all, so that Enter, Tab and
 * Escape belong to an open list before they belong to the editor and the notebook.
 */
import { closeCompletion, completionStatus } from '@codemirror/autocomplete'
import { Prec, type Extension } from '@codemirror/state'
import { keymap, type Command } from '@codemirror/view'
import type { CellTypes } from '../types-on-focus'
import { askerOf } from './asking'
import { bubble, closeBubble } from './bubble'
import { completion, completionKeys } from './completion'
import { diagnostics, diagnosticKeys } from './diagnostics'
import { format } from './format'
import { hover, tellHere } from './hover'
import { typesLook } from './look'
import { signatures, signatureKeys } from './signatures'

export function cellTypes(types: CellTypes): Extension {
  const ask = askerOf(types)
  return [
    Prec.highest(
      keymap.of([
        ...completionKeys,
        { key: 'Escape', run: closeAll },
        ...signatureKeys,
        { key: 'Alt-h', run: tellHere(ask) },
        { key: 'Shift-Alt-f', run: format(ask) },
        ...diagnosticKeys,
      ]),
    ),
    completion(ask),
    hover(ask),
    signatures(ask),
    diagnostics(ask),
    bubble,
    typesLook,
  ]
}

/** What is open closes together; the next Escape leaves the editor. A list that nobody has seen yet doesn't count. */
const closeAll: Command = (view) => {
  const hadList = completionStatus(view.state) === 'active'
  closeCompletion(view)
  return closeBubble(view) || hadList
}
