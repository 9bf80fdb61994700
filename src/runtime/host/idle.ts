/**
 * Whether anything is open in a worker, by the host's own books: for the heartbeat, which judges only idle workers.
 *
 * It doesn't know of setInterval, sockets, channels or workers that code made for itself.
 */
import type { Resident } from './resident'

/** `others`: open requests and browser timers. */
export function isIdle(
  residents: Iterable<Pick<Resident, 'running' | 'openAsks' | 'timers' | 'queries'>>,
  others: number,
): boolean {
  if (others > 0) return false
  for (const { running, openAsks, timers, queries } of residents) {
    if (running + openAsks + timers + queries > 0) return false
  }
  return true
}
