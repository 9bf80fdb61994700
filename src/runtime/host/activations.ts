/**
 * Activations: a delivered message runs its handler, one at a time an actor, and settles with an answer or a failure.
 *
 * An activation's number is its message's ordinal in the mailbox. A handler that throws under supervision halts its
 * actor at once, before the broker has decided; what was delivered behind it waits for the next incarnation.
 */
import { BadCall, toWire } from '../actor/errors'
import { isThenable } from '../actor/thenable'
import type { WireError } from '../protocol/control'
import {
  ACTIVATION,
  ARGC,
  CAUSE,
  FLAG_REFS,
  FLAG_RESTART,
  FLAG_STOP,
  FROM,
  Kind,
  METHOD,
} from '../protocol/wire'
import { ArgumentsCopier, decodeArguments } from './arguments'
import type { HostState } from './host-state'
import type { Reports } from './reports'
import type { Residency } from './residency'
import type { Delivery, Resident } from './resident'

/** Seconds that a handling on a slow worker counts for at the least. */
const LEAST_WORK = 0.001

export class Activations {
  private readonly copier: ArgumentsCopier

  constructor(
    private readonly state: HostState,
    private readonly reports: Reports,
    private readonly residency: Residency,
  ) {
    this.copier = new ArgumentsCopier(state.given)
  }

  deliver(r: Resident, h: Int32Array, at: number, kind: Kind, args: unknown[]): void {
    if (h[at + ARGC] & FLAG_REFS) decodeArguments(args, (token) => this.state.reference(r, token))
    const delivery: Delivery = {
      method: this.state.names[h[at + METHOD]],
      args,
      ordinal: h[at + ACTIVATION],
      row: h[at + CAUSE],
      from: h[at + FROM],
      ask: kind === Kind.Ask,
    }
    if (r.halted) return
    if (r.running < r.maxConcurrency && r.queue.length === 0 && !this.rests(r)) this.begin(r, delivery)
    else r.queue.push(delivery)
  }

  private begin(r: Resident, d: Delivery): void {
    // A handler of the notebook runs in between its cell: what the cell sends afterwards belongs to the cell again.
    if (r.index !== 0) return this.handle(r, d)
    const { activation, n, cause } = r
    this.handle(r, d)
    r.activation = activation
    r.n = n
    r.cause = cause
  }

  private handle(r: Resident, d: Delivery): void {
    r.activation = d.ordinal
    r.n = 0
    r.cause = d.row
    r.from = d.from
    r.started = d.ordinal + 1
    r.active = true
    r.reportedBlocked = false
    if (this.state.slowness > 1) r.beganAt = this.state.shell.clock()
    this.state.shell.entered?.(r)
    let result: unknown
    try {
      const handler = r.handler(d.method)
      if (handler === undefined) throw noHandler(r, d.method)
      result = handler.apply(r.instance, d.args)
      if (isThenable(result)) {
        r.running++
        Promise.resolve(result).then(
          (value) => this.resumed(r, d, value, false),
          (error: unknown) => this.resumed(r, d, error, true),
        )
        this.reports.touch(r)
        this.reports.watchBlocked()
        return
      }
    } catch (error) {
      this.settle(r, d, error, true)
      return
    }
    this.settle(r, d, result, false)
  }

  private resumed(r: Resident, d: Delivery, value: unknown, failed: boolean): void {
    if (r.gone) return
    r.running--
    this.settle(r, d, value, failed)
    this.pull(r)
  }

  /** Takes what waits here, while the actor may. */
  private pull(r: Resident): void {
    while (r.queue.length > 0 && r.running < r.maxConcurrency && !r.gone && !this.rests(r))
      this.begin(r, r.queue.shift()!)
  }

  /** While messages are held nobody rests: how long things take means nothing there. */
  private rests(r: Resident): boolean {
    return r.resting && !this.state.stepping
  }

  /** On a worker that was made slow an actor rests after each handling, so much longer than that took. */
  private rest(r: Resident): void {
    const { shell, slowness } = this.state
    const worked = Math.max(LEAST_WORK, shell.clock() - r.beganAt)
    r.resting = true
    shell.after(worked * (slowness - 1), () => {
      r.resting = false
      this.pull(r)
      this.state.outbox.flush()
    })
  }

  private settle(r: Resident, d: Delivery, value: unknown, failed: boolean): void {
    if (r.gone) return
    let failure: WireError | null = failed ? toWire(value) : null
    if (d.ask && failure === null) {
      try {
        this.copier.copyResult(value, this.state.outbox.builder, `the result of ${r.className}.${d.method}`)
        this.pushAnswer(r, Kind.Answer, d.row, 1 | this.copier.flags)
      } catch (error) {
        failure = toWire(error)
      }
    }
    if (failure !== null) {
      const flag = r.supervision === 'restart' ? FLAG_RESTART : r.supervision === 'stop' ? FLAG_STOP : 0
      this.state.outbox.builder.args.push(failure)
      this.pushAnswer(r, Kind.Failure, d.row, 1 | flag)
      if (flag !== 0) {
        r.halted = true
        r.queue.length = 0
      }
    }
    if (r.maxConcurrency === 1) r.settled = d.ordinal + 1
    else this.settleOutOfOrder(r, d)
    if (r.running === 0 && r.index !== 0) r.active = false
    if (this.state.slowness > 1 && r.index !== 0 && !this.state.stepping) this.rest(r)
    this.reports.touch(r)
    if (r.stopping && r.running === 0) this.residency.remove(r)
  }

  private settleOutOfOrder(r: Resident, d: Delivery): void {
    if (d.ordinal !== r.settled) {
      r.settledEarly.add(d.ordinal)
      if (!d.ask)
        this.state.outbox.builder.push(Kind.Settled, 0, r.index, 0, 0, 0, 0, 0, 0, 0, d.row, r.incarnation)
      return
    }
    r.settled++
    while (r.settledEarly.delete(r.settled)) r.settled++
  }

  private pushAnswer(r: Resident, kind: Kind, row: number, argc: number): void {
    this.state.outbox.builder.push(
      kind,
      0,
      r.index,
      0,
      r.activation,
      r.cause,
      0,
      -1,
      0,
      argc,
      row,
      r.incarnation,
    )
    this.state.outbox.pushed()
  }
}

function noHandler(r: Resident, method: string): BadCall {
  const names = r.methods.slice(0, 8).join(', ')
  const hint = names ? ` ${r.className} handles ${names}.` : ''
  return new BadCall(`${r.name} has no handler ${method}.${hint}`)
}
