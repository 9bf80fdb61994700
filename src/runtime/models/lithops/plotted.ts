/** The calls of futures in columns, as `plot()` shows them. Bounded: the first ones. */
import { COLD, emptyColumns, FAILED, type CallColumns } from '../../protocol/call-columns'
import type { CallMarks } from '../../protocol/functions'
import type { FutureFields } from './futures'

export const MOST_PLOTTED = 5000
/** Of a function's name. */
const LETTERS = 100

export function plotted(
  futures: readonly FutureFields[],
  marksOf: (future: FutureFields) => CallMarks,
): CallColumns {
  const shown = futures.slice(0, MOST_PLOTTED)
  const jobs = new Map<string, string>()
  for (const { jobKey, functionName } of shown) jobs.set(jobKey, functionName.slice(0, LETTERS))
  const keys = [...jobs.keys()]
  const places = new Map(keys.map((key, n) => [key, n]))
  const containers = new Map<string, number>()
  const columns = emptyColumns(
    shown.length,
    keys.map((key) => ({ key, name: jobs.get(key)! })),
    [],
  )
  shown.forEach((future, n) => {
    const { call, container, cold, failed, ...times } = marksOf(future)
    columns.job[n] = places.get(future.jobKey)!
    columns.call[n] = call
    columns.submitted[n] = times.submitted
    columns.started[n] = times.started
    columns.ended[n] = times.ended
    columns.status[n] = times.status
    columns.result[n] = times.result
    columns.workerStart[n] = times.workerStart
    columns.workerEnd[n] = times.workerEnd
    columns.flags[n] = (cold ? COLD : 0) | (failed ? FAILED : 0)
    if (container === '') return
    if (!containers.has(container)) containers.set(container, containers.size + 1)
    columns.container[n] = containers.get(container)!
  })
  return { ...columns, containers: [...containers.keys()] }
}
