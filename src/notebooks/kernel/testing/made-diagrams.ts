/** Runs for the fixture pages of the sequence diagram, read as a session would read them. Seeded, so always the same. */
import type { SequenceQuery, SequenceView } from '../../../runtime/protocol/views-of-record'
import { Kind } from '../../../runtime/protocol/wire'
import { Outcome } from '../../../runtime/record/record'
import { readableRun } from '../readable-run'
import { Sequence } from '../sequence'
import { MadeRun } from './made-run'

export interface MadeDiagram {
  readonly run: MadeRun
  readonly names: readonly string[]
  /** Messages of the run. */
  readonly messages: number
  readonly view: (query: SequenceQuery) => SequenceView
}

function read(run: MadeRun): MadeDiagram {
  const sequence = new Sequence(
    readableRun(run),
    () => (run.mode === 'step' ? 'steps' : 'ms'),
    () => 0,
    1,
  )
  return {
    run,
    names: run.actors.map((actor) => actor.name),
    messages: run.record.rows,
    view: (query) => sequence.view(query),
  }
}

/** shop pays by a bank, an answer is lost, and shop tries again: each way in which a message can end. */
export function paidTwice(): MadeDiagram {
  const run = new MadeRun('shop', 'bank', 'account_1', 'account_2', 'auditor')
  run.lived(0, 'placed', 1)
  run.lived(0, 'placed', 2)
  const ask = (
    at: number,
    from: number,
    to: number,
    method: string,
    args: readonly unknown[],
    cause: number,
  ): number => run.send(at, { from, to, method, kind: Kind.Ask, args, cause, line: 4 + to })
  const answered = (row: number, at: number, value: unknown): void => {
    run.replies.keep(row, 1, value, 8)
    run.end(row, at)
  }
  const handled = (from: number, method: string, value: unknown, at: number, cause: number): number => {
    const row = ask(at, from, 3, method, [10], cause)
    run.deliver(row, at + 6)
    answered(row, at + 22, value)
    return row
  }
  const buy = ask(0, 0, 1, 'buy', ['book'], -1)
  run.deliver(buy, 8)
  const pay = ask(12, 1, 2, 'pay', [10], buy)
  run.deliver(pay, 20)
  handled(2, 'withdraw', 90, 31, pay)
  audit(run, 53)
  run.end(pay, 60)
  run.replies.keep(pay, 1, 'paid', 8)
  run.end(ask(62, 2, 1, 'note', ['paid'], pay), 62, Outcome.Lost)
  run.lived(2012, 'timer', 1, 'no answer: retry')
  const again = ask(2013, 1, 2, 'pay', [10], pay)
  run.deliver(again, 2020)
  handled(2, 'withdraw', 80, 2030, again)
  audit(run, 2031)
  answered(again, 2060, 'paid')
  run.actors[3].status = 'dead'
  run.lived(2062, 'died', 3, 'it was killed')
  run.end(run.send(2064, { from: 5, to: 3, method: 'getBalance', cause: -1 }), 2064, Outcome.Undeliverable)
  const refused = ask(2066, 1, 2, 'close', [], again)
  run.deliver(refused, 2067)
  run.replies.keep(refused, 1, { name: 'RangeError', message: 'nothing left' }, 8)
  run.end(refused, 2069, Outcome.Failed)
  answered(buy, 2072, 'receipt')
  run.send(2080, { from: 1, to: 5, method: 'report', args: ['late'], cause: refused })
  return read(run)
}

function audit(run: MadeRun, at: number): void {
  const row = run.send(at, { from: 5, to: 4, method: 'getBalance', kind: Kind.Ask, args: [] })
  run.deliver(row, at)
  run.replies.keep(row, 1, 100, 8)
  run.end(row, at + 2)
}

/** You deliver: two that increment a counter, one message still held. */
export function byHand(): MadeDiagram {
  const run = new MadeRun('ana', 'ben', 'count')
  run.mode = 'step'
  const greet = (actor: number): number => run.send(0, { from: 0, to: actor, method: 'start', line: 2 })
  const [one, two] = [greet(1), greet(2)]
  run.take(one, 4000)
  const first = run.send(4000, { from: 1, to: 3, method: 'increment', kind: Kind.Ask, cause: one, args: [] })
  run.take(first, 9000)
  run.replies.keep(first, 1, 1, 8)
  run.end(first, 9000)
  run.take(two, 15_000)
  run.send(15_000, { from: 2, to: 3, method: 'increment', kind: Kind.Ask, cause: two, args: [] })
  return read(run)
}

/** So many actors that ask each other, until so many messages have been sent. */
export function crowd(actors: number, messages: number): MadeDiagram {
  const run = new MadeRun(...Array.from({ length: actors - 1 }, (_, n) => `worker_${n + 1}`))
  let state = 42
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  /** Mostly a neighbour. */
  const other = (than: number): number => {
    const step = 1 + random(random(4) === 0 ? actors - 2 : Math.min(3, actors - 2))
    return 1 + ((than - 1 + step) % (actors - 1))
  }
  let time = 0
  while (run.record.rows < messages) {
    time += random(500) === 0 ? 700 : 0.5 + random(3)
    const to = 1 + random(actors - 1)
    const outer = run.send(time, {
      from: 0,
      to,
      method: 'work',
      kind: Kind.Ask,
      args: [run.record.rows],
      line: 3,
    })
    run.deliver(outer, time + 0.1)
    let last = outer
    for (let n = random(3); n >= 0 && actors > 2; n--) {
      const kind = random(2) === 0 ? Kind.Ask : Kind.Tell
      const from = to
      last = run.send(time + 0.2, {
        from,
        to: other(from),
        method: 'pass',
        kind,
        cause: last,
        args: [n],
        line: 9,
      })
      if (random(60) === 0) {
        run.end(last, time + 0.2, Outcome.Lost)
        last = outer
        break
      }
      run.deliver(last, time + 0.3)
      run.replies.keep(last, 1, n, 8)
      run.end(last, time + 0.4, random(40) === 0 ? Outcome.Failed : Outcome.Settled)
      time += 0.3
      if (kind !== Kind.Ask) last = outer
    }
    time += 0.3
    run.replies.keep(outer, 1, 'done', 8)
    run.end(outer, time)
  }
  return read(run)
}
