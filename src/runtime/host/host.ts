/**
 * A host: the code that runs activations, the same in a container, in the kernel and in the explorer.
 *
 * Messages come in as batches and are handled in order, one at a time an actor; what handlers send, answer and fail
 * goes out in batches. In step mode every delivery is a slice: the host runs until the microtasks have drained and
 * says so. The shell brings ports, clock and evaluation; the host itself touches none.
 */
import {
  BadCall,
  DeadlineExceeded,
  fromWire,
  HandlerError,
  Overloaded,
  toWire,
  type ActorError,
} from '../actor/errors'
import type { SpawnOptions } from '../actor/env'
import { methodsOf, tokenOf } from '../actor/reference'
import type { RefToken, RunSettings, SpawnRequest, StartSpec, WireError } from '../protocol/control'
import {
  ACTIVATION,
  ARGC,
  CAUSE,
  FLAG_LATE,
  FLAG_REFS,
  FLAG_RESTART,
  FLAG_STOP,
  FROM,
  INCARNATION,
  KIND,
  Kind,
  METHOD,
  N,
  BYTES,
  SliceEnd,
  STRIDE,
  TO,
  TOKEN,
  type Batch,
} from '../protocol/wire'
import { NOTEBOOK_FIRST } from '../protocol/identity'
import type { SourcePlace } from '../protocol/view'
import { ArgumentsCopier, decodeArguments } from './arguments'
import { Outbox } from './outbox'
import { Resident, type Delivery } from './resident'
import { fieldsOf } from './state-view'

export interface HostShell {
  post(batch: Batch, transfers: Transferable[]): void
  /** Calls back when the microtasks have drained. */
  drain(then: () => void): void
  /** Seconds of the real clock since the run began. */
  clock(): number
  /** Calls back after so many seconds of the real clock. */
  after(seconds: number, fire: () => void): void
  /** Class and arguments for a new actor, evaluated in a scope of its own. */
  evaluate(spec: StartSpec, env: Resident): { Class: new (...args: unknown[]) => object; args: unknown[] }
  /** Class and arguments as one bundle, with its size. Throws NotShippable. */
  bundle(
    Class: object,
    args: readonly unknown[],
  ): { bundle: object; bytes: number; cell: string; version: number }
  /** Where in the cells the caller stands, or null. May be expensive. */
  place(): SourcePlace | null
  /** Other things that code here may wait for (fetch, browser timers): how many are open. */
  others(): number
  /** This actor's code runs next. */
  entered?(resident: Resident): void
  /** Time and chance are the run's own from now on, or the platform's again. */
  trap?(on: boolean): void
}

interface Pending {
  readonly resident: Resident
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  /** Seconds of the run's clock; Infinity where there is none. */
  readonly deadline: number
  readonly words: string
  /** Made where the call stands; its stack is written out only when it's needed. */
  readonly call: Error | null
  readonly kind: 'ask' | 'timer' | 'query'
}

const SITES_A_REFILL = 40
const REPORTS_A_TICK = 200

export class Host {
  readonly outbox: Outbox
  readonly residents = new Map<number, Resident>()
  /** Actors that this host has heard of. */
  readonly known = new Map<number, RefToken>()
  /** Buffers that were given away with `transfer`. */
  readonly given = new Set<ArrayBufferLike>()
  private readonly pending = new Map<number, Pending>()
  private nextToken = 1
  private names: string[] = []
  private readonly copier = new ArgumentsCopier(this.given)
  private dirty: Resident[] = []
  private slices: number[] = []
  private sitesLeft = SITES_A_REFILL
  private stepClock = 0
  private blockedCheck = false
  settings: RunSettings

  constructor(
    private readonly shell: HostShell,
    settings: RunSettings,
  ) {
    this.settings = settings
    this.outbox = new Outbox(shell, settings.epoch, settings.outboxBytes)
    this.outbox.beforeFlush = () => this.reportWatermarks()
    shell.trap?.(this.stepping)
  }

