/** What the objects that processes share refuse, by the names that Python has. */
/** Nothing came into the queue in time. */
export class Empty extends Error {
  override name = 'Empty'
}

/** No room came in the queue in time. */
export class Full extends Error {
  override name = 'Full'
}

/** Somebody came too late to the barrier, or never will. */
export class BrokenBarrierError extends Error {
  override name = 'BrokenBarrierError'
}

/** The other end of the pipe is closed, and nothing is left in it. */
export class EOFError extends Error {
  override name = 'EOFError'
}

/** The other end of the pipe is closed: nobody will receive. */
export class BrokenPipeError extends Error {
  override name = 'BrokenPipeError'
}

export const errors = { Empty, Full, BrokenBarrierError, EOFError, BrokenPipeError }
