/**
 * The notebook's workers in the sandbox, beside workers.ts: for a notebook from elsewhere, one factory a session.
 *
 * The texts are those from which the page starts its own workers. The clock runs no code of a notebook and stays in the
 * page.
 */
import { Sandbox } from '../../runtime/cluster/sandbox'
import { sandboxed } from '../../runtime/cluster/sandbox-worker'
import { workerFiles, workerTexts } from './worker-files'
import { pageWorkers, type WorkerFactory } from './workers'

/** `base`: URL of the page's folder, in which sandbox.html is. */
export function makeSandboxWorkers(base: string | URL = document.baseURI): WorkerFactory {
  const sandbox = new Sandbox({
    url: new URL('sandbox.html', base),
    parent: document.body,
    read: (url) => workerTexts.get(url),
    after: (seconds, fire) => void setTimeout(fire, seconds * 1000),
  })
  return {
    kernel: () => sandboxed(sandbox.worker(workerFiles.kernel)),
    container: () => sandboxed(sandbox.worker(workerFiles.container)),
    explorer: () => sandbox.worker(workerFiles.explorer),
    clock: pageWorkers.clock,
    pack: pageWorkers.pack,
  }
}
