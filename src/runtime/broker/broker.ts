/**
 * The broker: the one place through which every message passes. It routes, holds, counts, records.
 *
 * A deterministic state machine: batches and container events in, batches and effects out; no ports, clock or timers
 * of its own (`Shell` brings them), so that the explorer drives the very same code in one thread. Delivery happens by
 * policy: `live` as soon as there is credit, `slow` when the message has travelled, `step` when somebody takes it.
 *
 * This file is the face that others see: each event goes to the part that it concerns, and then the broker settles.
 *
 * What it does not do: run handlers, know workers, or keep arguments for long after a message has been delivered.
 */
import type { RunSettings } from '../protocol/control'
import type { Fault } from '../protocol/faults'
import { NOTEBOOK, NOTEBOOK_FIRST } from '../protocol/identity'
import type { Mode } from '../protocol/view'
import { Kind, type Batch } from '../protocol/wire'
import type { ToldLine } from '../record/told'
import type { ActorEntry } from './actor-entry'
import { BatchReader } from './batch-reader'
import type { Link } from './link'
import { Mailbox } from './mailbox'
import type { BrokerOptions } from './options'
import { makeParts, type Parts } from './parts'
import type { Shell } from './shell'
import type { Step } from './stepper'

export type { BrokerOptions } from './options'
export type { Shell } from './shell'
export type { Step } from './stepper'

/** Bytes of room that a host is told of without another reason to write to it. */
const ROOM_STEP = 256 * 1024

export class Broker {
  private readonly parts: Parts
  private readonly reader: BatchReader

  constructor(
    private readonly shell: Shell,
    readonly options: BrokerOptions,
  ) {
    this.parts = makeParts(options, this.timed(shell), (now) => this.settle(now))
    this.reader = new BatchReader(this.parts, shell)
    this.addNotebook()
  }

  /** The run's times never go back, also where they are ahead of the machine's. */
  private timed(shell: Shell): Shell {
    return {
      now: () => this.now(),
      realTime: () => shell.realTime(),
      start: (container, spec) => shell.start(container, spec),
      open: (container) => shell.open(container),
      kill: (container) => shell.kill(container),
      wake: () => shell.wake(),
      quiet: () => shell.quiet(),
      display: (actor, operation) => shell.display(actor, operation),
    }
  }

  /** Units of 10 µs since the run began. */
  private now(): number {
    const machine = this.shell.now()
    // Parts ask for the time while they are made.
    return (this.parts as Parts | undefined)?.state.time(machine) ?? machine
  }

  /** The notebook is an actor too: its code is the cells, and it is there from the start. */
  private addNotebook(): void {
    const fields = { name: 'notebook', className: 'notebook', parent: -1 }
    const notebook = this.parts.state.addActor(NOTEBOOK, fields)
    notebook.status = 'alive'
    notebook.container = 0
    notebook.maxConcurrency = Infinity
    notebook.box = new Mailbox(NOTEBOOK_FIRST)
    this.directory.set('notebook', notebook.index)
    this.attach(0)
  }

  // ---- batches in

  receive(container: number, batch: Batch): void {
    const now = this.now()
    if (this.reader.read(container, batch, now)) this.settle(now)
  }

  /** Ends a batch of events: deliveries, deadlocks, waits for quiet. */
  private settle(now: number): void {
    const { state, post, deadlocks, rest, slices } = this.parts
    state.version++
    this.reader.superviseNow()
    post.deliverReady(now)
    // Before what goes by itself in step mode: what these reply is part of it.
    deadlocks.look()
    rest.look()
    if (state.mode === 'step') slices.advance()
    this.shell.wake()
  }

  // ---- containers and time

  /** A host is there and can be written to. */
  attach(container: number): void {
    this.parts.state.attach(container)
  }

  /** An eighth of the outbox where that is small: a sender that waits must hear of it. */
  private get roomStep(): number {
    const { outboxBytes } = this.parts.state.options
    return outboxBytes === undefined ? ROOM_STEP : Math.min(ROOM_STEP, outboxBytes / 8)
  }

  /** All links with something to post. */
  *dirtyLinks(): Iterable<Link> {
    for (const link of this.parts.state.links.values()) {
      // Word of room rides along; alone it's worth a message only when it's much: a sender waits at many times that.
      if (link.room >= this.roomStep || (link.room > 0 && link.out.count > 0)) {
        link.out.push(Kind.Room, 0, 0, 0, 0, 0, 0, 0, link.room, 0, 0, 0)
        link.room = 0
      }
      if (link.out.count > 0) yield link
    }
  }

  containerReady(container: number): void {
    const state = this.containers.get(container)
    if (state === undefined || state.status === 'lost') return
    this.parts.containers.opened(container)
    this.settle(this.now())
  }

  containerDied(container: number, cause: string): void {
    this.parts.lifecycle.containerDied(container, cause)
  }

  killContainer(container: number, cause: string): void {
    this.parts.lifecycle.killContainer(container, cause)
  }

  /** Releases what has arrived by now; called by the shell's clock. */
  tick(machine: number): void {
    const now = this.parts.state.time(machine)
    if (this.parts.network.arrive(now)) this.settle(now)
  }

  // ---- what the reader does

  /** Stops an actor after the message that it handles now; what waits for it is undeliverable. */
  stopActor(index: number): void {
    this.parts.lifecycle.stop(index)
    this.settle(this.now())
  }

  /** Ends an actor's container at once; actors that share it share its fate. */
  killActor(index: number): void {
    this.parts.lifecycle.kill(index)
  }

