/** The open notebook, handed down to its cells. The model never changes while a notebook is open, so nothing redraws. */
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { NotebookModel, NotebookState } from '../store/notebook-model'

export const NotebookContext = createContext<NotebookModel | null>(null)

export function useNotebook(): NotebookModel {
  const model = use(NotebookContext)
  if (!model) throw new Error('A cell is drawn outside a notebook.')
  return model
}

/** Redraws only when what `select` gives is another value. */
export function useNotebookState<T>(select: (state: NotebookState) => T): T {
  return useStore(useNotebook().store, select)
}

/** The notebook is folded to a rail: it is there, and cannot be seen or reached. */
export const FoldedContext = createContext(false)
export const useFolded = (): boolean => use(FoldedContext)
