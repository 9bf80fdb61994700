/** Starts the worker that reads a file: a new one for each, so that one that reads for too long can be ended. */
import type { ReadingWorker } from './read-file'

export const startReadingWorker = (): ReadingWorker =>
  new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module', name: 'reading' })
