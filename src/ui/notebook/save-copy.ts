/** The notebook as a file to take along: its cells, what they show, and what the page knows of them. */
import { writeHtml } from '../../notebooks/document/html/write'
import { writeIpynb } from '../../notebooks/document/ipynb/write'
import { download } from '../primitives/download'
import type { NotebookModel } from '../store/notebook-model'
import { givenOutputs } from './given-outputs'
import { loadMaths } from './maths/maths'
import { renderProse, sanitise } from './prose'

/** For Jupyter, and to open here again. Gives the name of the file. */
export function saveCopy(model: NotebookModel): string {
  const name = `${model.original.id || 'notebook'}.ipynb`
  const text = writeIpynb(model.store.getState().notebook, givenOutputs(model))
  download(name, new Blob([text], { type: 'application/x-ipynb+json' }))
  return name
}

/** One page that stands alone, to read and to print. Gives the name of the file. */
export async function savePage(model: NotebookModel): Promise<string> {
  await loadMaths()
  const name = `${model.original.id || 'notebook'}.html`
  const parts = { markdown: renderProse, sanitised: sanitise }
  const text = writeHtml(model.store.getState().notebook, parts, givenOutputs(model))
  download(name, new Blob([text], { type: 'text/html' }))
  return name
}
