/**
 * A cell whose lines are wider than its frame scrolls sideways, and then its scroller is a tab stop: arrow keys scroll
 * it, without going into the editor. A cell that fits adds no stop.
 */
import { ViewPlugin, type EditorView } from '@codemirror/view'

export const scrollStop = ViewPlugin.define((view) => {
  const request = {
    key: 'scroll-stop',
    read: ({ scrollDOM }: EditorView) => scrollDOM.scrollWidth > scrollDOM.clientWidth,
    write: (wide: boolean, { scrollDOM }: EditorView) => {
      if (wide === (scrollDOM.tabIndex === 0)) return
      scrollDOM.tabIndex = wide ? 0 : -1
      if (wide) {
        scrollDOM.setAttribute('role', 'group')
        scrollDOM.setAttribute('aria-label', 'Code, scrolls sideways')
      } else {
        scrollDOM.removeAttribute('role')
        scrollDOM.removeAttribute('aria-label')
      }
    },
  }
  view.requestMeasure(request)
  return {
    update(update) {
      if (update.docChanged || update.geometryChanged) update.view.requestMeasure(request)
    },
  }
})
