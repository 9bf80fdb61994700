/** What cells have given, in nbformat's words: as every file that is written from the page has it. */
import { shownOutputs } from '../../notebooks/document/ipynb/shown-outputs'
import type { CellOutputs } from '../../notebooks/document/ipynb/write'
import type { NotebookModel } from '../store/notebook-model'

/** By cell; of those that have run. */
export function givenOutputs({ store }: NotebookModel): ReadonlyMap<string, CellOutputs> {
  return new Map(
    Object.values(store.getState().runs)
      .filter(({ count }) => count > 0)
      .map(({ cell, count, outputs }) => [
        cell,
        { outputs: shownOutputs(outputs, count), executionCount: count },
      ]),
  )
}
