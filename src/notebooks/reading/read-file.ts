/**
 * A file that somebody has brought → what is in it, read beside the page, which answers meanwhile.
 *
 * A worker is started for each file and ended with it: when it has answered, when nobody waits any more, and when it
 * takes too long. What it answers is of bounded size (`room.ts`, `decode-recording.ts`). It never rejects.
 */
import { startReadingWorker } from './start-worker'
import type { Answer, Asked, Readings } from './words'

/** As much of a Worker as is needed. */
export interface ReadingWorker {
  postMessage(asked: Asked): void
  terminate(): void
  onmessage: ((event: MessageEvent<Answer>) => unknown) | null
  onerror: ((event: ErrorEvent) => unknown) | null
}

/** Seconds that a file may take. */
const DEADLINE = 60

export interface Reading {
  /** Nobody waits any more. */
  readonly signal?: AbortSignal
  readonly start?: () => ReadingWorker
  readonly deadline?: number
}

export function readFile<Kind extends keyof Readings>(
  asked: Asked<Kind>,
  { signal, start = startReadingWorker, deadline = DEADLINE }: Reading = {},
): Promise<Answer<Kind>> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(STOPPED)
    let worker: ReadingWorker
    try {
      worker = start()
    } catch {
      return resolve(NOT_STARTED)
    }
    const end = (answer: Answer): void => {
      clearTimeout(late)
      signal?.removeEventListener('abort', stop)
      worker.terminate()
      resolve(answer as Answer<Kind>)
    }
    const stop = (): void => end(STOPPED)
    const late = setTimeout(
      () => end({ refused: `Reading it took longer than ${deadline} s, and was stopped. ${SMALLER}` }),
      deadline * 1000,
    )
    signal?.addEventListener('abort', stop)
    worker.onmessage = ({ data }) => end(data)
    worker.onerror = () => end(NOT_STARTED)
    worker.postMessage(asked)
  })
}

const SMALLER = 'Where it was made, save a smaller part of it.'
const STOPPED = { refused: 'Reading it was stopped.' }
const NOT_STARTED = {
  refused:
    'What reads files could not be started, or ran out of room. Reload the page and choose the file again.',
}
