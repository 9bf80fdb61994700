/** A call in words: for the line below the pictures, for tooltips and for readers. */
import { COLD, FAILED, RUNNING, WAITING, type CallColumns } from '../../../runtime/protocol/call-columns'

/** `00012 of 73bbe9-0-M000`. */
export function callName(calls: CallColumns, n: number): string {
  return `${String(calls.call[n]).padStart(5, '0')} of ${calls.jobs[calls.job[n]].key}`
}

export function containerOf(calls: CallColumns, n: number): string {
  return calls.container[n] === 0 ? '' : calls.containers[calls.container[n] - 1]
}

/** `0.612 s`, from the moment in which the first call was submitted. */
export function moment(at: number, start: number): string {
  return Number.isNaN(at) ? '' : `${(at - start).toFixed(3)} s`
}

export function lasted(seconds: number): string {
  return seconds >= 1 ? `${Number(seconds.toPrecision(3))} s` : `${Math.round(seconds * 1000)} ms`
}

export function stateWord(calls: CallColumns, n: number): string {
  const flags = calls.flags[n]
  if (flags & WAITING) return 'waits for a container'
  if (flags & RUNNING) return 'runs'
  return flags & FAILED ? 'failed' : 'done'
}

/** `now`: how long it runs by now, where it still does. */
export function whatHappened(calls: CallColumns, n: number, start: number, now: number | null): string {
  const flags = calls.flags[n]
  const parts = [`submitted at ${moment(calls.submitted[n], start)}`]
  const from = calls.workerStart[n]
  if (flags & WAITING || Number.isNaN(from)) return [...parts, stateWord(calls, n)].join(', ')
  parts.push(`${flags & COLD ? 'cold, ' : ''}began at ${moment(from, start)}`)
  const to = calls.workerEnd[n]
  if (!Number.isNaN(to)) parts.push(`${flags & FAILED ? 'failed' : 'done'} after ${lasted(to - from)}`)
  else if (now !== null) parts.push(`runs for ${lasted(Math.max(0, now - from))}`)
  if (!Number.isNaN(calls.result[n])) parts.push(`result fetched at ${moment(calls.result[n], start)}`)
  const container = containerOf(calls, n)
  return container === '' ? parts.join(', ') : `${parts.join(', ')}; in ${container}`
}
