/**
 * Our own fields of a notebook ↔ `actorium` in its metadata.
 */
import type { JsonObject, Notebook } from '../notebook'
import type { OwnFields } from './own-fields'

export type NotebookFields = Omit<Notebook, 'cells' | 'carried'>

const HANDED_IN = ['name', 'group', 'handIn']

export function writeNotebookFields(notebook: Notebook): JsonObject {
  const { id, number, title, minutes, shelf, teaches } = notebook
  return { id, number, title, minutes, shelf, teaches }
}

/** `fallback` is what a notebook is called that brings nothing of ours. */
export function readNotebookFields(
  fields: OwnFields | null,
  fallback: { readonly id: string; readonly title: () => string },
): NotebookFields {
  const id = fields?.text('id')
  const title = fields?.text('title')
  const read: NotebookFields = {
    id: id ?? fallback.id,
    number: fields?.text('number') ?? '',
    title: title ?? fallback.title(),
    minutes: fields?.number('minutes') ?? 0,
    shelf: fields?.oneOf('shelf', ['course', 'shelf']) ?? 'shelf',
    teaches: fields?.text('teaches') ?? '',
  }
  // What was handed in with it: a grader reads that, and a notebook is opened without it.
  for (const field of HANDED_IN) fields?.ignore(field)
  fields?.done()
  return read
}
