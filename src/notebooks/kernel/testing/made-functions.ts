/** Registers of platforms as a run would fill them, for tests and the fixture pages of the stage. */
import { packMarks } from '../../../runtime/protocol/call-marks'
import type { CallMarks, PlatformNote } from '../../../runtime/protocol/functions'
import { FunctionRegister } from '../../../runtime/record/functions'

export const noFunctions = (): FunctionRegister => new FunctionRegister()

export interface Made {
  readonly calls: number
  /** Containers at once. */
  readonly limit: number
  /** Up to this moment, seconds. */
  readonly now: number
}

const job = '73bbe9-0-M000'
const platform = 'aws_lambda'
const memory = 256
const cold = 0.6

/** One map of calls of about a second, each container begun cold; some calls fail. */
export function madeFunctions({ calls, limit, now }: Made): FunctionRegister {
  const register = new FunctionRegister()
  register.note(platform, { t: 'submitted', at: 0.1, job, name: 'square', calls, memory })
  const free = Array.from({ length: limit }, () => 0.1 + cold)
  const spans = Array.from({ length: calls }, (_, call) => {
    const container = free.indexOf(Math.min(...free))
    const from = free[container]
    const to = from + 1 + ((call * 7919) % 100) / 250
    free[container] = to + 0.004
    return { call, container, from, to, first: from === 0.1 + cold }
  })
  const events = spans.flatMap((span) => [
    { at: span.from, begins: true, span },
    { at: span.to, begins: false, span },
  ])
  events.sort((a, b) => a.at - b.at)
  let running = 0
  let waiting = calls
  let requests = 0
  let gbSeconds = 0
  const stands = (at: number): PlatformNote => ({
    t: 'platform',
    at,
    running,
    waiting: Math.max(0, waiting),
    containers: Math.min(limit, calls),
    limit,
    requests,
    gbSeconds,
    gbSecond: 0.0000166667,
    million: 0.2,
    asOf: '2026-11',
  })
  waiting = Math.max(0, calls - limit)
  register.note(platform, stands(0.1))
  for (const { at, begins, span } of events) {
    if (at > now) break
    const { call } = span
    const container = `${platform}-${span.container + 1}`
    if (begins) {
      running++
      if (!span.first) waiting--
      register.note(platform, { t: 'begun', at, job, calls: [call], container, cold: span.first })
    } else {
      running--
      requests++
      gbSeconds += (span.to - span.from) * (memory / 1024)
      register.note(platform, { t: 'done', at, job, calls: [call], requests, gbSeconds })
    }
    register.note(platform, stands(at))
  }
  const ended = spans.filter(({ to }) => to <= now).map((span) => marksOf(span, now))
  register.note(platform, { t: 'ended', at: now, job, calls: packMarks(ended) })
  return register
}

function marksOf(
  {
    call,
    container,
    from,
    to,
    first,
  }: Record<'call' | 'container' | 'from' | 'to', number> & { first: boolean },
  now: number,
): CallMarks {
  return {
    call,
    submitted: 0.08,
    workerStart: from,
    started: from + 0.02,
    ended: to - 0.01,
    workerEnd: to,
    status: Math.min(now, to + 0.05),
    result: Math.min(now, to + 0.2),
    container: `${platform}-${container + 1}`,
    cold: first,
    failed: call % 17 === 16,
  }
}
