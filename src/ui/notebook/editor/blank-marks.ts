/** Draws the blanks of an exercise: dashed while they are empty, solid once they are filled. */
import { StateField, type EditorState } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'
import { findBlanks } from '../../store/blanks'

const empty = Decoration.mark({ class: 'cm-blank', inclusive: true })
const filled = Decoration.mark({ class: 'cm-blank cm-blank-filled', inclusive: true })

export function blankMarks(original: string) {
  const find = (state: EditorState): DecorationSet =>
    Decoration.set(
      findBlanks(original, state.doc.toString())
        .filter((blank) => blank.to > blank.from)
        .map((blank) => (blank.filled ? filled : empty).range(blank.from, blank.to)),
    )
  return StateField.define<DecorationSet>({
    create: find,
    update: (marks, change) => (change.docChanged ? find(change.state) : marks),
    provide: (field) => EditorView.decorations.from(field),
  })
}
