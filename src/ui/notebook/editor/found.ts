/** Words that are looked for, marked in the text; the one that is looked at stands out, and is scrolled to. */
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'

export interface FoundHere {
  readonly spans: readonly { readonly from: number; readonly to: number }[]
  /** Index of the one that is looked at; −1 for none of these. */
  readonly at: number
}

export const setFound = StateEffect.define<FoundHere>()

const match = Decoration.mark({ class: 'cm-found' })
const current = Decoration.mark({ class: 'cm-found cm-found-current' })

export const found = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    let now = marks.map(change.changes)
    for (const effect of change.effects) {
      if (!effect.is(setFound)) continue
      const { spans, at } = effect.value
      const length = change.state.doc.length
      const inside = spans.flatMap(({ from, to }, n) =>
        from < to && to <= length ? [(n === at ? current : match).range(from, to)] : [],
      )
      now = Decoration.set(inside, true)
    }
    return now
  },
  provide: (field) => EditorView.decorations.from(field),
})
