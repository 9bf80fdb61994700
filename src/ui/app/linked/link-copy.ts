/**
 * The lesson as a link brings it: the link's texts in the place of the lesson's, and nothing of the reader's own.
 *
 * Questions and checks stay out: they belong to the lesson, and what follows a question would be closed. Nothing of it
 * is kept in this browser, so the reader's work in the lesson stays as it is. Pure.
 */
import type { CodeCell, Notebook } from '../../../notebooks/document/notebook'
import type { RunScript } from '../../../notebooks/kernel/session'
import { NOTHING_KEPT } from '../../store/kept'
import { keepsNothing } from '../../store/keeps-nothing'
import type { Keeper } from '../../store/keeper'

export interface LinkCopy {
  readonly script: RunScript
  readonly notebook: Notebook
  /** As the lesson has them. */
  readonly cells: ReadonlyMap<string, CodeCell>
  readonly keeper: Keeper
}

export type LinkCopied =
  | { readonly ok: true; readonly copy: LinkCopy }
  | { readonly ok: false; readonly problem: string }

export function copyOf(lesson: Notebook, script: RunScript): LinkCopied {
  const cells = new Map(lesson.cells.flatMap((cell) => (cell.kind === 'code' ? [[cell.id, cell]] : [])))
  const texts = new Map<string, string>()
  const brought = [...script.edited, ...script.runs.map(({ cell, text }) => ({ id: cell, text }))]
  for (const { id, text } of brought) {
    if (!cells.has(id))
      return {
        ok: false,
        problem: `The link brings a cell “${id}”, and the lesson “${lesson.title}” has none.`,
      }
    texts.set(id, text)
  }
  const edited = [...texts].filter(([id, text]) => cells.get(id)?.text !== text)
  const notebook = {
    ...lesson,
    cells: lesson.cells.filter(({ kind }) => kind === 'prose' || kind === 'code'),
  }
  const keeper = keepsNothing({ ...NOTHING_KEPT, texts: Object.fromEntries(edited) })
  return { ok: true, copy: { script, notebook, cells, keeper } }
}
