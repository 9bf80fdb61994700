/**
 * Deadlock: a closed set of actors that all wait for answers of each other.
 *
 * Reported only where every member's host says that it is blocked, with no timer or other source among what it waits
 * for, and every ask it waits for goes to a member. Anything weaker may still move and is not reported.
 */

export interface Waiter {
  readonly index: number
  /** Receivers of its open asks with the asks' rows. */
  readonly asks: readonly { readonly to: number; readonly row: number }[]
}

export interface Deadlock {
  /** Actors of one cycle, each waiting for the next, the last for the first. */
  readonly cycle: readonly number[]
  /** The ask that is rejected: the latest of the cycle. */
  readonly row: number
}

/** `waiters`: blocked actors with nothing but asks to wait for. Null where the set has no closed part. */
export function findDeadlock(waiters: readonly Waiter[]): Deadlock | null {
  const closed = new Map(waiters.filter((w) => w.asks.length > 0).map((w) => [w.index, w]))
  for (let shrunk = true; shrunk;) {
    shrunk = false
    for (const [index, waiter] of closed) {
      if (waiter.asks.every((ask) => closed.has(ask.to))) continue
      closed.delete(index)
      shrunk = true
    }
  }
  if (closed.size === 0) return null
  const first = Math.min(...closed.keys())
  const path: { index: number; row: number }[] = []
  const seen = new Map<number, number>()
  let at = first
  while (!seen.has(at)) {
    seen.set(at, path.length)
    const ask = closed.get(at)!.asks[0]
    path.push({ index: at, row: ask.row })
    at = ask.to
  }
  const cycle = path.slice(seen.get(at))
  return { cycle: cycle.map((step) => step.index), row: Math.max(...cycle.map((step) => step.row)) }
}
