/** A run written by hand: what a broker would have recorded, without one. Times are ms. */
import { makeEntry, type ActorEntry } from '../../../runtime/broker/actor-entry'
import { Lives, type LifeKind } from '../../../runtime/record/lives'
import { messageKey } from '../../../runtime/protocol/identity'
import type { Mode } from '../../../runtime/protocol/view'
import { Kind } from '../../../runtime/protocol/wire'
import { Payloads } from '../../../runtime/record/payloads'
import { RecentRows } from '../../../runtime/record/recent-rows'
import { Outcome, RunRecord } from '../../../runtime/record/record'
import { previewLine } from '../picture'
import { States } from '../../../runtime/record/states'

export interface Sent {
  readonly from: number
  readonly to: number
  readonly method: string
  readonly kind?: Kind
  readonly activation?: number
  readonly cause?: number
  readonly line?: number
  readonly args?: readonly unknown[]
}

export class MadeRun {
  readonly record = new RunRecord()
  readonly lives = new Lives()
  readonly payloads = new Payloads()
  readonly lostAnswers = new RecentRows()
  readonly replies = new Payloads()
  readonly states = new States()
  readonly names: string[] = []
  readonly actors: ActorEntry[] = []
  readonly deliveries: { from: number; to: number; method: string; at: number }[] = []
  readonly schedule: string[] = []
  readonly counts = { sent: 0, settled: 0, failed: 0, died: 0, undeliverable: 0, lost: 0, fenced: 0 }
  mode: Mode = 'live'
  latency = 0
  answers: 'steps' | 'immediate' = 'steps'
  private n = 0

  constructor(...actors: readonly string[]) {
    for (const name of ['notebook', ...actors]) {
      const index = this.actors.length
      const id = index === 0 ? '0' : `0.${index}`
      const entry = makeEntry({
        index,
        id,
        name,
        className: name === 'notebook' ? name : 'Worker',
        parent: 0,
      })
      entry.container = index
      if (index === 0) entry.maxConcurrency = Infinity
      this.actors.push(entry)
    }
  }

  send(
    at: number,
    { from, to, method, kind = Kind.Tell, activation = 1, cause = -1, line, args }: Sent,
  ): number {
    const site = line === undefined ? -1 : this.intern(`cell:${line}`)
    const time = at * 100
    const row = this.record.send(
      kind, from, to, this.intern(method), site, activation, this.n++, cause, 8, time,
    ) // oxfmt-ignore
    if (kind !== Kind.Spawn) this.counts.sent++
    if (args) this.payloads.keep(row, args.length, args.length === 1 ? args[0] : args, 8)
    return row
  }

  deliver(row: number, at: number): void {
    this.record.deliver(row, at * 100)
  }

  /** A message that is delivered when it is sent, and handled until `ended`. */
  handled(at: number, ended: number, sent: Sent): number {
    const row = this.send(at, sent)
    this.deliver(row, at)
    this.end(row, ended)
    return row
  }

  end(row: number, at: number, outcome = Outcome.Settled): void {
    this.record.end(row, outcome, at * 100)
    if (outcome === Outcome.Failed) this.counts.failed++
    else if (outcome === Outcome.Died) this.counts.died++
    else if (outcome === Outcome.Lost) this.counts.lost++
    else if (outcome === Outcome.Undeliverable) this.counts.undeliverable++
    else if (this.record.read(row)!.kind !== (Kind.Spawn as number)) this.counts.settled++
  }

  /** You deliver: the step that delivers this message, or the answer to it. */
  take(row: number, at: number, answer = false): void {
    const { from, to, method, activation, n } = this.record.read(row)!
    this.schedule.push(messageKey(this.actors[from].id, activation, n) + (answer ? '>' : ''))
    this.deliveries.push({ from, to, method: this.names[method], at: at * 100 })
    if (!answer) this.deliver(row, at)
  }

  /** An actor's host reports its state; `row`: the message that it has settled last. */
  reported(at: number, actor: number, fields: Readonly<Record<string, string>>, row = -1): void {
    const { rows } = this.record
    const views = Object.entries(fields).map(([name, text]) => ({ name, text, changed: false }))
    this.states.add({ actor, time: at * 100, rows, row, fields: views })
  }

  lived(at: number, kind: LifeKind, actor: number, cause = '', cold = false, row = -1): void {
    const { rows } = this.record
    const worker = this.actors[actor].container
    this.lives.add({ kind, actor, time: at * 100, rows, worker, cold, cause, row })
  }

  argumentsOf(row: number): string | undefined {
    const payload = this.payloads.of(row)
    return payload && previewLine(payload)
  }

  private intern(name: string): number {
    const known = this.names.indexOf(name)
    return known >= 0 ? known : this.names.push(name) - 1
  }
}
