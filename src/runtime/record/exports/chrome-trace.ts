/**
 * A run in the trace event format that Perfetto and chrome://tracing open: workers are processes, actors are threads.
 *
 * A handling is a slice (X), a message a flow from where it was sent to where it was begun (s, f), an answer a flow
 * back. Times are µs on the run's clock. Slices of one thread must not overlap unless one holds the other, so an actor
 * that handles several at once has several threads.
 *
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
import { Outcome } from '../record'
import type { CellRunSpan } from '../recording'
import { endOf } from '../recording'
import { startsOf } from '../starts'
import { callOf, firstOf, isAsk, isSpawn, nameOf, outcomeWords, shownWords, type ToldRun } from './told-run'

export interface TraceEvent {
  readonly name: string
  readonly cat?: string
  readonly ph: 'X' | 's' | 'f' | 'i' | 'M'
  readonly ts?: number
  readonly dur?: number
  readonly pid: number
  readonly tid: number
  /** Flows: the start and the end of one have the same. */
  readonly id?: number
  /** A flow ends in the slice that is around it. */
  readonly bp?: 'e'
  /** An instant of one thread. */
  readonly s?: 't'
  readonly args?: Readonly<Record<string, string | number>>
}

export interface ChromeTrace {
  readonly traceEvents: readonly TraceEvent[]
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string>>
}

export interface ChromeTraceOptions {
  /** When cells ran: slices of the notebook. */
  readonly runs?: readonly CellRunSpan[]
  /** Messages at the most, the newest. */
  readonly most?: number
}

const MOST = 50_000
/** µs a unit of the record's clock. */
const UNIT = 10

interface Thread {
  readonly pid: number
  readonly tid: number
}

export function chromeTrace(run: ToldRun, { runs = [], most = MOST }: ChromeTraceOptions = {}): ChromeTrace {
  const { record } = run
  const first = firstOf(run, most)
  const end = endOf(run)
  const threads = new Threads(run)
  const events: TraceEvent[] = []
  const starts = startsOf(run)
  const startOf = (row: number): number => starts[row - record.first]
  const threadOf = new Map<number, Thread>()

  for (const { cell, activation, began, ended } of runs) {
    const until = ended < 0 ? end : ended
    events.push({
      ...slice(`cell ${cell}`, 'cell', threads.take(0, began, until), began, until),
      args: { cell, activation },
    })
  }
  const begun = Array.from({ length: record.rows - first }, (_, n) => first + n).filter(
    (row) => startOf(row) >= 0,
  )
  begun.sort((a, b) => startOf(a) - startOf(b) || a - b)
  for (const row of begun) {
    const { to, from, ended, outcome } = record.read(row)!
    const until = ended < 0 ? end : Math.max(ended, startOf(row))
    const thread = threads.take(to, startOf(row), until)
    threadOf.set(row, thread)
    events.push({
      ...slice(callOf(run, row), 'handling', thread, startOf(row), until),
      args: { message: row, from: nameOf(run, from), ...sideOf(run, row), outcome: outcomeWords(outcome) },
    })
  }
  for (let row = first; row < record.rows; row++) {
    const { kind, from, sent, ended, outcome } = record.read(row)!
    if (isSpawn(kind)) continue
    const name = callOf(run, row)
    const sender = threads.main(from)
    if (outcome === Outcome.Lost || outcome === Outcome.Undeliverable)
      events.push(instant(`${outcomeWords(outcome)}: ${name}`, 'fault', sender, ended < 0 ? sent : ended))
    const receiver = threadOf.get(row)
    if (receiver === undefined) continue
    events.push(...flow(name, 'message', 2 * row, sender, sent, receiver, startOf(row)))
    if (isAsk(kind) && ended >= 0 && outcome !== Outcome.Died)
      events.push(...flow(`answer to ${name}`, 'answer', 2 * row + 1, receiver, ended, sender, ended))
  }
  for (const { kind, actor, time, cause } of run.lives.since(0)) {
    if (kind !== 'died' && kind !== 'restarting' && kind !== 'stopped') continue
    events.push(instant(cause === '' ? kind : `${kind}: ${cause}`, 'life', threads.main(actor), time))
  }
  const left = shownWords(run, first)
  return {
    traceEvents: [...threads.names(), ...events],
    displayTimeUnit: 'ms',
    otherData: { madeBy: 'Actorium', ...(left === '' ? {} : { leftOut: left }) },
  }
}

