/**
 * A session over real workers, in the page's own place or apart from it.
 */
import type { Notebook } from '../src/notebooks/document/notebook'
import type { Check } from '../src/notebooks/exercises/check'
import { LiveSession } from '../src/notebooks/kernel/live-session'
import { makeSandboxWorkers } from '../src/notebooks/kernel/sandbox-workers'
import { pageWorkers } from '../src/notebooks/kernel/workers'

/** The page's own, or the sandbox: neither network nor storage. */
export type Place = 'page' | 'apart'

export function openHeadlessSession(
  notebook: Pick<Notebook, 'id' | 'cells'>,
  place: Place,
  findCheck?: (id: string) => Check | undefined,
): LiveSession {
  return new LiveSession({
    notebook: notebook.id,
    factory: place === 'page' ? pageWorkers : makeSandboxWorkers(),
    base: document.baseURI,
    printed: notebook.cells.filter((cell) => cell.kind === 'code'),
    findCheck,
  })
}
