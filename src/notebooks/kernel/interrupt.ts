/**
 * Stop, seen from inside the kernel worker: what a running cell asks in every loop.
 *
 * A worker that runs hears no message, so the page has to leave word where the worker can look. Where the page is
 * isolated that is a flag in shared memory, and looking costs next to nothing. Elsewhere it is a blob URL which the page
 * revokes when Stop is pressed: a synchronous request for it then fails. Requests take a fraction of a millisecond, so
 * they begin after 200 ms without a return to the event loop (until then a message could have come) and are made every
 * 200 ms. Loops that only await microtasks never return to the event loop, and are seen by the same clock.
 *
 * Once stopped, every check throws until `reset`, so that a cell's own `catch` can't carry on. Code without a loop that
 * never ends (endless recursion over microtasks) isn't caught here; the page then terminates the worker.
 */

/** Thrown into a cell that is stopped. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'

  constructor() {
    super('The cell was stopped.')
  }
}

export interface InterruptOptions {
  /** A view of shared memory whose first element the page sets to 1, or null where there is none. */
  readonly flag: Int32Array | null
  /** The blob URL that the page revokes when Stop is pressed; null where there is none. */
  readonly pollUrl: () => string | null
  /** Milliseconds. */
  readonly now?: () => number
  /** Whether the URL is still there. */
  readonly poll?: (url: string) => boolean
  /** Calls back when the worker has returned to its event loop. */
  readonly afterTurn?: (callback: () => void) => void
}

export interface Interrupt {
  /** Throws Interrupted when the cell is to stop. Called at the start of every loop's body. */
  check(): void
  /** Stop came as a message: the next check throws. */
  request(): void
  /** A new cell begins. */
  reset(): void
  readonly isRequested: boolean
}

/** Of uninterrupted running before the first poll, and between polls, in milliseconds. */
const PATIENCE = 200
/** The clock is read about so often, in milliseconds. */
const PACE = 2
/** Most checks between two looks at the clock: were a loop's body to take 10 ms all at once, this is how late we are. */
const MOST = 64
/** Checks between two looks at the flag: a look costs more than all the rest of a tight loop. */
const FLAG_PACE = 16

export function makeInterrupt(options: InterruptOptions): Interrupt {
  const { flag } = options
  return flag ? flagged(flag) : polled(options)
}

function flagged(flag: Int32Array): Interrupt {
  let left = 1
  return {
    check: () => {
      if (--left > 0) return
      if (Atomics.load(flag, 0) !== 0) {
        left = 1
        throw new Interrupted()
      }
      left = FLAG_PACE
    },
    request: () => {
      Atomics.store(flag, 0, 1)
      left = 1
    },
    reset: () => {
      Atomics.store(flag, 0, 0)
      left = 1
    },
    get isRequested() {
      return Atomics.load(flag, 0) !== 0
    },
  }
}

function polled({ pollUrl, now = clock, poll = isThere, afterTurn = nextTask }: InterruptOptions): Interrupt {
  let isRequested = false
  /** Checks until the clock is read; 1 when stopped, so that every check looks. */
  let left = 1
  let pace = 1
  let lastLook = 0
  let lastPoll = 0
  /** A callback is under way which will tell that this turn of the event loop is over. */
  let inTurn = false

  const look = (): void => {
    if (isRequested) throw new Interrupted()
    const time = now()
    if (!inTurn) {
      inTurn = true
      afterTurn(() => (inTurn = false))
      lastPoll = time
      pace = 1
    } else {
      const elapsed = time - lastLook
      if (elapsed > 2 * PACE) pace = Math.max(1, pace >> 2)
      else if (elapsed < PACE) pace = Math.min(MOST, pace * 2)
    }
    lastLook = time
    if (time - lastPoll >= PATIENCE) {
      lastPoll = time
      const url = pollUrl()
      if (url !== null && !poll(url)) {
        isRequested = true
        throw new Interrupted()
      }
    }
    left = pace
  }

  return {
    check: () => {
      if (--left <= 0) look()
    },
    request: () => {
      isRequested = true
      left = 1
    },
    reset: () => {
      isRequested = false
      left = 1
    },
    get isRequested() {
      return isRequested
    },
  }
}

function clock(): number {
  return performance.now()
}

/** A blob URL that was revoked can't be requested: `send` throws. */
function isThere(url: string): boolean {
  const request = new XMLHttpRequest()
  try {
    request.open('GET', url, false)
    request.send()
    return true
  } catch {
    return false
  }
}

/** A message to oneself: it comes when the worker returns to its event loop, and isn't slowed down like timers. */
function nextTask(callback: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    callback()
  }
  port2.postMessage(null)
}