  /** A new run: every actor here is dropped, the worker stays. */
  reset(settings: RunSettings): void {
    for (const resident of this.residents.values()) resident.gone = true
    for (const pending of this.pending.values()) pending.reject(new BadCall('The run was started again.'))
    this.residents.clear()
    this.known.clear()
    this.given.clear()
    this.pending.clear()
    this.names = []
    this.dirty = []
    this.slices = []
    this.stepClock = 0
    this.settings = settings
    this.shell.trap?.(this.stepping)
    this.outbox.reset(settings.epoch, settings.outboxBytes)
  }

  /** Takes in the notebook, an actor whose code is its cells. It stays the same object from run to run. */
  adopt(notebook: Resident): void {
    notebook.gone = false
    notebook.openAsks = 0
    notebook.timers = 0
    notebook.running = 0
    notebook.queue.length = 0
    notebook.dirty = false
    notebook.started = notebook.settled = NOTEBOOK_FIRST
    this.residents.set(notebook.index, notebook)
    this.known.set(notebook.index, notebook.token)
  }

  setMode(mode: 'live' | 'step'): void {
    this.settings = { ...this.settings, mode }
    this.shell.trap?.(this.stepping)
  }

  get stepping(): boolean {
    return this.settings.mode === 'step'
  }

  now(): number {
    return this.stepping ? this.stepClock : this.shell.clock()
  }

  // ---- sending

  private push(
    r: Resident,
    kind: Kind,
    to: number,
    method: number,
    site: number,
    bytes: number,
    argc: number,
    token: number,
  ): void {
    const late = r.active ? 0 : FLAG_LATE
    this.outbox.builder.push(
      kind, r.n++, r.index, to, r.activation, r.cause, method, site, bytes, argc | late, token, r.incarnation,
    ) // prettier-ignore
    this.outbox.pushed()
  }

  private send(
    r: Resident,
    kind: Kind,
    to: number,
    method: string,
    args: readonly unknown[],
    token: number,
  ): void {
    if (r.gone) throw new BadCall(`${r.name} is over: it can't send ${method} any more.`)
    const builder = this.outbox.builder
    this.copier.copyInto(args, builder)
    const { bytes, flags } = this.copier
    this.outbox.account += bytes
    const site = this.site()
    this.push(r, kind, to, builder.intern(method), site, bytes, args.length | flags, token)
  }

  /** The number of the calling line, while there are look-ups left; they cost microseconds. */
  private site(): number {
    if (!this.stepping) {
      if (this.sitesLeft <= 0) return -1
      this.sitesLeft--
    }
    const place = this.shell.place()
    return place === null ? -1 : this.outbox.builder.intern(`${place.cell}:${place.line}`)
  }

  tell(r: Resident, to: number, method: string, args: readonly unknown[]): Promise<void> {
    if (this.outbox.overloaded) {
      throw new Overloaded(
        `More than ${Math.round(this.outbox.limit / 1048576)} MiB wait to be delivered. Write await before .tell(): it waits for room.`,
      )
    }
    this.send(r, Kind.Tell, to, method, args, 0)
    return this.outbox.room()
  }

  ask(r: Resident, to: number, method: string, args: readonly unknown[]): Promise<unknown> {
    const token = this.nextToken++
    this.send(r, Kind.Ask, to, method, args, token)
    r.openAsks++
    return this.wait(r, token, 'ask', `${this.known.get(to)?.name ?? 'the actor'}.${method}`, r.deadline)
  }

  private wait(
    resident: Resident,
    token: number,
    kind: Pending['kind'],
    words: string,
    seconds: number,
  ): Promise<unknown> {
    if (kind === 'query') resident.queries++
    const deadline = this.stepping ? Infinity : this.shell.clock() + seconds
    // A stack costs a microsecond: asks in a pipeline do without, the one somebody looks at has it.
    const call = this.pending.size < 8 ? new Error() : null
    return new Promise((resolve, reject) => {
      this.pending.set(token, { resident, resolve, reject, deadline, words, call, kind })
    })
  }

