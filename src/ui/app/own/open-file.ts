/**
 * A file that a person has chosen → a notebook on their shelf, or words that say why not.
 *
 * Files are read beside the page, and kept as they are. What was read for the shelf is what is opened first.
 */
import { writeIpynb } from '../../../notebooks/document/ipynb/write'
import type { ReadNotebook } from '../../../notebooks/document/ipynb/read'
import { blank, type Refused } from '../../../notebooks/document/edits'
import type { Notebook } from '../../../notebooks/document/notebook'
import { readFile } from '../../../notebooks/reading/read-file'
import { ownNotebooks } from '../../store/works/browser-works'
import { justRead } from './just-read'

export type Added = { readonly id: string } | Refused

const NOT_KEPT = 'This browser keeps nothing for this page, so it can’t hold a notebook of yours.'

export async function addFile(file: File, signal: AbortSignal): Promise<Added> {
  const answer = await readFile({ kind: 'notebook', file, name: file.name }, { signal })
  if ('refused' in answer) return { refused: `${file.name}: ${answer.refused}` }
  const { title } = answer.read.notebook
  const id = await ownNotebooks.add({ title, file: file.name, trusted: false, text: file })
  return added(id, answer.read)
}

export async function addEmpty(): Promise<Added> {
  const notebook: Notebook = {
    id: 'notebook',
    number: '',
    title: 'Untitled',
    minutes: 0,
    shelf: 'shelf',
    teaches: '',
    cells: [{ kind: 'prose', id: 'title', markdown: '# Untitled' }, blank('code', 'mine-1')],
  }
  const text = writeIpynb(notebook)
  return added(await ownNotebooks.add({ title: notebook.title, file: '', trusted: true, text }), {
    notebook,
    notes: [],
  })
}

function added(id: string | null, read: ReadNotebook): Added {
  if (id === null) return { refused: NOT_KEPT }
  justRead.keep(id, read)
  return { id }
}
