/** What the calls of a job come to: how many wait, run and have ended. Pure. */
import type { CallEntry, JobEntry } from '../../../runtime/record/functions'

export interface Tally {
  readonly job: JobEntry
  readonly waiting: number
  readonly running: number
  readonly done: number
  readonly failed: number
  readonly cold: number
  /** When its last call ended; NaN while one hasn't. */
  readonly ended: number
  /** Calls that a container has in hand now. */
  readonly atWork: readonly CallEntry[]
}

/** A call that a container has had, or that was ended without one. */
export function endOf({ marks, done }: CallEntry): number {
  const told = marks?.workerEnd ?? NaN
  return Number.isNaN(told) ? done : told
}

export function beginOf({ marks, begun }: CallEntry): number {
  const told = marks?.workerStart ?? NaN
  return Number.isNaN(told) ? begun : told
}

export function tallyOf(job: JobEntry): Tally {
  let done = 0
  let failed = 0
  let cold = 0
  let last = -Infinity
  const atWork: CallEntry[] = []
  for (const call of job.calls.values()) {
    if (call.cold) cold++
    if (call.marks?.failed === true) failed++
    const end = endOf(call)
    if (Number.isNaN(end)) {
      atWork.push(call)
      continue
    }
    done++
    last = Math.max(last, end)
  }
  const running = atWork.length
  const waiting = Math.max(0, job.count - done - running)
  const ended = waiting + running > 0 || done === 0 ? NaN : last
  return { job, waiting, running, done, failed, cold, ended, atWork }
}

export function isOpen({ waiting, running }: Tally): boolean {
  return waiting + running > 0
}

/** Seconds between the end of a job and the next one, up to which they are seen as one run of functions. */
const BREAK = 1

/** The newest job and, going back, those that had not ended when the ones behind them began. In their order. */
export function togetherWithNewest(tallies: readonly Tally[]): readonly JobEntry[] {
  const found: JobEntry[] = []
  let first = Infinity
  for (const { job, ended } of [...tallies].reverse()) {
    // One that never ends, since its run was broken off, would hold all that came before.
    const until = Number.isNaN(ended) ? job.submitted : ended
    if (found.length > 0 && until + BREAK < first) break
    found.unshift(job)
    first = Math.min(first, job.submitted)
  }
  return found
}
