/** The calls of jobs in columns, bounded: of too many the newest jobs are given. */
import {
  COLD,
  emptyColumns,
  FAILED,
  RUNNING,
  WAITING,
  type CallColumns,
} from '../../../runtime/protocol/call-columns'
import type { CallEntry, JobEntry } from '../../../runtime/record/functions'
import { beginOf, endOf } from './tally'

export interface Given {
  readonly calls: CallColumns
  readonly leftOut: number
}

export function columnsOf(jobs: readonly JobEntry[], most: number): Given {
  const given: { job: JobEntry; count: number }[] = []
  let count = 0
  let leftOut = 0
  for (const job of [...jobs].reverse()) {
    const room = Math.min(job.count, most - count)
    leftOut += job.count - room
    if (room <= 0) continue
    count += room
    given.unshift({ job, count: room })
  }
  const containers = new Map<string, number>()
  const columns = emptyColumns(
    count,
    given.map(({ job: { key, name } }) => ({ key, name })),
    [],
  )
  let at = 0
  given.forEach(({ job, count: calls }, n) => {
    for (let call = 0; call < calls; call++, at++) {
      columns.job[at] = n
      columns.call[at] = call
      columns.submitted[at] = job.submitted
      fill(columns, at, job.calls.get(call), containers)
    }
  })
  const names = [...containers.keys()]
  return {
    calls: { ...columns, containers: names },
    leftOut,
  }
}

function fill(
  columns: CallColumns,
  at: number,
  entry: CallEntry | undefined,
  containers: Map<string, number>,
): void {
  if (entry === undefined) {
    columns.flags[at] = WAITING
    return
  }
  const { marks, container } = entry
  const end = endOf(entry)
  columns.workerStart[at] = beginOf(entry)
  columns.workerEnd[at] = end
  let flags = Number.isNaN(end) ? RUNNING : 0
  if (entry.cold || marks?.cold === true) flags |= COLD
  if (marks !== null) {
    if (marks.failed) flags |= FAILED
    // What the platform was asked at stands where the caller's own time isn't known.
    if (!Number.isNaN(marks.submitted)) columns.submitted[at] = marks.submitted
    columns.started[at] = marks.started
    columns.ended[at] = marks.ended
    columns.status[at] = marks.status
    columns.result[at] = marks.result
  }
  columns.flags[at] = flags
  if (container === '') return
  let place = containers.get(container)
  if (place === undefined) {
    place = containers.size + 1
    containers.set(container, place)
  }
  columns.container[at] = place
}
