/**
 * The notebook's workers in the sandbox, beside workers.ts: for a notebook from elsewhere, one factory a session.
 *
 * The bundles are the same files that the page starts as workers itself; they are read when the first worker is made,
 * and cost a visit that makes none nothing. The clock runs no code of a notebook and stays in the page.
 */
import { Sandbox } from '../../runtime/cluster/sandbox'
import { sandboxed } from '../../runtime/cluster/sandbox-worker'
import containerUrl from '../../runtime/host/container.worker.ts?worker&url'
import explorerUrl from './explorer.worker.ts?worker&url'
import kernelUrl from './kernel.worker.ts?worker&url'
import { pageWorkers, type WorkerFactory } from './workers'

const NOT_BUILT =
  'The sandbox takes its workers from the built page: they are single files only there. Run "npm start".'

/** `base`: URL of the page's folder, in which sandbox.html is. */
export function makeSandboxWorkers(base: string | URL = document.baseURI): WorkerFactory {
  const sandbox = new Sandbox({
    url: new URL('sandbox.html', base),
    parent: document.body,
    read: readBundle,
    after: (seconds, fire) => void setTimeout(fire, seconds * 1000),
  })
  const worker = (url: string) => sandbox.worker(new URL(url, document.baseURI))
  return {
    kernel: () => sandboxed(worker(kernelUrl)),
    container: () => sandboxed(worker(containerUrl)),
    explorer: () => worker(explorerUrl),
    clock: pageWorkers.clock,
  }
}

async function readBundle(url: URL): Promise<string> {
  if (import.meta.env.DEV) throw new Error(NOT_BUILT)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response.text()
}