  async spawn(r: Resident, Class: unknown, options: SpawnOptions): Promise<RefToken> {
    if (typeof Class !== 'function' || typeof Class.prototype !== 'object') {
      throw new BadCall(
        `spawn takes a class, and ${typeof Class === 'function' ? 'a function without prototype' : `a value of type ${typeof Class}`} is none.`,
      )
    }
    checkOptions(options)
    const methods = methodsOf(Class as unknown as { prototype: object })
    const { bundle, bytes, cell, version } = this.shell.bundle(Class, options.args ?? [])
    const request: SpawnRequest = {
      name: options.name ?? '',
      className: Class.name || 'Actor',
      methods,
      bundle,
      bytes,
      supervision: options.supervision ?? 'resume',
      maxRestarts: options.maxRestarts ?? 0,
      place: options.place ?? 'own',
      maxConcurrency: options.maxConcurrency ?? 1,
      deadline: options.deadline ?? 30,
      cell,
      version,
    }
    if (r.gone) throw new BadCall(`${r.name} is over: it can't spawn any more.`)
    const token = this.nextToken++
    this.shipped += bytes
    this.outbox.builder.args.push(request)
    this.push(r, Kind.Spawn, r.children++, 0, -1, 0, 1, token)
    const made = (await this.wait(r, token, 'query', `spawn ${request.className}`, 60)) as RefToken
    this.known.set(made.ref, made)
    return made
  }

  /** Bytes of code and values shipped since the cell began; the kernel reads it. */
  shipped = 0

  query(r: Resident, name: string, args: readonly unknown[]): Promise<unknown> {
    if (r.gone) return Promise.reject(new BadCall(`${r.name} is over.`))
    const token = this.nextToken++
    this.outbox.builder.args.push(name, ...args)
    this.push(r, Kind.Query, 0, 0, -1, 0, 1 + args.length, token)
    const forEver = name === 'quiet' ? Infinity : 30
    return this.wait(r, token, 'query', name, forEver)
  }

  stop(r: Resident, to: number): void {
    if (r.gone) return
    this.push(r, Kind.Stop, to, 0, -1, 0, 0, 0)
  }

  log(r: Resident, level: string, text: string): void {
    if (r.gone) return
    const place = this.stepping || this.sitesLeft-- > 0 ? this.shell.place() : null
    this.outbox.builder.args.push(level, text, place)
    this.push(r, Kind.Log, 0, 0, -1, 0, 3, 0)
    r.n--
  }

  display(r: Resident, operation: unknown): void {
    if (r.gone) return
    this.outbox.builder.args.push(operation)
    this.push(r, Kind.Display, 0, 0, -1, 0, 1, 0)
    r.n--
  }

  sleep(r: Resident, seconds: number): Promise<void> {
    if (typeof seconds !== 'number' || Number.isNaN(seconds)) {
      throw new BadCall('sleep takes a number of seconds.')
    }
    if (r.gone) return Promise.reject(new BadCall(`${r.name} is over.`))
    r.timers++
    const done = () => {
      r.timers--
      r.reportedBlocked = false
      if (r.running > 0) this.watchBlocked()
    }
    if (!this.stepping) {
      return new Promise((resolve) => {
        this.shell.after(Math.max(0, seconds), () => {
          done()
          if (!r.gone) resolve()
        })
      })
    }
    const token = this.nextToken++
    this.outbox.builder.args.push(seconds)
    this.push(r, Kind.Timer, 0, 0, -1, 0, 1, token)
    return this.wait(r, token, 'timer', 'sleep', Infinity).then(done)
  }

  // ---- receiving

