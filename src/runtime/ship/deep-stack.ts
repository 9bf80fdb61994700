/** Frames: copying an argument takes several, and a value may be nested deeply. */
const FRAMES = 60

interface WithStacks {
  stackTraceLimit?: number
  captureStackTrace?(error: Error, below: unknown): void
}

/**
 * Gives an error a stack that reaches down to the cell that sent: engines keep ten frames where nobody says more, and
 * what walks through arguments is deeper. Where the engine has no such limit, nothing is done.
 */
export function takeDeepStack(error: Error, below: unknown): void {
  const engine = Error as WithStacks
  const limit = engine.stackTraceLimit
  if (limit === undefined || engine.captureStackTrace === undefined) return
  engine.stackTraceLimit = FRAMES
  engine.captureStackTrace(error, below)
  engine.stackTraceLimit = limit
}
