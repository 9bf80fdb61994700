/**
 * The marks of many calls as numbers in a row: as objects they took a tenth of the way of a short call.
 */
import type { CallMarks } from './functions'

export interface PackedMarks {
  /** STRIDE numbers a call. */
  readonly numbers: Float64Array
  readonly containers: readonly string[]
}

const STRIDE = 10
const COLD = 1
const FAILED = 2

export function packMarks(calls: readonly CallMarks[]): PackedMarks {
  const containers: string[] = []
  const places = new Map<string, number>()
  const numbers = new Float64Array(calls.length * STRIDE)
  for (const [at, marks] of calls.entries()) {
    const { container } = marks
    let place = places.get(container)
    if (place === undefined) places.set(container, (place = containers.push(container) - 1))
    const flags = (marks.cold ? COLD : 0) | (marks.failed ? FAILED : 0)
    numbers.set(
      [
        ...[marks.call, place, flags, marks.submitted, marks.workerStart, marks.started, marks.ended],
        ...[marks.workerEnd, marks.status, marks.result],
      ],
      at * STRIDE,
    )
  }
  return { numbers, containers }
}

export function unpackMarks({ numbers, containers }: PackedMarks): CallMarks[] {
  return Array.from({ length: numbers.length / STRIDE }, (_, at) => {
    const [call, place, flags, submitted, workerStart, started, ended, workerEnd, status, result] =
      numbers.subarray(at * STRIDE, (at + 1) * STRIDE)
    const container = containers[place]
    const cold = (flags & COLD) !== 0
    const failed = (flags & FAILED) !== 0
    return {
      call,
      submitted,
      workerStart,
      started,
      ended,
      workerEnd,
      status,
      result,
      container,
      cold,
      failed,
    }
  })
}