  receive(batch: Batch): void {
    if (batch.epoch !== this.settings.epoch) return
    if (batch.names !== null) for (const name of batch.names) this.names.push(name)
    if (batch.actors) for (const token of batch.actors) this.known.set(token.ref, token)
    if (batch.acks) this.outbox.acknowledge(batch.acks)
    const h = batch.headers
    const args = batch.args
    let cursor = 0
    for (let at = 0; at < h.length; at += STRIDE) {
      const argc = h[at + ARGC] & 0xffff
      const kind = h[at + KIND] as Kind
      const step = this.stepping
      switch (kind) {
        case Kind.Tell:
        case Kind.Ask: {
          const resident = this.residents.get(h[at + TO])
          if (resident !== undefined && resident.incarnation === h[at + INCARNATION]) {
            const given = argc === 0 ? [] : args.slice(cursor, cursor + argc)
            this.deliver(resident, h, at, kind, given)
          }
          if (step) this.slices.push(h[at + TO])
          break
        }
        case Kind.Answer:
        case Kind.Failure: {
          // Replies to spawns and queries name no receiver: the slice is that of the actor that goes on.
          const owner = this.pending.get(h[at + TOKEN])?.resident.index ?? h[at + TO]
          this.answered(h, at, kind === Kind.Failure, args[cursor])
          if (step) this.slices.push(owner)
          break
        }
        case Kind.Fire:
          this.stepClock = args[cursor] as number
          this.settlePending(h[at + TOKEN], (pending) => pending.resolve(undefined))
          if (step) this.slices.push(h[at + TO])
          break
        case Kind.Room:
          this.outbox.release(h[at + BYTES])
          break
        case Kind.Drop:
          this.drop(h[at + TO], h[at + INCARNATION], h[at + N] === 1)
          if (step) this.slices.push(h[at + TO])
          break
        case Kind.Revoke:
          this.revoke(h[at + TO])
          if (step) this.slices.push(h[at + TO])
          break
        case Kind.Mode:
          this.setMode(h[at + N] === 1 ? 'step' : 'live')
          if (this.stepping) this.slices.push(0)
          break
        default:
          break
      }
      cursor += argc
    }
    if (this.slices.length > 0) this.endSlices()
    else this.outbox.flush()
  }

  private deliver(r: Resident, h: Int32Array, at: number, kind: Kind, args: unknown[]): void {
    if (h[at + ARGC] & FLAG_REFS) decodeArguments(args, (token) => this.reference(r, token))
    const delivery: Delivery = {
      method: this.names[h[at + METHOD]],
      args,
      ordinal: h[at + ACTIVATION],
      row: h[at + CAUSE],
      from: h[at + FROM],
      ask: kind === Kind.Ask,
    }
    if (r.halted) return
    if (r.running < r.maxConcurrency && r.queue.length === 0) this.begin(r, delivery)
    else r.queue.push(delivery)
  }

  /** A reference for whoever received the token; the host remembers whom it names. */
  reference(r: Resident, token: RefToken): object {
    if (!this.known.has(token.ref)) this.known.set(token.ref, token)
    return r.references.make(token)
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
    this.shell.entered?.(r)
    let result: unknown
    try {
      const handler = r.handler(d.method)
      if (handler === undefined) throw this.noHandler(r, d.method)
      result = handler.apply(r.instance, d.args)
      if (isThenable(result)) {
        r.running++
        Promise.resolve(result).then(
          (value) => this.resumed(r, d, value, false),
          (error: unknown) => this.resumed(r, d, error, true),
        )
        this.touch(r)
        this.watchBlocked()
        return
      }
    } catch (error) {
      this.settle(r, d, error, true)
      return
    }
    this.settle(r, d, result, false)
  }

  private noHandler(r: Resident, method: string): BadCall {
    const names = r.methods.slice(0, 8).join(', ')
    return new BadCall(
      `${r.name} has no handler ${method}.${names ? ` ${r.className} handles ${names}.` : ''}`,
    )
  }

