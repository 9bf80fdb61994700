/**
 * What is done with the notebook as a file and as work that is kept, and what came of it: for the menu, the keys and
 * the palette alike. One notebook is open at a time.
 */
import { createStore } from 'zustand/vanilla'
import type { NotebookModel } from '../store/notebook-model'

export type FileDialog = 'history' | 'hand-in' | 'difference' | 'link' | 'catch-up'

export interface FileWork {
  readonly dialog: FileDialog | null
  /** What was done last, in words. */
  readonly said: string
}

export const fileStore = createStore<FileWork>(() => ({ dialog: null, said: '' }))

export const openDialog = (dialog: FileDialog): void => fileStore.setState({ dialog })
export const closeDialog = (): void => fileStore.setState({ dialog: null })

const say = (said: string): void => fileStore.setState({ said })

export async function saveNow(model: NotebookModel): Promise<void> {
  say('')
  say((await model.save()) ? 'Saved.' : 'This browser does not keep it. Save a copy.')
}

export async function saveAs(model: NotebookModel, as: 'copy' | 'page'): Promise<void> {
  const { saveCopy, savePage } = await import('./save-copy')
  say(`${as === 'copy' ? saveCopy(model) : await savePage(model)} is saved.`)
}

export async function startOver(model: NotebookModel): Promise<void> {
  await model.startOver()
  say('This is the lesson as it was written.')
}

export const hasChecks = ({ original }: NotebookModel): boolean =>
  original.cells.some(({ kind }) => kind === 'check')
