/**
 * Who lives in this host: actors begin here with their constructors and leave when the broker says so.
 *
 * The broker decides all of it. What the host adds is how far it was at that moment: a drop and a revocation are
 * acknowledged with the watermarks, and an actor that handles something leaves when it has settled.
 */
import { toWire } from '../actor/errors'
import { methodsOf } from '../actor/reference'
import type { StartSpec, WireError } from '../protocol/control'
import { NOTEBOOK_FIRST } from '../protocol/identity'
import { Kind } from '../protocol/wire'
import type { Calls } from './calls'
import type { Host } from './host'
import type { HostState } from './host-state'
import type { Reports } from './reports'
import { Resident } from './resident'
import type { Slices } from './slices'

export class Residency {
  constructor(
    private readonly state: HostState,
    private readonly reports: Reports,
    private readonly calls: Calls,
    private readonly slices: Slices,
  ) {}

  /** Takes in the notebook, an actor whose code is its cells. It stays the same object from run to run. */
  adopt(notebook: Resident): void {
    notebook.gone = false
    notebook.openAsks = 0
    notebook.timers = 0
    notebook.running = 0
    notebook.queue.length = 0
    notebook.dirty = false
    notebook.started = notebook.settled = NOTEBOOK_FIRST
    this.state.residents.set(notebook.index, notebook)
    this.state.known.set(notebook.index, notebook.token)
  }

  /** Makes an actor: its constructor is its first activation. */
  start(host: Host, spec: StartSpec): void {
    const r = new Resident(
      host, spec.index, spec.id, spec.name, spec.className, [], spec.incarnation, spec.supervision,
      spec.maxConcurrency, spec.deadline, spec.seed, spec.activation, spec.children, spec.cause, spec.first,
    ) // oxfmt-ignore
    const former = this.state.residents.get(spec.index)
    if (former !== undefined) this.remove(former)
    this.state.residents.set(spec.index, r)
    let failure: WireError | null = null
    r.active = true
    this.state.shell.entered?.(r)
    try {
      const { Class, args } = this.state.shell.evaluate(spec, r)
      ;(r as { methods: readonly string[] }).methods = methodsOf(Class as unknown as { prototype: object })
      this.state.known.set(spec.index, r.token)
      r.instance = new Class(...args)
    } catch (error) {
      failure = toWire(error)
    }
    r.active = false
    this.reports.touch(r)
    this.reports.fields(r)
    this.state.outbox.builder.args.push(failure)
    this.state.outbox.builder.push(Kind.Started, 0, r.index, 0, 0, 0, 0, 0, 0, 1, 0, r.incarnation)
    this.state.outbox.pushed()
    if (failure !== null) this.remove(r)
    if (spec.pause > 0) {
      this.slices.begin(spec.index, spec.pause)
      this.slices.end()
    }
  }

  drop(index: number, incarnation: number, atOnce: boolean): void {
    const r = this.state.residents.get(index)
    if (r === undefined || r.incarnation !== incarnation) return
    r.queue.length = 0
    r.stopping = true
    r.halted = true
    // One that stops leaves its last state; whoever crashes doesn't.
    if (atOnce) r.touched = false
    else if (r.running === 0) this.lastState(r)
    if (!atOnce) this.acknowledge(r, Kind.Drop)
    if (atOnce || r.running === 0) this.remove(r)
  }

  /** What the worker's clock would report a moment later, when nobody is there to be asked. */
  private lastState(r: Resident): void {
    if (r.touched) this.reports.fields(r)
  }

  /** What has begun and settled at the moment when credit was taken back: nothing more begins of what was delivered. */
  private acknowledge(r: Resident, kind: Kind): void {
    this.state.outbox.builder.push(
      kind, r.started, r.index, r.index, r.settled, 0, 0, 0, 0, 0, 0, r.incarnation,
    ) // oxfmt-ignore
    this.state.outbox.pushed()
  }

  remove(r: Resident): void {
    this.lastState(r)
    if (r.dirty) this.reports.watermark(r)
    r.gone = true
    if (this.state.residents.get(r.index) === r) this.state.residents.delete(r.index)
    this.calls.forget(r)
  }

  revoke(index: number, incarnation: number): void {
    const r = this.state.residents.get(index)
    if (r === undefined || r.incarnation !== incarnation) return
    r.queue.length = 0
    this.acknowledge(r, Kind.Revoke)
  }
}
