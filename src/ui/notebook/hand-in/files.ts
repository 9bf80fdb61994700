/** The two files of a hand-in: the notebook for a grader, and the same as a page for a reader. */
import { writeHtml } from '../../../notebooks/document/html/write'
import { writeIpynb } from '../../../notebooks/document/ipynb/write'
import { handInFields, handInName, handInWords, type HandIn } from '../../../notebooks/exercises/hand-in'
import { download } from '../../primitives/download'
import type { NotebookModel } from '../../store/notebook-model'
import { givenOutputs } from '../given-outputs'
import { loadMaths } from '../maths/maths'
import { renderProse, sanitise } from '../prose'

export async function saveHandIn(model: NotebookModel, handIn: HandIn): Promise<readonly [string, string]> {
  await loadMaths()
  const { notebook } = model.store.getState()
  const outputs = givenOutputs(model)
  const name = handInName(handIn.lesson, handIn.person)
  const summary = { kind: 'prose', id: 'hand-in', markdown: handInWords(handIn) } as const
  const parts = { markdown: renderProse, sanitised: sanitise }
  const page = writeHtml({ ...notebook, cells: [summary, ...notebook.cells] }, parts, outputs)
  const file = writeIpynb(notebook, outputs, handInFields(handIn))
  download(`${name}.ipynb`, new Blob([file], { type: 'application/x-ipynb+json' }))
  download(`${name}.html`, new Blob([page], { type: 'text/html' }))
  return [`${name}.ipynb`, `${name}.html`]
}