  /** The reader runs another cell's text in this cell's place: its former actors go, their names are free. */
  beginCell(cell: string): void {
    this.parts.lifecycle.clear((entry) => entry.maker === cell)
    this.parts.state.cell = cell
    this.settle(this.now())
  }

  stopAll(): void {
    this.parts.lifecycle.clear(() => true)
    this.settle(this.now())
  }

  /** Changes how deliveries happen from now on; nothing is lost. */
  setMode(mode: Mode): void {
    if (mode === this.mode) return
    this.parts.modes.set(mode)
    this.settle(this.now())
  }

  /** The run's clock goes so many times as fast as the machine's from now on, where nothing is held. */
  setClockRate(rate: number): void {
    this.parts.modes.setClockRate(rate)
    this.settle(this.now())
  }

  /** Step: a container is given something to do by somebody else; it will say when it has ended. */
  expectSlice(container: number): void {
    this.parts.slices.expect(container)
  }

  /** Every step that is known, enabled or not, in the documented order. Empty while something still goes by itself. */
  steps(): Step[] {
    return this.parts.stepper.steps()
  }

  /** Takes an enabled step. A step that isn't enabled is refused with words. */
  take(key: string): string {
    const now = this.now()
    const refused = this.parts.stepper.take(key, now)
    if (refused === '') this.settle(now)
    return refused
  }

  /** Makes a fault at once, in a run that isn't held. Why not, or ''. */
  fault(fault: Fault): string {
    const now = this.now()
    const refused = this.parts.faults.apply(fault, now)
    if (refused === '') this.settle(now)
    return refused
  }

  // ---- what others read

  /** Units of 10 µs since the run began, on its own clock: what the record tells. */
  get time(): number {
    return this.parts.state.runTime.of(this.now())
  }

  /** Rules, wall and chance that messages meet on their way. */
  get faults() {
    return this.parts.network.faults
  }

  get lostAnswers() {
    return this.parts.state.lostAnswers
  }

  /** Something travels in a run that isn't slow: the shell's clock has to tick. */
  /** Seconds on the run's clock. */
  get seconds(): number {
    return this.parts.state.seconds(this.now())
  }

  get needsClock(): boolean {
    return this.latency > 0 || !this.parts.network.empty
  }

  get settings(): RunSettings {
    return {
      epoch: this.options.epoch,
      pause: this.parts.slices.pause,
      clock: this.parts.slices.readClock(),
      seed: this.options.seed,
      outboxBytes: this.options.outboxBytes ?? 16 * 1024 * 1024,
    }
  }

  get actors() {
    return this.parts.state.actors
  }

  get payloads() {
    return this.parts.state.payloads
  }

  /** Those of whom a count may have changed since this was last asked. One asker a run. */
  takeTouched(): readonly ActorEntry[] {
    return this.parts.state.takeTouched()
  }

  get directory() {
    return this.parts.state.directory
  }

  get links() {
    return this.parts.state.links
  }

  get containers() {
    return this.parts.containers.all
  }

  get record() {
    return this.parts.state.record
  }

  get moves() {
    return this.parts.state.moves
  }

  /** What became of actors, besides messages. */
  get functions() {
    return this.parts.state.functions
  }

  get lives() {
    return this.parts.state.lives
  }

  /** What actors' states were. */
  get states() {
    return this.parts.state.states
  }

  /** What asks were answered with, by the row of the ask. */
  get replies() {
    return this.parts.state.replies
  }

  get names(): readonly string[] {
    return this.parts.state.names
  }

  get counts() {
    return this.parts.state.counts
  }

  get logs(): readonly ToldLine[] {
    return this.parts.state.logs
  }

  get logCount(): number {
    return this.parts.state.logCount
  }

  get errorCount(): number {
    return this.parts.state.errorCount
  }

  get deadLetters() {
    return this.parts.deadLetters.latest
  }

  get asks() {
    return this.parts.answers.asks
  }

  get schedule(): readonly string[] {
    return this.parts.stepper.schedule
  }

  get deliveries() {
    return this.parts.stepper.deliveries
  }

  get mode(): Mode {
    return this.parts.state.mode
  }

  /** Cell whose run the notebook makes now. */
  get cell(): string {
    return this.parts.state.cell
  }

  /** Grows with everything that a view could show. */
  get version(): number {
    return this.parts.state.version
  }

  /** Method that an actor handles now, or undefined. */
  handling(entry: ActorEntry): string | undefined {
    return this.parts.state.handling(entry)
  }

  /** Nobody handles, nothing waits. */
  get atRest(): boolean {
    return this.parts.rest.reached
  }

  /** Step: every slice has ended and nothing goes by itself any more. */
  get still(): boolean {
    return this.parts.slices.still
  }

  /** Some handler that was running when the run was paused has not settled. */
  get pausing(): boolean {
    return this.mode === 'step' && !this.still
  }

  // ---- the network, which may be set from outside

  /** How long the message of a row travels in slow motion, in units of 10 µs. */
  travelOf(row: number): number {
    return this.parts.network.travelOf(row)
  }

  /** Time that a message travels in slow motion, in units of 10 µs. */
  get travel(): number {
    return this.parts.network.travel
  }

  set travel(time: number) {
    this.parts.network.travel = time
  }

  /** Time that a message travels in a live run, in units of 10 µs; the shell's clock has to tick then. */
  get latency(): number {
    return this.parts.network.latency
  }

  get ordering() {
    return this.parts.network.ordering
  }

  set ordering(ordering) {
    this.parts.network.ordering = ordering
  }

  get answers() {
    return this.parts.network.answers
  }

  set answers(answers) {
    this.parts.network.answers = answers
  }
}
