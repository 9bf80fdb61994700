/** Lines of what is chosen on the stage, and line numbers, of which each chooses the messages that its line has sent. */
import { StateEffect, StateField, type Extension } from '@codemirror/state'
import { Decoration, EditorView, gutterLineClass, GutterMarker, lineNumbers } from '@codemirror/view'
import { RangeSet } from '@codemirror/state'

export const setChosenLines = StateEffect.define<readonly number[]>()

const line = Decoration.line({ class: 'cm-chosen-line' })

class ChosenMarker extends GutterMarker {
  override elementClass = 'cm-chosen-number'
}
const marker = new ChosenMarker()

const chosen = StateField.define<RangeSet<Decoration>>({
  create: () => Decoration.none,
  update(marks, change) {
    let now = marks.map(change.changes)
    for (const effect of change.effects) {
      if (!effect.is(setChosenLines)) continue
      const { doc } = change.state
      const lines = effect.value.filter((at) => at >= 1 && at <= doc.lines).sort((a, b) => a - b)
      now = Decoration.set(lines.map((at) => line.range(doc.line(at).from)))
    }
    return now
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    gutterLineClass.from(field, (marks) => {
      const at: number[] = []
      for (const cursor = marks.iter(); cursor.value !== null; cursor.next()) at.push(cursor.from)
      return RangeSet.of(at.map((from) => marker.range(from)))
    }),
  ],
})

/** `onLine`: a person has pressed the number of a line, 1-based. */
export function chosenLines(onLine: (line: number) => void): Extension {
  return [
    chosen,
    lineNumbers({
      domEventHandlers: {
        mousedown(view, block) {
          onLine(view.state.doc.lineAt(block.from).number)
          return true
        },
      },
    }),
  ]
}
