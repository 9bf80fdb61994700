/** Lines that an error points at. They move with edits and go when the cell runs again. */
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'

export const setFaults = StateEffect.define<readonly number[]>()

const line = Decoration.line({ class: 'cm-fault' })

export const faults = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    let now = marks.map(change.changes)
    for (const effect of change.effects) {
      if (!effect.is(setFaults)) continue
      const lines = effect.value.filter((at) => at >= 1 && at <= change.state.doc.lines)
      now = Decoration.set(
        lines.map((at) => line.range(change.state.doc.line(at).from)),
        true,
      )
    }
    return now
  },
  provide: (field) => EditorView.decorations.from(field),
})
