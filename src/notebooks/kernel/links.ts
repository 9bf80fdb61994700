/**
 * Runs as links, for the page: one is made of the run on the stage, and one is read.
 *
 * Fetched when somebody copies a link or opens one. A link's code comes from elsewhere, so its session has its workers
 * in the sandbox: it reaches neither this page's storage nor the network.
 */
import { makeLink, readLink, type LinkMade, type LinkRead } from '../../runtime/record/run-link'
import type { Notebook } from '../document/notebook'
import { LiveSession } from './live-session'
import { makeSandboxWorkers } from './sandbox-workers'
import type { RunScript, Session } from './session'
import { pageWorkers } from './workers'

export { rerun } from './rerun'

/** Never rejects where the browser can pack. */
export function linkOf(script: RunScript): Promise<LinkMade> {
  return makeLink(script)
}

/** Never rejects. */
export function openedLink(text: string): Promise<LinkRead> {
  return readLink(text)
}

/** Nothing runs in it until it is told to. */
export function linkedSession(notebook: Pick<Notebook, 'id' | 'cells'>): Session {
  return new LiveSession({
    notebook: notebook.id,
    // The development server has no workers in one file, and the sandbox takes no others.
    factory: import.meta.env.DEV ? pageWorkers : makeSandboxWorkers(),
    base: document.baseURI,
    printed: notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [cell] : [])),
  })
}
