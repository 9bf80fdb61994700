/**
 * Calls that wait for something to come back: asks, timers of a step run, spawns and questions.
 *
 * Each waits under a token of its own until it's settled, its deadline passes or its actor is over. What the waiting
 * code does next belongs to its actor's handling again, and the broker watches deadlines of asks while it holds the run.
 */
import { BadCall, DeadlineExceeded, fromWire, type ActorError } from '../actor/errors'
import type { WireError } from '../protocol/control'
import { ARGC, CAUSE, FLAG_REFS, Kind, TOKEN } from '../protocol/wire'
import { HAIR, type Alarms } from './alarms'
import { decodeArguments } from './arguments'
import type { HostState } from './host-state'
import type { Reports } from './reports'
import type { Resident } from './resident'

interface Call {
  readonly resident: Resident
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  /** On the run's clock; Infinity where there is none. The broker watches it while the run is held. */
  deadline: number
  readonly words: string
  /** Made where the call stands; its stack is written out only when it's needed. */
  readonly at: Error | null
  readonly kind: 'ask' | 'timer' | 'query'
}

/** A stack costs a microsecond: asks in a pipeline do without, the one somebody looks at has it. */
const STACKS = 8
const FIRST_TOKEN = 1

export class Calls {
  private readonly open = new Map<number, Call>()
  private next = FIRST_TOKEN
  /** When deadlines are looked at, besides the worker's ticks. */
  private look = Infinity

  constructor(
    private readonly state: HostState,
    private readonly reports: Reports,
    private readonly alarms: Alarms,
  ) {}

  newToken(): number {
    return this.next++
  }

  wait(
    resident: Resident,
    token: number,
    kind: Call['kind'],
    words: string,
    seconds: number,
  ): Promise<unknown> {
    if (kind === 'query') resident.queries++
    const { state } = this
    // What the machine itself has to do takes real time, however fast the run's goes.
    const inRun = kind === 'query' ? seconds * state.rate : seconds
    // Many wait for ever, as calls of functions do; the clock is worth not asking.
    const deadline = inRun === Infinity ? Infinity : state.time + inRun
    const at = this.open.size < STACKS ? new Error() : null
    return new Promise((resolve, reject) => {
      this.open.set(token, { resident, resolve, reject, deadline, words, at, kind })
      this.watch(deadline)
    })
  }

  /** A tick comes every tenth of a second, which is long on a clock that is fast. */
  private watch(deadline: number): void {
    const { rate, stepping } = this.state
    if (rate <= 1 || stepping || deadline >= this.look || deadline === Infinity) return
    this.look = deadline
    this.alarms.after(deadline - this.state.time, () => {
      if (this.look !== deadline) return
      this.look = Infinity
      this.expire()
      this.watchAll()
    })
  }

  watchAll(): void {
    if (this.state.rate > 1) for (const { deadline } of this.open.values()) this.watch(deadline)
  }

  /** The run's clock goes so many times as fast as before. */
  retime(times: number): void {
    const { time } = this.state
    for (const call of this.open.values())
      if (call.kind === 'query') call.deadline = time + (call.deadline - time) * times
  }

  /** Whose call waits under a token. */
  ownerOf(token: number): Resident | undefined {
    return this.open.get(token)?.resident
  }

  /** An answer or a failure has come. */
  answered(h: Int32Array, at: number, failed: boolean, value: unknown): void {
    this.settle(h[at + TOKEN], (call) => {
      const r = call.resident
      if (h[at + CAUSE] >= 0) r.cause = h[at + CAUSE]
      if (r.gone) return
      if (failed) call.reject(withCaller(fromWire(value as WireError, call.words), call))
      else if (h[at + ARGC] & FLAG_REFS) {
        const holder = [value]
        decodeArguments(holder, (token) => this.state.reference(r, token))
        call.resolve(holder[0])
      } else call.resolve(value)
    })
  }

  /** A timer has fired. */
  fired(token: number): void {
    this.settle(token, (call) => call.resolve(undefined))
  }

  private settle(token: number, end: (call: Call) => void): void {
    const call = this.open.get(token)
    if (call === undefined) return
    this.open.delete(token)
    const r = call.resident
    if (call.kind === 'ask') r.openAsks--
    else if (call.kind === 'query') r.queries--
    r.reportedBlocked = false
    // What its code does next belongs to this actor's handling again.
    if (r.running > 0 || r.index === 0) r.active = true
    this.state.shell.entered?.(r)
    end(call)
    if (r.running > 0) this.reports.watchBlocked()
  }

  /** Nobody goes on with what this actor waits for: its calls are never settled, and the broker forgets its asks. */
  abandon(resident: Resident): void {
    for (const [token, call] of this.open) {
      if (call.resident !== resident) continue
      this.open.delete(token)
      if (call.kind === 'ask') {
        resident.openAsks--
        this.cancel(token, resident)
      } else if (call.kind === 'query') resident.queries--
      else resident.timers--
    }
  }

  private cancel(token: number, { index, incarnation }: Resident): void {
    const { outbox } = this.state
    outbox.builder.push(Kind.Cancel, 0, index, 0, 0, 0, 0, 0, 0, 0, token, incarnation)
    outbox.pushed()
  }

  /** Rejects what has waited too long. */
  expire(): void {
    if (this.open.size === 0 || this.state.stepping) return
    const now = this.state.time + HAIR
    for (const [token, { deadline, resident, words }] of this.open) {
      if (deadline > now) continue
      this.cancel(token, resident)
      const late = `No answer to ${words} within ${resident.deadline} s. It may still be handled later.`
      this.settle(token, (call) => call.reject(withCaller(new DeadlineExceeded(late), call)))
    }
  }

  /** The actor is over: nobody waits any more. */
  forget(resident: Resident): void {
    for (const [token, call] of this.open) if (call.resident === resident) this.open.delete(token)
  }

  reset(): void {
    for (const call of this.open.values()) call.reject(new BadCall('The run was started again.'))
    this.open.clear()
    // Batches of the former run are read no more; the same run has the same numbers.
    this.next = FIRST_TOKEN
    this.look = Infinity
  }
}

/** The error as the asker sees it: its own call first, so that the cell's line shows. */
function withCaller(error: ActorError, { at }: Call): ActorError {
  if (at !== null) {
    const lines = (at.stack ?? '').split('\n').slice(1)
    error.stack = `${error.name}: ${error.message}\n${lines.join('\n')}`
  }
  return error
}
