/**
 * A session for a notebook in this page: the public way to one, loaded when a notebook is opened.
 */
import type { Notebook } from '../document/notebook'
import { LiveSession } from './live-session'
import type { Session } from './session'
import { pageWorkers } from './workers'

/** `classSeed`: the seed of everybody in the room, where there is one. */
export function openSession(
  notebook: Pick<Notebook, 'id' | 'cells'>,
  classSeed: number | null = null,
): Session {
  return new LiveSession({
    notebook: notebook.id,
    classSeed: classSeed ?? undefined,
    factory: pageWorkers,
    base: document.baseURI,
    printed: notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [cell] : [])),
  })
}
