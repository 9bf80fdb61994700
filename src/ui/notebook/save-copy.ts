/** The notebook as a file to take along: its cells, what they show, and what the page knows of them. */
import { shownOutputs } from '../../notebooks/document/ipynb/shown-outputs'
import { writeIpynb } from '../../notebooks/document/ipynb/write'
import { download } from '../primitives/download'
import type { NotebookModel } from '../store/notebook'

/** Gives the name of the file. */
export function saveCopy({ store, original }: NotebookModel): string {
  const { notebook, runs } = store.getState()
  const outputs = new Map(
    Object.values(runs)
      .filter(({ count }) => count > 0)
      .map(({ cell, count, outputs }) => [
        cell,
        { outputs: shownOutputs(outputs, count), executionCount: count },
      ]),
  )
  const name = `${original.id || 'notebook'}.ipynb`
  download(name, new Blob([writeIpynb(notebook, outputs)], { type: 'application/x-ipynb+json' }))
  return name
}