  private resumed(r: Resident, d: Delivery, value: unknown, failed: boolean): void {
    if (r.gone) return
    r.running--
    this.settle(r, d, value, failed)
    this.pull(r)
  }

  /** Takes what waits here, while the actor may. */
  private pull(r: Resident): void {
    while (r.queue.length > 0 && r.running < r.maxConcurrency && !r.gone) this.begin(r, r.queue.shift()!)
  }

  private settle(r: Resident, d: Delivery, value: unknown, failed: boolean): void {
    if (r.gone) return
    let failure: WireError | null = failed ? toWire(value) : null
    if (d.ask && failure === null) {
      try {
        this.copier.copyResult(value, this.outbox.builder, `the result of ${r.className}.${d.method}`)
        this.pushAnswer(r, Kind.Answer, d.row, 1 | this.copier.flags)
      } catch (error) {
        failure = toWire(error)
      }
    }
    if (failure !== null) {
      const flag = r.supervision === 'restart' ? FLAG_RESTART : r.supervision === 'stop' ? FLAG_STOP : 0
      this.outbox.builder.args.push(failure)
      this.pushAnswer(r, Kind.Failure, d.row, 1 | flag)
      if (flag !== 0) {
        r.halted = true
        r.queue.length = 0
      }
    }
    if (r.maxConcurrency === 1) r.settled = d.ordinal + 1
    else this.settleOutOfOrder(r, d)
    if (r.running === 0 && r.index !== 0) r.active = false
    this.touch(r)
    if (r.stopping && r.running === 0) this.remove(r)
  }

  private settleOutOfOrder(r: Resident, d: Delivery): void {
    if (d.ordinal !== r.settled) {
      r.settledEarly.add(d.ordinal)
      if (!d.ask)
        this.outbox.builder.push(Kind.Settled, 0, r.index, 0, 0, 0, 0, 0, 0, 0, d.row, r.incarnation)
      return
    }
    r.settled++
    while (r.settledEarly.delete(r.settled)) r.settled++
  }

  private pushAnswer(r: Resident, kind: Kind, row: number, argc: number): void {
    this.outbox.builder.push(kind, 0, r.index, 0, r.activation, r.cause, 0, -1, 0, argc, row, r.incarnation)
    this.outbox.pushed()
  }

  private settlePending(token: number, end: (pending: Pending) => void): void {
    const pending = this.pending.get(token)
    if (pending === undefined) return
    this.pending.delete(token)
    const r = pending.resident
    if (pending.kind === 'ask') r.openAsks--
    else if (pending.kind === 'query') r.queries--
    r.reportedBlocked = false
    // What its code does next belongs to this actor's handling again.
    if (r.running > 0 || r.index === 0) r.active = true
    this.shell.entered?.(r)
    end(pending)
    if (r.running > 0) this.watchBlocked()
  }

  private answered(h: Int32Array, at: number, failed: boolean, value: unknown): void {
    this.settlePending(h[at + TOKEN], (pending) => {
      const r = pending.resident
      if (h[at + CAUSE] >= 0) r.cause = h[at + CAUSE]
      if (r.gone) return
      if (failed) {
        pending.reject(withCaller(fromWire(value as WireError, pending.words), pending))
        return
      }
      if (h[at + ARGC] & FLAG_REFS) {
        const holder = [value]
        decodeArguments(holder, (token) => this.reference(r, token))
        pending.resolve(holder[0])
      } else pending.resolve(value)
    })
  }

  // ---- life

