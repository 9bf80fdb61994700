/**
 * All that actors send: messages, spawns, stops, questions, timers, log lines, what they show.
 *
 * Arguments are copied here, at the call, not when the batch leaves: what the sender changes afterwards doesn't
 * travel. Every send carries the activation that it belongs to; a send outside of any is marked late, and an actor
 * that is over sends nothing.
 */
import type { SpawnOptions } from '../actor/env'
import { BadCall, Overloaded } from '../actor/errors'
import type { RefToken } from '../protocol/control'
import { FLAG_LATE, FLAG_PATIENT, Kind, NOBODY } from '../protocol/wire'
import type { Alarms } from './alarms'
import { ArgumentsCopier } from './arguments'
import type { Calls } from './calls'
import type { HostState } from './host-state'
import type { Reports } from './reports'
import type { Resident } from './resident'
import { spawnRequest } from './spawn-request'

/** Calling lines that are looked up in a live run, after a pause. */
const SITES_AT_ONCE = 40
/** So many more a tick: what goes on for long has only some of its lines looked up. */
const SITES_A_REFILL = 4

export class Sending {
  private readonly copier: ArgumentsCopier
  private sitesLeft = SITES_AT_ONCE
  /** Bytes of code and values shipped since the cell began; the kernel reads it. */
  shipped = 0

  constructor(
    private readonly state: HostState,
    private readonly calls: Calls,
    private readonly reports: Reports,
    private readonly alarms: Alarms,
  ) {
    this.copier = new ArgumentsCopier(state.given)
  }

  /** Calling lines may be looked up again. */
  refill(): void {
    this.sitesLeft = Math.min(SITES_AT_ONCE, this.sitesLeft + SITES_A_REFILL)
  }

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
    this.state.outbox.builder.push(
      kind, r.n++, r.index, to, r.activation, r.cause, method, site, bytes, argc | late, token, r.incarnation,
    ) // oxfmt-ignore
    this.state.outbox.pushed()
  }

  private send(
    r: Resident,
    kind: Kind,
    to: number,
    method: string,
    args: readonly unknown[],
    token: number,
    flag = 0,
  ): void {
    if (r.gone) throw new BadCall(`${r.name} is over: it can't send ${method} any more.`)
    const builder = this.state.outbox.builder
    this.copier.copyInto(args, builder)
    const { bytes, flags } = this.copier
    this.state.outbox.account += bytes
    const site = this.site()
    this.push(r, kind, to, builder.intern(method), site, bytes, args.length | flags | flag, token)
  }

  /** The number of the calling line, while there are look-ups left; they cost microseconds. */
  private site(): number {
    if (!this.state.stepping) {
      if (this.sitesLeft <= 0) return -1
      this.sitesLeft--
    }
    const place = this.state.shell.place()
    return place === null ? -1 : this.state.outbox.builder.intern(`${place.cell}:${place.line}`)
  }

  tell(r: Resident, to: number, method: string, args: readonly unknown[]): Promise<void> {
    if (this.state.outbox.overloaded) {
      throw new Overloaded(
        `More than ${Math.round(this.state.outbox.limit / 1048576)} MiB wait to be delivered. Write await before .tell(): it waits for room.`,
      )
    }
    this.send(r, Kind.Tell, to, method, args, 0)
    return this.state.outbox.room()
  }

  ask(
    r: Resident,
    to: number,
    method: string,
    args: readonly unknown[],
    seconds = r.deadline,
  ): Promise<unknown> {
    const token = this.calls.newToken()
    this.send(r, Kind.Ask, to, method, args, token, seconds === Infinity ? FLAG_PATIENT : 0)
    r.openAsks++
    return this.calls.wait(
      r,
      token,
      'ask',
      `${this.state.known.get(to)?.name ?? 'the actor'}.${method}`,
      seconds,
    )
  }

  async spawn(r: Resident, Class: unknown, options: SpawnOptions): Promise<RefToken> {
    const request = spawnRequest(Class, options, this.state.shell)
    if (r.gone) throw new BadCall(`${r.name} is over: it can't spawn any more.`)
    const token = this.calls.newToken()
    this.shipped += request.bytes
    this.state.outbox.builder.args.push(request)
    this.push(r, Kind.Spawn, r.children++, 0, -1, 0, 1, token)
    const made = (await this.calls.wait(r, token, 'query', `spawn ${request.className}`, 60)) as RefToken
    this.state.known.set(made.ref, made)
    return made
  }

  query(r: Resident, name: string, args: readonly unknown[]): Promise<unknown> {
    if (r.gone) return Promise.reject(new BadCall(`${r.name} is over.`))
    const token = this.calls.newToken()
    this.state.outbox.builder.args.push(name, ...args)
    this.push(r, Kind.Query, 0, 0, -1, 0, 1 + args.length, token)
    const forEver = name === 'quiet' ? Infinity : 30
    return this.calls.wait(r, token, 'query', name, forEver)
  }

  /** Doesn't count among what the actor has sent: it is for whoever looks on. */
  note(r: Resident, name: string, args: readonly unknown[]): void {
    if (r.gone) return
    this.state.outbox.builder.args.push(name, ...args)
    this.push(r, Kind.Query, 0, 0, -1, 0, 1 + args.length, NOBODY)
    r.n--
  }

  stop(r: Resident, to: number): void {
    if (r.gone) return
    this.push(r, Kind.Stop, to, 0, -1, 0, 0, 0)
  }

  log(r: Resident, level: string, text: string): void {
    if (r.gone) return
    const place = this.state.stepping || this.sitesLeft-- > 0 ? this.state.shell.place() : null
    this.state.outbox.builder.args.push(level, text, place)
    this.push(r, Kind.Log, 0, 0, -1, 0, 3, 0)
    r.n--
  }

  display(r: Resident, operation: unknown): void {
    if (r.gone) return
    this.state.outbox.builder.args.push(operation)
    this.push(r, Kind.Display, 0, 0, -1, 0, 1, 0)
    r.n--
  }

  /** The message that comes is an actor's own, and none that a handling has forgotten to await. */
  later(r: Resident, seconds: number, method: string, args: readonly unknown[]): void {
    const send = (): void => {
      if (r.gone) return
      const { active } = r
      r.active = true
      void this.tell(r, r.index, method, args)
      r.active = active
      this.state.outbox.flush()
    }
    this.sleep(r, seconds).then(send, () => {})
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
      if (r.running > 0) this.reports.watchBlocked()
    }
    if (!this.state.stepping) {
      const { round } = r
      return new Promise((resolve) => {
        this.alarms.after(Math.max(0, seconds), () => {
          done()
          if (!r.gone && r.round === round) resolve()
        })
      })
    }
    const token = this.calls.newToken()
    this.state.outbox.builder.args.push(seconds)
    this.push(r, Kind.Timer, 0, 0, -1, 0, 1, token)
    return this.calls.wait(r, token, 'timer', 'sleep', Infinity).then(done)
  }
}
