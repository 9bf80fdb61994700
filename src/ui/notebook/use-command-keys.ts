/**
 * Keys outside the editor, as in Jupyter: j k ↑ ↓ move, Enter goes in, Esc comes out, I I stops, 0 0 restarts, F finds; what
 * they do to cells stands in deeds.ts.
 *
 * Ctrl+F9 runs all and Ctrl+F8 all above, as in Colab, inside the editor too: Jupyter has no keys for them.
 */
import { useCallback, useRef, type KeyboardEvent } from 'react'
import type { NotebookModel } from '../store/notebook-model'
import { ALL, type RunRange } from '../store/run-range'
import type { Moves } from './moves'
import { deedOf } from './deeds'
import { openFind } from './find/found-store'
import { askRestart } from './restart'

/** The second press of a double key comes within this. */
const DOUBLE = 700

export function useCommandKeys(model: NotebookModel, moves: Moves): (event: KeyboardEvent) => void {
  const last = useRef({ key: '', at: 0 })
  return useCallback(
    (event) => {
      const target = event.target
      if (!(target instanceof HTMLElement) || event.defaultPrevented) return
      const command = event.ctrlKey || event.metaKey
      if (command && (event.key === 'F8' || event.key === 'F9')) {
        event.preventDefault()
        const above: RunRange = { run: 'above', cell: model.store.getState().selected }
        void model.runAll(event.key === 'F8' ? above : ALL)
        return
      }
      if (target.closest('.cm-editor, dialog, [role=menu]')) return
      const typing = target.closest('input, textarea, select') !== null
      const onFrame = target.hasAttribute('data-cell')

      if (event.key === 'Enter' && (event.shiftKey || command || event.altKey)) {
        event.preventDefault()
        moves.run(event.shiftKey || event.altKey ? 'advance' : 'stay')
        return
      }
      const twice = last.current.key === event.key && event.timeStamp - last.current.at < DOUBLE && !command
      const press = {
        key: event.key.length === 1 ? event.key.toLowerCase() : event.key,
        shift: event.shiftKey,
        ctrl: command,
      }
      const deed =
        typing || event.altKey
          ? undefined
          : (deedOf({ ...press, twice }) ?? deedOf({ ...press, twice: false }))
      const state = model.store.getState()
      const cell = deed && state.notebook.cells.find(({ id }) => id === state.selected)
      if (deed && cell) {
        last.current = { key: '', at: event.timeStamp }
        event.preventDefault()
        // Also where it can't be done: then the page says why.
        deed.run(cell, { model, moves })
        return
      }
      if (command || event.altKey) return
      if (event.key === 'Escape') {
        moves.focusCell(model.store.getState().selected)
        return
      }
      if (typing) return

      last.current = { key: twice ? '' : event.key, at: event.timeStamp }
      const act = action(event.key, twice, onFrame, model, moves)
      if (!act) return
      event.preventDefault()
      act()
    },
    [model, moves],
  )
}

function action(
  key: string,
  twice: boolean,
  onFrame: boolean,
  model: NotebookModel,
  moves: Moves,
): (() => void) | null {
  switch (key) {
    case 'j':
      return () => moves.step(1)
    case 'k':
      return () => moves.step(-1)
    case 'ArrowDown':
      return onFrame ? () => moves.step(1) : null
    case 'ArrowUp':
      return onFrame ? () => moves.step(-1) : null
    case 'Enter':
      return onFrame ? moves.enter : null
    case 'f':
      return () => openFind()
    case 'i':
    case 'I':
      return twice ? model.stop : null
    case '0':
      return twice ? () => askRestart() : null
    default:
      return null
  }
}