  /** Makes an actor: its constructor is its first activation. */
  start(spec: StartSpec): void {
    const r = new Resident(
      this, spec.index, spec.id, spec.name, spec.className, [], spec.incarnation, spec.supervision,
      spec.maxConcurrency, spec.deadline, spec.seed, spec.activation, spec.children, spec.cause, spec.first,
    ) // prettier-ignore
    const former = this.residents.get(spec.index)
    if (former !== undefined) this.remove(former)
    this.residents.set(spec.index, r)
    let failure: WireError | null = null
    r.active = true
    this.shell.entered?.(r)
    try {
      const { Class, args } = this.shell.evaluate(spec, r)
      ;(r as { methods: readonly string[] }).methods = methodsOf(Class as unknown as { prototype: object })
      this.known.set(spec.index, r.token)
      r.instance = new Class(...args)
    } catch (error) {
      failure = toWire(error)
    }
    r.active = false
    this.touch(r)
    this.reportState(r)
    this.outbox.builder.args.push(failure)
    this.outbox.builder.push(Kind.Started, 0, r.index, 0, 0, 0, 0, 0, 0, 1, 0, r.incarnation)
    this.outbox.pushed()
    if (failure !== null) this.remove(r)
    if (this.stepping) {
      this.slices.push(spec.index)
      this.endSlices()
    }
  }

  private drop(index: number, incarnation: number, atOnce: boolean): void {
    const r = this.residents.get(index)
    if (r === undefined || r.incarnation !== incarnation) return
    r.queue.length = 0
    r.stopping = true
    r.halted = true
    if (!atOnce) this.acknowledge(r, Kind.Drop)
    if (atOnce || r.running === 0) this.remove(r)
  }

  /** What has begun and settled at the moment when credit was taken back: nothing more begins of what was delivered. */
  private acknowledge(r: Resident, kind: Kind): void {
    this.outbox.builder.push(
      kind, r.started, r.index, r.index, r.settled, 0, 0, 0, 0, 0, 0, r.incarnation,
    ) // prettier-ignore
    this.outbox.pushed()
  }

  private remove(r: Resident): void {
    if (r.dirty) this.watermark(r)
    r.gone = true
    if (this.residents.get(r.index) === r) this.residents.delete(r.index)
    for (const [token, pending] of this.pending) if (pending.resident === r) this.pending.delete(token)
  }

  private revoke(index: number): void {
    const r = this.residents.get(index)
    if (r === undefined) return
    r.queue.length = 0
    this.acknowledge(r, Kind.Revoke)
  }

  // ---- reports

  private touch(r: Resident): void {
    r.touched = true
    if (r.dirty) return
    r.dirty = true
    this.dirty.push(r)
    this.outbox.pushed()
  }

  private watermark(r: Resident): void {
    r.dirty = false
    this.outbox.builder.push(
      Kind.Watermark, r.started, r.index, r.index, r.settled, 0, 0, 0, 0, 0, 0, r.incarnation,
    ) // prettier-ignore
  }

  private reportWatermarks(): void {
    if (this.dirty.length === 0) return
    const dirty = this.dirty
    this.dirty = []
    for (const r of dirty) if (r.dirty && !r.gone) this.watermark(r)
  }

  private reportState(r: Resident): void {
    r.touched = false
    if (r.index === 0) return
    this.outbox.builder.args.push(fieldsOf(r.instance, r.lastFields))
    this.outbox.builder.push(Kind.State, 0, r.index, 0, 0, 0, 0, 0, 0, 1, 0, r.incarnation)
    this.outbox.pushed()
  }

  /** Every tenth of a second: states that changed, deadlines that have passed. Driven by the worker's own clock. */
  tick(): void {
    this.sitesLeft = SITES_A_REFILL
    let reports = 0
    for (const r of this.residents.values()) {
      if (!r.touched || reports >= REPORTS_A_TICK) continue
      reports++
      this.reportState(r)
    }
    if (this.pending.size === 0 || this.stepping) return
    const now = this.shell.clock()
    for (const [token, pending] of this.pending) {
      if (pending.deadline > now) continue
      this.outbox.builder.push(
        Kind.Cancel, 0, pending.resident.index, 0, 0, 0, 0, 0, 0, 0, token, pending.resident.incarnation,
      ) // prettier-ignore
      this.outbox.pushed()
      const words = `No answer to ${pending.words} within ${pending.resident.deadline} s. It may still be handled later.`
      this.settlePending(token, (p) => p.reject(withCaller(new DeadlineExceeded(words), p)))
    }
  }

