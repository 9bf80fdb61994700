/**
 * What all parts of a host share in one run: its residents, what it knows of other actors, its outbox, its settings.
 *
 * A new run empties it and keeps the object, for the worker and the notebook's references outlive runs.
 */
import type { ClockReading, RefToken, RunSettings } from '../protocol/control'
import type { HostShell } from './host-shell'
import { Outbox } from './outbox'
import type { Resident } from './resident'

export class HostState {
  readonly outbox: Outbox
  readonly residents = new Map<number, Resident>()
  /** Actors that this host has heard of. */
  readonly known = new Map<number, RefToken>()
  /** Buffers that were given away with `transfer`. */
  readonly given = new Set<ArrayBufferLike>()
  /** Names of methods, as the broker numbers them on this link. */
  readonly names: string[] = []
  /** Seconds of the run's clock in step mode: the broker says when it moves. */
  private stepClock = 0
  /** How many times as long everything takes here; a fault, in a run that isn't held. */
  slowness = 1
  private reading: ClockReading
  /** What was told of the run's clock when it changed. */
  private told = -Infinity

  constructor(
    readonly shell: HostShell,
    public settings: RunSettings,
  ) {
    this.outbox = new Outbox(shell, settings.epoch, settings.outboxBytes)
    this.reading = settings.clock
    this.stepClock = settings.clock.seconds
    shell.trap?.(this.stepping)
  }

  get stepping(): boolean {
    return this.settings.pause > 0
  }

  /** Seconds of the run's clock. It never goes back, also where it was faster until the host heard that it is slower. */
  now(): number {
    return Math.max(this.told, this.time)
  }

  /** The same as the broker has it. */
  get time(): number {
    const { seconds, at, rate } = this.reading
    return this.stepping ? this.stepClock : seconds + (this.shell.clock() - at) * rate
  }

  /** How many times as fast as the machine's the clock goes, where nothing is held. */
  get rate(): number {
    return this.reading.rate
  }

  /** The broker says what time it is: `at` is when it read that. */
  setClock(reading: ClockReading): void {
    this.told = this.now()
    this.reading = reading
    this.stepClock = reading.seconds
  }

  /** In step mode: a timer has been taken, here or elsewhere. */
  passTo(seconds: number): void {
    this.stepClock = seconds
  }

  setPause(pause: number): void {
    this.settings = { ...this.settings, pause }
    this.shell.trap?.(this.stepping)
  }

  /** A reference for whoever received the token; the host remembers whom it names. */
  reference(r: Resident, token: RefToken): object {
    if (!this.known.has(token.ref)) this.known.set(token.ref, token)
    return r.references.make(token)
  }

  /** A new run: what the old one's code still does counts no more. */
  reset(settings: RunSettings): void {
    for (const resident of this.residents.values()) resident.gone = true
    this.residents.clear()
    this.known.clear()
    this.given.clear()
    this.names.length = 0
    this.slowness = 1
    this.settings = settings
    this.reading = settings.clock
    this.stepClock = settings.clock.seconds
    this.told = -Infinity
    this.shell.trap?.(this.stepping)
    this.outbox.reset(settings.epoch, settings.outboxBytes)
  }
}
