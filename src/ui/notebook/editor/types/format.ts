/** Shift+Alt+F: the cell's blanks and indents, as TypeScript would set them. One change, which can be undone. */
import type { Command } from '@codemirror/view'
import type { Ask } from './asking'

export function format(ask: Ask): Command {
  return (view) => {
    const { doc } = view.state
    void ask({ kind: 'format' }, doc.toString()).then((changes) => {
      // Written on meanwhile, it is another text.
      if (changes === null || changes.length === 0 || !view.state.doc.eq(doc)) return
      view.dispatch({ changes: [...changes], userEvent: 'input.format' })
    })
    return true
  }
}