  /** A handler that hasn't settled may be stuck: asked a moment later, when the microtasks have long drained. */
  private watchBlocked(): void {
    if (this.blockedCheck || this.stepping) return
    this.blockedCheck = true
    this.shell.after(0.05, () => {
      this.blockedCheck = false
      let again = false
      for (const r of this.residents.values()) {
        if (r.running === 0 || r.index === 0 || r.reportedBlocked || r.openAsks === 0) continue
        this.reportBlocked(r)
        again = true
      }
      if (again) this.outbox.flush()
    })
  }

  private reportBlocked(r: Resident): void {
    r.reportedBlocked = true
    const others = r.timers + r.queries + this.shell.others()
    this.outbox.builder.push(
      Kind.Blocked, r.openAsks, r.index, 0, others, 0, 0, 0, 0, 0, 0, r.incarnation,
    ) // prettier-ignore
    this.outbox.pushed()
  }

  private endSlices(): void {
    const slices = this.slices
    this.slices = []
    const epoch = this.settings.epoch
    this.shell.drain(() => {
      if (epoch !== this.settings.epoch) return
      for (const index of slices) {
        const r = this.residents.get(index)
        if (r !== undefined) {
          if (r.running > 0 && r.openAsks > 0) this.reportBlocked(r)
          this.reportState(r)
          if (r.running === 0 && r.index !== 0) r.active = false
        }
        const end = r !== undefined && r.running > 0 ? SliceEnd.Blocked : SliceEnd.Settled
        this.reportWatermarks()
        this.outbox.builder.push(Kind.Slice, end, index, 0, 0, 0, 0, 0, 0, 0, 0, 0)
      }
      this.outbox.flush()
    })
  }

  /** Step: something outside a delivery has run (a driver's cell began); its slice ends when microtasks drain. */
  beginSlice(index: number): void {
    if (!this.stepping) return
    this.slices.push(index)
    this.endSlices()
  }

  /** The notebook's code is about to run. */
  enter(resident: Resident): void {
    this.shell.entered?.(resident)
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function' &&
    tokenOf(value) === undefined
  )
}

/** The error as the asker sees it: its own call first, so that the cell's line shows. */
function withCaller(error: ActorError, pending: Pending): ActorError {
  if (pending.call !== null) {
    const lines = (pending.call.stack ?? '').split('\n').slice(1)
    error.stack = `${error.name}: ${error.message}\n${lines.join('\n')}`
  }
  return error
}

const SUPERVISIONS = ['resume', 'restart', 'stop']

function checkOptions(options: SpawnOptions): void {
  if (typeof options !== 'object' || options === null)
    throw new BadCall('spawn takes options as an object, such as { name: "count" }.')
  const { name, args, supervision, maxRestarts, maxConcurrency, deadline, place } = options
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.length > 200)) {
    throw new BadCall('The name of an actor is a text of 1 to 200 characters.')
  }
  if (args !== undefined && !Array.isArray(args))
    throw new BadCall('args is an array: what the constructor gets.')
  if (supervision !== undefined && !SUPERVISIONS.includes(supervision)) {
    throw new BadCall(`supervision is one of ${SUPERVISIONS.join(', ')}.`)
  }
  if (place !== undefined && place !== 'own' && place !== 'shared')
    throw new BadCall('place is own or shared.')
  if (maxRestarts !== undefined && !(maxRestarts >= 0))
    throw new BadCall('maxRestarts is a number from 0 on.')
  if (maxConcurrency !== undefined && !(maxConcurrency >= 1)) {
    throw new BadCall('maxConcurrency is a number from 1 on.')
  }
  if (deadline !== undefined && !(deadline > 0)) throw new BadCall('deadline is a number of seconds above 0.')
}

export { HandlerError }
