/** How a platform stood over time, in columns. */
import type { PlatformNote } from '../../../runtime/protocol/functions'
import type { PlatformCurve } from '../../../runtime/protocol/functions-view'

export function curveOf(points: readonly PlatformNote[]): PlatformCurve {
  const of = (value: (point: PlatformNote) => number): Float64Array => Float64Array.from(points, value)
  return {
    at: of(({ at }) => at),
    running: of(({ running }) => running),
    waiting: of(({ waiting }) => waiting),
    containers: of(({ containers }) => containers),
    limit: of(({ limit }) => limit),
  }
}
