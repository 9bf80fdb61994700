/**
 * How views of the stage name a cell: by the number that stands on it, as everywhere on the page.
 *
 * Given by the panel, which knows the session. Names are made anew when a cell begins to run: its number is another then.
 */
import { createContext, use } from 'react'
import type { SourcePlace } from '../../runtime/protocol/view'
import { cellLabel } from '../outputs/places'

export type CellName = (cell: string) => string

export const CellNames = createContext<CellName>((cell) => cellLabel(cell, 0))

export const useCellName = (): CellName => use(CellNames)

/** `[3] line 12` */
export function usePlaceWords({ cell, line }: SourcePlace): string {
  return `${use(CellNames)(cell)} line ${line}`
}

/** In a sentence: `cell [3]`. */
export function cellWords(label: string): string {
  return label.startsWith('[') ? `cell ${label}` : label
}
