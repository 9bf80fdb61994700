/**
 * Calls that hold every container while they wait for calls that have none.
 *
 * The condition is certain, not likely: nothing is starting, everything that runs waits, and each waits for a job of which
 * something has not ended. Since nothing that runs can end, and nothing can begin, it would stay so for ever.
 */
import type { FunctionContainer } from './platform'

/** The container whose activation should give up, the last that began; null where things can go on. */
export function isStuck(
  containers: Iterable<FunctionContainer>,
  waits: ReadonlyMap<number, readonly string[]>,
  open: ReadonlyMap<string, number>,
): FunctionContainer | null {
  if (waits.size === 0) return null
  let last: FunctionContainer | null = null
  for (const container of containers) {
    if (container.status === 'cold') return null
    if (container.status === 'idle') continue
    // What waits in it is given back, and may be what all wait for.
    if (container.taken.length > 1) return null
    const jobs = waits.get(container.taken[0].id)
    if (jobs === undefined || !jobs.some((job) => open.has(job))) return null
    if (last === null || container.taken[0].id > last.taken[0].id) last = container
  }
  return last
}

export function deadlockWords(containers: number, jobs: readonly string[], waiting: number): string {
  const every = containers === 1 ? 'The only container is held' : `All ${containers} containers are held`
  const calls = waiting === 1 ? '1 activation waits' : `${waiting} activations wait`
  return `${every} by calls that wait for ${jobs.join(', ')}, and ${calls} for a container. None of them can ever go on.`
}
