/** Starts the worker of types: a few megabytes, so only when somebody begins to write. */
import type { TypesWorker } from './client'

export const startTypesWorker = (): TypesWorker =>
  new Worker(new URL('./types.worker.ts', import.meta.url), { type: 'module', name: 'types' })
