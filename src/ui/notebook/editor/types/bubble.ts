/**
 * Words above the cursor: a call's parameters, or what a name is when the keyboard asks. One at a time; said to screen
 * readers too. Escape closes them, and so does leaving the editor.
 */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state'
import { EditorView, showTooltip, type Command, type Tooltip } from '@codemirror/view'

export interface Bubble {
  readonly kind: 'signature' | 'hover'
  readonly pos: number
  readonly said: string
  readonly dom: () => HTMLElement
}

const setBubble = StateEffect.define<Bubble | null>()

interface Shown {
  readonly bubble: Bubble
  readonly tooltip: Tooltip
}

const field = StateField.define<Shown | null>({
  create: () => null,
  update(now, change) {
    for (const effect of change.effects) {
      if (!effect.is(setBubble)) continue
      const bubble = effect.value
      return (
        bubble && { bubble, tooltip: { pos: bubble.pos, above: true, create: () => ({ dom: bubble.dom() }) } }
      )
    }
    if (!now || (!change.docChanged && !change.selection)) return now
    // A call is followed while it's written; what a name is was asked at one place.
    if (now.bubble.kind === 'hover') return null
    const pos = change.changes.mapPos(now.bubble.pos)
    return pos === now.tooltip.pos ? now : { ...now, tooltip: { ...now.tooltip, pos } }
  },
  provide: (shown) => showTooltip.from(shown, (now) => now?.tooltip ?? null),
})

const leaving = EditorView.focusChangeEffect.of((state, focusing) =>
  !focusing && state.field(field) ? setBubble.of(null) : null,
)

export const bubble: Extension = [field, leaving]

export const bubbleOf = (state: EditorState): Bubble | null => state.field(field, false)?.bubble ?? null

export function showBubble(view: EditorView, shown: Bubble | null): void {
  const before = bubbleOf(view.state)
  if (shown === null && before === null) return
  const news = shown && shown.said !== before?.said ? [EditorView.announce.of(shown.said)] : []
  view.dispatch({ effects: [setBubble.of(shown), ...news] })
}

export const closeBubble: Command = (view) => {
  const open = bubbleOf(view.state) !== null
  showBubble(view, null)
  return open
}
