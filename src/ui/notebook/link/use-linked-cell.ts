/** Goes to the cell that the address names, and says where it can't. What was said goes when the cell has opened. */
import { useEffect } from 'react'
import type { NotebookModel } from '../../store/notebook-model'
import type { Moves } from '../moves'
import { linkedCell } from './linked-cell'
import { forgetLinkNote, sayOfLink } from './note'

/** `cell`: '' for none. */
export function useLinkedCell(cell: string, model: NotebookModel, moves: Moves): void {
  useEffect(() => {
    if (cell === '') return
    const { shapes, predictions } = model.store.getState()
    const { goTo, words } = linkedCell(shapes, predictions, cell)
    if (goTo !== null) moves.goToSoon(goTo)
    sayOfLink(words)
    if (goTo === null || words === '') return
    return model.store.subscribe((now, before) => {
      if (now.predictions === before.predictions) return
      if (linkedCell(now.shapes, now.predictions, cell).words === '') forgetLinkNote()
    })
  }, [cell, model, moves])
}
