/**
 * How the calls of a job are packed into activations, and how many containers they can use.
 *
 * An activation is one invocation of a container. It carries `chunksize` calls, of which `workerProcesses` run at a time. A
 * standalone platform has a queue from which workers take one call after the other, so there chunks mean nothing.
 */
import type { PlatformMode } from './settings'

/** Calls 0 … `calls - 1` in their order, `chunksize` to an activation. */
export function chunksOf(calls: number, chunksize: number, mode: PlatformMode): number[][] {
  const size = mode === 'standalone' ? 1 : chunksize
  const chunks: number[][] = []
  for (let from = 0; from < calls; from += size) {
    chunks.push(Array.from({ length: Math.min(size, calls - from) }, (_, at) => from + at))
  }
  return chunks
}
