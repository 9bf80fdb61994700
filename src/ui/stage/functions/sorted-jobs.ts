/** Jobs in the order that was asked for; else as they are, the newest first. Pure. */
import type { Sort } from '../../../runtime/protocol/dashboard'
import type { JobView } from '../../../runtime/protocol/functions-view'

export type JobColumn = 'key' | 'name' | 'state' | 'calls' | 'cold' | 'memory' | 'took' | 'held' | 'cost'

const values: Readonly<Record<JobColumn, (job: JobView) => string | number>> = {
  key: ({ key }) => key,
  name: ({ name }) => name,
  state: ({ waiting, running, failed }) => (waiting + running > 0 ? 2 : failed > 0 ? 1 : 0),
  calls: ({ calls }) => calls,
  cold: ({ cold }) => cold,
  memory: ({ memory }) => memory,
  took: ({ submitted, ended }) => (Number.isNaN(ended) ? Infinity : ended - submitted),
  held: ({ bill }) => bill.gbSeconds,
  cost: ({ bill }) => bill.dollars,
}

export function sortedJobs(jobs: readonly JobView[], sort: Sort<JobColumn> | null): readonly JobView[] {
  if (sort === null) return jobs
  const of = values[sort.column]
  const sign = sort.descending ? -1 : 1
  return jobs.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)]
    return one < other ? -sign : one > other ? sign : 0
  })
}
