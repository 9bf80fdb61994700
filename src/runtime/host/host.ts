/**
 * A host: the code that runs activations, the same in a container, in the kernel and in the explorer.
 *
 * Messages come in as batches and are handled in order, one at a time an actor; what handlers send, answer and fail
 * goes out in batches. In step mode every delivery is a slice: the host runs until the microtasks have drained and
 * says so. The shell brings ports, clock and evaluation; the host itself touches none.
 *
 * This file reads batches and is the face that residents and worker entries see; the parts stand beside it.
 */
import type { Env, SpawnOptions } from '../actor/env'
import type { ClockReading, Packed, RefToken, RunSettings, StartSpec } from '../protocol/control'
import {
  ARGC,
  BYTES,
  INCARNATION,
  KIND,
  Kind,
  N,
  STRIDE,
  TO,
  TOKEN,
  type Batch,
  headersOf,
} from '../protocol/wire'
import { Activations } from './activations'
import { Alarms } from './alarms'
import { Calls } from './calls'
import type { HostShell } from './host-shell'
import { HostState } from './host-state'
import type { Outbox } from './outbox'
import { Reports } from './reports'
import { Residency } from './residency'
import type { Resident } from './resident'
import { Sending } from './sending'
import { Slices } from './slices'

export type { HostShell } from './host-shell'

export class Host {
  private readonly state: HostState
  private readonly reports: Reports
  private readonly alarms: Alarms
  private readonly calls: Calls
  private readonly sending: Sending
  private readonly slices: Slices
  private readonly residency: Residency
  private readonly activations: Activations
  /** Batches that came while a slice was open: each is a slice of its own. */
  private waiting: Batch[] = []
  readonly outbox: Outbox
  readonly residents: Map<number, Resident>
  readonly known: ReadonlyMap<number, RefToken>
  readonly given: Set<ArrayBufferLike>

  constructor(shell: HostShell, settings: RunSettings) {
    const state = (this.state = new HostState(shell, settings))
    const reports = (this.reports = new Reports(state))
    const alarms = (this.alarms = new Alarms(state))
    const calls = (this.calls = new Calls(state, reports, alarms))
    this.sending = new Sending(state, calls, reports, alarms)
    this.slices = new Slices(state, reports, () => this.goOn())
    this.residency = new Residency(state, reports, calls, this.slices)
    this.activations = new Activations(state, reports, this.residency)
    this.outbox = state.outbox
    this.residents = state.residents
    this.known = state.known
    this.given = state.given
  }

  /** A new run: every actor here is dropped, the worker stays. */
  reset(settings: RunSettings): void {
    this.alarms.reset()
    this.calls.reset()
    this.reports.reset()
    this.slices.reset()
    this.waiting = []
    this.state.reset(settings)
  }

  // ---- receiving

  receive(batch: Batch): void {
    if (batch.epoch !== this.state.settings.epoch) return
    if (this.slices.open || this.waiting.length > 0) this.waiting.push(batch)
    else this.read(batch)
  }

  /** Reads what waits, each batch in a task of its own, as if it came now. */
  private goOn(): void {
    if (this.waiting.length === 0) return
    const { epoch } = this.state.settings
    this.state.shell.drain(() => {
      if (epoch !== this.state.settings.epoch || this.slices.open) return
      const next = this.waiting.shift()
      if (next !== undefined) this.read(next)
      if (!this.slices.open) this.goOn()
    })
  }

  private read(batch: Batch): void {
    const { state, slices } = this
    if (batch.names !== null) for (const name of batch.names) state.names.push(name)
    if (batch.actors) for (const token of batch.actors) state.known.set(token.ref, token)
    if (batch.acks) state.outbox.acknowledge(batch.acks)
    const h = headersOf(batch)
    const args = batch.args
    let cursor = 0
    for (let at = 0; at < h.length; at += STRIDE) {
      const argc = h[at + ARGC] & 0xffff
      const kind = h[at + KIND] as Kind
      const stepping = state.stepping
      if (kind === Kind.Tell || kind === Kind.Ask) {
        const resident = state.residents.get(h[at + TO])
        if (resident !== undefined && resident.incarnation === h[at + INCARNATION]) {
          const given = argc === 0 ? [] : args.slice(cursor, cursor + argc)
          this.activations.deliver(resident, h, at, kind, given)
        }
        if (stepping) slices.begin(h[at + TO])
      } else this.word(h, at, kind, args[cursor], stepping)
      cursor += argc
    }
    if (slices.any) slices.end()
    else state.outbox.flush()
  }

