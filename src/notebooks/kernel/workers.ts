/**
 * Where the notebook's workers are made: the one place that names their files.
 */
import type { MessageWorker } from '../../runtime/cluster/message-worker'
import { sameOrigin } from '../../runtime/cluster/same-origin'
import type { WorkerPlace } from '../../runtime/cluster/worker-handle'

export interface WorkerFactory {
  kernel(): WorkerPlace
  container(): WorkerPlace
  explorer(): MessageWorker
  clock(): Worker
}

export const pageWorkers: WorkerFactory = {
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
  clock: () =>
    new Worker(new URL('../../runtime/clock/clock.worker.ts', import.meta.url), {
      type: 'module',
      name: 'clock',
    }),
}
