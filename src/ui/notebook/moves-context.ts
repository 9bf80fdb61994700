/** The moves between cells, handed down beside the notebook. */
import { createContext, use } from 'react'
import type { Moves } from './moves'

export const MovesContext = createContext<Moves | null>(null)

export function useMoves(): Moves {
  const moves = use(MovesContext)
  if (!moves) throw new Error('A cell is drawn outside a notebook.')
  return moves
}
