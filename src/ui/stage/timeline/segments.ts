/** The parts of a bar: full where it runs, pale where it waits. */
import type { TimelineBar } from '../../../runtime/protocol/views-of-record'

/** Full and pale parts, in order. */
export function segmentsOf({ from, to, pale }: Pick<TimelineBar, 'from' | 'to' | 'pale'>) {
  const segments: { from: number; to: number; pale: boolean }[] = []
  let at = from
  for (const one of pale) {
    if (one.from > at) segments.push({ from: at, to: one.from, pale: false })
    segments.push({ from: Math.max(at, one.from), to: one.to, pale: true })
    at = one.to
  }
  if (at < to || segments.length === 0) segments.push({ from: at, to, pale: false })
  return segments
}
