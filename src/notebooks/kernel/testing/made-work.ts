/** A run with much in it: a supervisor asks so many samplers for eight seconds, and now and then one fails. */
import { Kind } from '../../../runtime/protocol/wire'
import { Outcome } from '../../../runtime/record/record'
import { MadeRun } from './made-run'

/** How long the run lasts, in ms. */
export const WORK_LASTS = 8000

export interface MadeWork {
  readonly run: MadeRun
  /** Messages sent. */
  readonly sent: number
  /** By actor. */
  readonly handled: Int32Array
}

export function workOf(names: readonly string[]): MadeWork {
  const workers = names.length
  const run = new MadeRun('supervisor', ...names)
  let random = 42
  const next = (): number => (random = (Math.imul(random, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const handled = new Int32Array(workers + 2)
  let number = 0
  for (let at = 20; at < WORK_LASTS; at += (600 / workers) * (0.5 + next())) {
    const to = 2 + Math.floor(next() * workers)
    // In the middle of the run something is slow.
    const slow = at > 4400 && at < 5400 ? 4 : 1
    const ended = at + (3 + 40 * next() ** 4) * slow
    const row = run.send(at, {
      from: 1, to, method: 'sample', kind: Kind.Ask, line: 3 + (number % 4), args: [number++],
    }) // oxfmt-ignore
    const fate = next()
    if (fate < 0.005) run.end(row, at + 2, Outcome.Lost)
    else {
      run.deliver(row, at + 1)
      if (ended < WORK_LASTS) run.end(row, ended, fate < 0.02 ? Outcome.Failed : Outcome.Settled)
      if (ended < WORK_LASTS && fate >= 0.005 && fate < 0.02) run.actors[to].failed++
      if (ended < WORK_LASTS) handled[to]++
    }
  }
  return { run, sent: number, handled }
}
