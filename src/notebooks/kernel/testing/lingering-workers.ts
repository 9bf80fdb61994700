/**
 * Workers that live on after their end: what they still send must not count, however late it comes.
 *
 * A browser may take its time to end a worker that is busy; Chromium is quick, and throws away what the worker had
 * posted. So that tests don't lean on that, the end is put off here until they let the workers go.
 */
import type { WorkerPlace } from '../../../runtime/cluster/worker-handle'
import { pageWorkers, type WorkerFactory } from '../workers'

export class LingeringWorkers implements WorkerFactory {
  /** Whether containers that are ended from now on live on. */
  linger = false
  private readonly left: (() => void)[] = []

  readonly kernel = pageWorkers.kernel
  readonly explorer = pageWorkers.explorer
  readonly clock = pageWorkers.clock
  readonly pack = pageWorkers.pack

  readonly container = (): WorkerPlace => {
    const place = pageWorkers.container()
    const terminate = () => {
      if (this.linger) this.left.push(() => place.terminate())
      else place.terminate()
    }
    return { ...place, terminate }
  }

  /** Ends those that were to be over long ago; says how many. */
  letGo(): number {
    const left = this.left.splice(0)
    for (const end of left) end()
    return left.length
  }
}