function sideOf(run: ToldRun, row: number): Record<string, string> {
  const { site } = run.record.read(row)!
  const answer = run.answerOf(row)
  return {
    ...(site < 0 ? {} : { line: run.names[site] }),
    ...(answer === undefined ? {} : { answer }),
  }
}

function slice(name: string, cat: string, thread: Thread, from: number, to: number): TraceEvent {
  return { name, cat, ph: 'X', ts: from * UNIT, dur: (to - from) * UNIT, ...thread }
}

function instant(name: string, cat: string, thread: Thread, at: number): TraceEvent {
  return { name, cat, ph: 'i', ts: at * UNIT, ...thread, s: 't' }
}

function flow(
  name: string,
  cat: string,
  id: number,
  from: Thread,
  sent: number,
  to: Thread,
  came: number,
): TraceEvent[] {
  return [
    { name, cat, ph: 's', ts: sent * UNIT, ...from, id },
    { name, cat, ph: 'f', ts: came * UNIT, ...to, id, bp: 'e' },
  ]
}

/** Who is which thread of which process. */
class Threads {
  private readonly pids = new Map<number, number>()
  private readonly lanes = new Map<number, { readonly thread: Thread; free: number }[]>()
  private readonly made: { readonly actor: number; readonly lane: number; readonly thread: Thread }[] = []
  private readonly workers = new Map<number, number>()

  constructor(private readonly run: ToldRun) {
    // One that has ended is where it was.
    for (const { kind, actor, worker } of run.lives.since(0))
      if (kind === 'placed') this.workers.set(actor, worker)
  }

  /** A thread of the actor's that is free from then on, and taken until the end. */
  take(actor: number, from: number, to: number): Thread {
    const lanes = this.lanesOf(actor)
    const found = lanes.find((one) => one.free <= from) ?? this.add(actor, lanes)
    found.free = to
    return found.thread
  }

  main(actor: number): Thread {
    const lanes = this.lanesOf(actor)
    return (lanes.length === 0 ? this.add(actor, lanes) : lanes[0]).thread
  }

  names(): TraceEvent[] {
    const processes = [...this.pids].map(([worker, pid]): TraceEvent => {
      const name = worker === 0 ? 'notebook' : worker < 0 ? 'no worker' : `worker ${worker}`
      return { name: 'process_name', ph: 'M', pid, tid: 0, args: { name } }
    })
    const threads = this.made.flatMap(({ actor, lane, thread }): TraceEvent[] => {
      const name = lane === 0 ? nameOf(this.run, actor) : `${nameOf(this.run, actor)} (${lane + 1})`
      return [
        { name: 'thread_name', ph: 'M', ...thread, args: { name } },
        { name: 'thread_sort_index', ph: 'M', ...thread, args: { sort_index: thread.tid } },
      ]
    })
    return [...processes, ...threads]
  }

  private lanesOf(actor: number) {
    const lanes = this.lanes.get(actor) ?? []
    this.lanes.set(actor, lanes)
    return lanes
  }

  private add(actor: number, lanes: { thread: Thread; free: number }[]) {
    const entry = this.run.actors[actor]
    const worker =
      entry !== undefined && entry.container >= 0 ? entry.container : (this.workers.get(actor) ?? -1)
    let pid = this.pids.get(worker)
    // Process 0 is the idle one in some viewers.
    if (pid === undefined) this.pids.set(worker, (pid = this.pids.size + 1))
    const thread = { pid, tid: this.made.length + 1 }
    this.made.push({ actor, lane: lanes.length, thread })
    const lane = { thread, free: -1 }
    lanes.push(lane)
    return lane
  }
}
