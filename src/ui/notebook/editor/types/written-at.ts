/**
 * Where somebody writes at this moment: the cursor, as long as it stands where the last key left it.
 *
 * What is being written is not finished, and looks wrong until it is.
 */
import { StateField, type EditorState } from '@codemirror/state'

export const NOWHERE = -1

export const writing = StateField.define<number>({
  create: () => NOWHERE,
  update(now, change) {
    const { head } = change.state.selection.main
    if (change.docChanged) return change.isUserEvent('input') || change.isUserEvent('delete') ? head : NOWHERE
    return change.selection && head !== now ? NOWHERE : now
  },
})

export const writtenAt = (state: EditorState): number => state.field(writing, false) ?? NOWHERE
