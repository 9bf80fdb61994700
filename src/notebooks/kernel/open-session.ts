/**
 * A session for a notebook in this page: the public way to one, loaded when a notebook is opened.
 */
import type { Notebook } from '../document/notebook'
import { LiveSession } from './live-session'
import type { Session } from './session'
import { pageWorkers } from './workers'

export function openSession(notebook: Pick<Notebook, 'id' | 'cells'>): Session {
  return new LiveSession({
    notebook: notebook.id,
    factory: pageWorkers,
    base: document.baseURI,
    printed: notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [cell] : [])),
  })
}
