/**
 * Where the notebook's workers are made: the one place that starts them.
 */
import type { MessageWorker } from '../../runtime/cluster/message-worker'
import { handOver, sameOrigin } from '../../runtime/cluster/same-origin'
import type { WorkerPlace } from '../../runtime/cluster/worker-handle'
import { workerFiles, workerTexts } from './worker-files'

export interface WorkerFactory {
  kernel(): WorkerPlace
  container(): WorkerPlace
  explorer(): MessageWorker
  clock(): Worker
  /** The text of the pack: modules that come when a cell asks for one. */
  pack(): Promise<string>
}

/** The file of a clock is no bigger than the opener. */
const clock = () =>
  new Worker(new URL('../../runtime/clock/clock.worker.ts', import.meta.url), {
    type: 'module',
    name: 'clock',
  })

const pack = () => workerTexts.get(workerFiles.pack)

/** On the built page: by the opener, so that each file crosses the network once (opener.worker.ts says why). */
const built: WorkerFactory = {
  kernel: () => sameOrigin(open('kernel')),
  container: () => sameOrigin(open('container')),
  explorer: () => open('explorer'),
  clock,
  pack,
}

function open(name: 'kernel' | 'container' | 'explorer'): Worker {
  const opened = new Worker(workerFiles.opener, { type: 'module', name })
  return handOver(opened, workerTexts.get(workerFiles[name]))
}

/** On a page from the development server, where a worker is many files. */
const unbuilt: WorkerFactory = {
  kernel: () =>
    sameOrigin(
      new Worker(new URL('./kernel.worker.ts', import.meta.url), { type: 'module', name: 'kernel' }),
    ),
  container: () =>
    sameOrigin(
      new Worker(new URL('../../runtime/host/container.worker.ts', import.meta.url), {
        type: 'module',
        name: 'container',
      }),
    ),
  explorer: () =>
    new Worker(new URL('./explorer.worker.ts', import.meta.url), { type: 'module', name: 'explorer' }),
  clock,
  pack,
}

export const pageWorkers = import.meta.env.DEV ? unbuilt : built
