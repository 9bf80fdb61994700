/**
 * Names that start with a capital get the colour of types wherever they stand.
 *
 * The grammar knows a class where it is defined; in `spawn(Counter)` it sees a variable. Only the lines in view are
 * looked at.
 */
import { syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view'

const mark = Decoration.mark({ class: 'cm-type-name' })

export const typeNames = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = find(view)
    }
    update(update: ViewUpdate) {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = find(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function find(view: EditorView): DecorationSet {
  const found = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from: start, to: end }) => {
        if (name !== 'VariableName') return
        if (/^[A-Z][a-z]/.test(view.state.sliceDoc(start, Math.min(end, start + 2))))
          found.add(start, end, mark)
      },
    })
  return found.finish()
}
