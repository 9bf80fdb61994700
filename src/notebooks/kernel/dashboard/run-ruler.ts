/**
 * How the dashboard measures time: in ms, and in You deliver, where a person's pauses lie in between, in deliveries.
 *
 * A whole number for every time of the record; `per` of them make a unit.
 */
import type { ClockUnit } from '../../../runtime/protocol/dashboard'
import type { Mode } from '../../../runtime/protocol/view'

export interface RunRuler {
  readonly unit: ClockUnit
  readonly per: number
  position(time: number): number
}

export interface RuledRun {
  readonly mode: Mode
  /** When the steps of the schedule were taken. */
  readonly deliveries: readonly { readonly at: number }[]
}

/** `began`: in units of 10 µs. `stepsBefore`: deliveries that belong to cells before. */
export function rulerOf(run: RuledRun, began: number, stepsBefore: number): RunRuler {
  return run.mode === 'step'
    ? { unit: 'deliveries', per: 1, position: (time) => Math.max(0, deliveriesAt(run, time) - stepsBefore) }
    : { unit: 'ms', per: 100, position: (time) => Math.max(0, time - began) }
}

/** How many deliveries had been made by then. */
function deliveriesAt({ deliveries }: RuledRun, time: number): number {
  let low = 0
  let high = deliveries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (deliveries[middle].at <= time) low = middle + 1
    else high = middle
  }
  return low
}
