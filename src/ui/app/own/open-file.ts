/** A file that a person has chosen → a notebook on their shelf, or words that say why not. */
import { readIpynb } from '../../../notebooks/document/ipynb/read'
import { writeIpynb } from '../../../notebooks/document/ipynb/write'
import { blank } from '../../../notebooks/document/edits'
import type { Notebook } from '../../../notebooks/document/notebook'
import { ownNotebooks } from '../../store/works/browser-works'

/** Letters of a file at the most: more would hold the page up while it is read. */
const LARGEST = 20_000_000

export type Added = { readonly id: string } | { readonly refused: string }

const NOT_KEPT = 'This browser keeps nothing for this page, so it can’t hold a notebook of yours.'

export async function addFile(file: File): Promise<Added> {
  if (file.size > LARGEST)
    return {
      refused: `${file.name} has ${Math.round(file.size / 1e6)} MB. A notebook has 20 MB here at the most: clear its outputs.`,
    }
  const text = await file.text()
  const read = readIpynb(text, { fileName: file.name })
  if ('refused' in read) return { refused: `${file.name}: ${read.refused}` }
  const { title } = read.notebook
  return added(await ownNotebooks.add({ title, file: file.name, trusted: false, text }))
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
  return added(
    await ownNotebooks.add({ title: notebook.title, file: '', trusted: true, text: writeIpynb(notebook) }),
  )
}

function added(id: string | null): Added {
  return id === null ? { refused: NOT_KEPT } : { id }
}
