/**
 * How many workers actors get at the most before they share: fewer on small devices.
 *
 * More workers than cores compute nothing sooner; what they give is a life of their own, and it costs memory and a
 * wake for each batch. Two hundred actors that exchange 5000 messages a second keep both cores of a small machine busy
 * in 64 workers, and a fifth of one in 16.
 */
export const MOST_WORKERS = 64
const WORKERS_A_CORE = 8
const LEAST = 8
/** Used where the browser doesn't tell. */
const CORES = 4
/** GiB of memory up to which a device is small, whatever its cores. */
const SMALL_MEMORY = 2
const SMALL_MEMORY_WORKERS = 16

export interface Device {
  readonly hardwareConcurrency?: number
  /** GiB, rounded; Chromium alone tells it. */
  readonly deviceMemory?: number
}

export function workerLimit({ hardwareConcurrency = CORES, deviceMemory = Infinity }: Device): number {
  const most = deviceMemory <= SMALL_MEMORY ? SMALL_MEMORY_WORKERS : MOST_WORKERS
  return Math.max(LEAST, Math.min(most, WORKERS_A_CORE * hardwareConcurrency))
}