  /** Everything that the broker says besides messages. */
  private word(h: Int32Array, at: number, kind: Kind, first: unknown, stepping: boolean): void {
    const { state, slices, residency } = this
    const to = h[at + TO]
    const token = h[at + TOKEN]
    switch (kind) {
      case Kind.Answer:
      case Kind.Failure: {
        // Replies to spawns and queries name no receiver: the slice is that of the actor that goes on.
        const owner = this.calls.ownerOf(token)?.index ?? to
        this.calls.answered(h, at, kind === Kind.Failure, first)
        if (stepping) slices.begin(owner)
        return
      }
      case Kind.Fire:
        state.passTo(first as number)
        this.calls.fired(token)
        if (stepping) slices.begin(to)
        return
      case Kind.Time:
        state.passTo(first as number)
        return
      case Kind.Room:
        state.outbox.release(h[at + BYTES])
        return
      case Kind.Drop:
        residency.drop(to, h[at + INCARNATION], h[at + N] === 1)
        if (stepping) slices.begin(to)
        return
      case Kind.Slow:
        state.slowness = h[at + N] / 100
        if (stepping) slices.begin(0)
        return
      case Kind.Revoke:
        residency.revoke(to, h[at + INCARNATION])
        if (stepping) slices.begin(to)
        return
      case Kind.Mode:
        this.setClock(first as ClockReading)
        state.setPause(h[at + N])
        this.calls.watchAll()
        if (state.stepping) slices.begin(0)
        return
      default:
        return
    }
  }

  private setClock(reading: ClockReading): void {
    const { rate } = this.state
    this.state.setClock(reading)
    if (reading.rate === rate) return
    this.alarms.retime()
    this.calls.retime(reading.rate / rate)
  }

  // ---- what the worker's entry does

  /** Takes in the notebook, an actor whose code is its cells. It stays the same object from run to run. */
  adopt(notebook: Resident): void {
    this.residency.adopt(notebook)
  }

  /** Makes an actor: its constructor is its first activation. */
  start(spec: StartSpec): void {
    this.residency.start(this, spec)
  }

  /** Every tenth of a second: states that changed, deadlines that have passed. Driven by the worker's own clock. */
  tick(): void {
    this.sending.refill()
    // Slices report states themselves: what they mark as changed must not depend on the time.
    if (!this.state.stepping) this.reports.changedFields()
    this.calls.expire()
  }

  /** Step: something outside a delivery has run (a driver's cell began); its slice ends when microtasks drain. */
  beginSlice(index: number): void {
    if (!this.state.stepping) return
    this.slices.begin(index)
    this.slices.end()
  }

  /** Stop: whatever the notebook's code waits for, it never goes on from there. */
  abandon(resident: Resident): void {
    resident.round++
    this.calls.abandon(resident)
  }

  /** The notebook's code is about to run. */
  enter(resident: Resident): void {
    this.state.shell.entered?.(resident)
  }

  get settings(): RunSettings {
    return this.state.settings
  }

  /** Bytes of code and values shipped since the cell began. */
  get shipped(): number {
    return this.sending.shipped
  }

  set shipped(bytes: number) {
    this.sending.shipped = bytes
  }

  // ---- what residents do

  now(): number {
    return this.state.now()
  }

  /** A reference for whoever received the token; the host remembers whom it names. */
  reference(r: Resident, token: RefToken): object {
    return this.state.reference(r, token)
  }

  pack(value: unknown): Packed {
    return this.state.shell.pack(value)
  }

  unpack(r: Resident, packed: Packed, env: Env): unknown {
    return this.state.shell.unpack(packed, env, r)
  }

  tell(r: Resident, to: number, method: string, args: readonly unknown[]): Promise<void> {
    return this.sending.tell(r, to, method, args)
  }

  ask(r: Resident, to: number, method: string, args: readonly unknown[], seconds?: number): Promise<unknown> {
    return this.sending.ask(r, to, method, args, seconds)
  }

  spawn(r: Resident, Class: unknown, options: SpawnOptions): Promise<RefToken> {
    return this.sending.spawn(r, Class, options)
  }

  query(r: Resident, name: string, args: readonly unknown[]): Promise<unknown> {
    return this.sending.query(r, name, args)
  }

  urge(): void {
    this.state.outbox.urge()
  }

  note(r: Resident, name: string, args: readonly unknown[]): void {
    this.sending.note(r, name, args)
  }

  stop(r: Resident, to: number): void {
    this.sending.stop(r, to)
  }

  log(r: Resident, level: string, text: string): void {
    this.sending.log(r, level, text)
  }

  display(r: Resident, operation: unknown): void {
    this.sending.display(r, operation)
  }

  later(r: Resident, seconds: number, method: string, args: readonly unknown[]): void {
    this.sending.later(r, seconds, method, args)
  }

  sleep(r: Resident, seconds: number): Promise<void> {
    return this.sending.sleep(r, seconds)
  }
}
