/**
 * The picture that the stage reads: made from the broker and its record, at most once a frame.
 *
 * Bounded: 300 actors and piles, 200 held messages, 400 edges; what is left out is counted. Nothing is done a message:
 * edges and rates are read off the record's new rows when a frame asks, and of ten thousand actors only those are
 * looked at that have changed.
 */
import type { Broker, Step } from '../../runtime/broker/broker'
import { L_ARGC, L_ROW } from '../../runtime/broker/mailbox'
import { oneLine } from '../../runtime/host/state-view'
import { Kind } from '../../runtime/protocol/wire'
import { deliveredKey } from '../../runtime/protocol/faults'
import type {
  ActorView,
  EdgeView,
  Flight,
  HeldView,
  HistoryView,
  Phase,
  SourcePlace,
  StageFrame,
  StageMoves,
} from '../../runtime/protocol/view'
import { Crowd } from './crowd'
import { platformFields } from './functions/platform-fields'
import { findActors } from './find-actors'
import type { Payload } from '../../runtime/record/payloads'
import type { ReadableRun } from '../../runtime/record/readable-run'
import { Outcome, R_FROM, R_KIND, R_METHOD, R_SITE, R_TO } from '../../runtime/record/record'
import { REF_KEY } from '../../runtime/ship/refs'

const ACTORS = 300
const HELD = 200
const EDGES = 400
const FLIGHTS = 400
const ROWS_A_FRAME = 50_000
/** Two counters in one cursor: moves below, log lines above. */
const LOG_UNIT = 2 ** 32

interface Edge {
  from: number
  to: number
  count: number
  recent: number
  rate: number
  method: number
}

/** What the session adds to what the broker knows. */
export interface PictureContext {
  readonly phase: Phase
  readonly speed: number
  readonly clockRate: number
  readonly canUndo: boolean
  readonly given: number
  readonly history: HistoryView | null
  readonly going: boolean
  /** Cells that have begun. */
  readonly begun: number
  /** Steps made before the run's own first choice. */
  readonly stepsBefore: number
  /** An actor that is listed and drawn, however many there are; −1 for none. */
  readonly watched: number
  oldCode(cell: string, version: number): boolean
}

export class Picture {
  private asked = false
  private readonly edges = new Map<number, Edge>()
  /** What handled messages carried, by row. */
  private readonly lines = new Map<number, string>()
  private readRow = 0
  private lastTime = 0
  private version = -1
  private contextKey = ''
  private current: StageFrame | null = null
  private moving = false
  private steps: readonly Step[] = []
  /** Length of the schedule when they were read. */
  private taken = 0
  private readonly crowd = new Crowd(ACTORS)
  private watched = -1

  constructor(private readonly broker: Broker) {
    broker.takeTouched()
    this.crowd.update(broker.actors.filter((entry) => entry !== undefined))
  }

  /** Indexes of the actors whose name or class has these words in it, those that are called so first. */
  find(words: string): readonly number[] {
    return findActors(this.broker.actors, words)
  }

  private countActors(watched: number): void {
    const regrouped = this.crowd.update(this.broker.takeTouched())
    if (!regrouped && watched === this.watched) return
    this.watched = watched
    this.crowd.standOut(watched)
    this.joinEdges()
  }

  /** Others than before are piles: what runs between the same two nodes is one edge. */
  private joinEdges(): void {
    const edges = [...this.edges.values()]
    this.edges.clear()
    for (const edge of edges) {
      const from = this.nodeOf(edge.from)
      const to = this.nodeOf(edge.to)
      const known = this.edges.get(edgeKey(from, to))
      if (known === undefined) this.edges.set(edgeKey(from, to), { ...edge, from, to })
      else {
        known.count += edge.count
        known.recent += edge.recent
        known.rate += edge.rate
      }
    }
  }

  private nodeOf(index: number): number {
    return this.crowd.pileOf[index] || index
  }

  private readRows(now: number): void {
    const record = this.broker.record
    let row = Math.max(this.readRow, record.first, record.rows - ROWS_A_FRAME)
    for (; row < record.rows; row++) {
      const kind = record.get(row, R_KIND)
      if (kind !== (Kind.Tell as number) && kind !== (Kind.Ask as number)) continue
      const from = this.nodeOf(record.get(row, R_FROM))
      const to = this.nodeOf(record.get(row, R_TO))
      const key = edgeKey(from, to)
      const edge = this.edges.get(key)
      if (edge !== undefined) {
        edge.count++
        edge.recent++
        edge.method = record.get(row, R_METHOD)
      } else if (this.edges.size < 4 * EDGES) {
        this.edges.set(key, { from, to, count: 1, recent: 1, rate: 0, method: record.get(row, R_METHOD) })
      }
    }
    this.readRow = record.rows
    const seconds = (now - this.lastTime) / 100_000
    if (seconds < 0.1) return
    this.lastTime = now
    this.moving = false
    for (const edge of this.edges.values()) {
      const rate = edge.recent / seconds
      edge.recent = 0
      // Smoothed over about half a second; below one a second it counts as quiet.
      edge.rate += (rate - edge.rate) * Math.min(1, seconds * 3)
      if (edge.rate < 0.5) edge.rate = 0
      else this.moving = true
    }
  }

  frame(now: number, context: PictureContext): StageFrame {
    const key = `${context.phase} ${context.speed} ${context.clockRate} ${context.canUndo} ${context.given} ${context.begun} ${context.going} ${context.stepsBefore} ${context.watched} ${context.history?.position} ${context.history?.length}`
    const same = this.broker.version === this.version && key === this.contextKey && !this.moving
    if (same && this.current !== null) return this.current
    this.countActors(context.watched)
    this.readRows(now)
    this.version = this.broker.version
    this.contextKey = key
    this.current = this.make(context)
    return this.current
  }

  private make(context: PictureContext): StageFrame {
    const broker = this.broker
    const { counts } = broker
    const steps = this.stepsNow()
    const heldFor = new Map<number, number>()
    const hold = (node: number): void => void heldFor.set(node, (heldFor.get(node) ?? 0) + 1)
    for (const { to } of steps) hold(this.nodeOf(to))
    const stepping = broker.mode === 'step'
    const piles = this.crowd.piles().map((pile) => ({
      ...pile,
      depth: stepping ? 0 : pile.depth,
      held: stepping ? (heldFor.get(pile.key) ?? 0) : 0,
    }))
    const inPiles = piles.reduce((sum, pile) => sum + pile.count, 0)
    const actors = this.listed(ACTORS - piles.length).map((entry): ActorView => ({
      index: entry.index,
      id: entry.id,
      name: entry.name,
      className: entry.className,
      parent: entry.parent,
      status: entry.status,
      incarnation: entry.incarnation,
      cause: entry.status === 'dead' || entry.status === 'restarting' ? entry.cause : '',
      depth: stepping ? 0 : entry.box.tail - entry.box.started,
      held: stepping ? (heldFor.get(entry.index) ?? 0) : 0,
      handling: broker.handling(entry) ?? '',
      handled: entry.handled,
      handledWith: this.carried(entry.handledRow),
      // The constructor is no message.
      handledCount: entry.box.settled - 1,
      fields:
        entry.className === 'FunctionPlatform'
          ? platformFields(entry.name, broker.functions, entry.state.fields)
          : entry.state.fields,
      worker: Math.max(0, entry.container),
      undeliverable: entry.undeliverable,
      slow: entry.slow,
      oldCode: entry.cell !== '' && context.oldCode(entry.cell, entry.version),
    }))
    const edges: EdgeView[] = []
    for (const edge of this.edges.values()) {
      if (edges.length >= EDGES) break
      if (edge.to >= 0 && !this.crowd.has(edge.to)) continue
      if (edge.from >= 0 && !this.crowd.has(edge.from)) continue
      edges.push({
        from: edge.from,
        to: edge.to,
        count: edge.count,
        rate: edge.rate,
        lastMethod: broker.names[edge.method],
      })
    }
    const sent = counts.sent
    const ended = counts.settled + counts.failed + counts.died + counts.undeliverable + counts.lost
    const delivered = Math.max(0, broker.schedule.length - context.stepsBefore)
    return {
      version: broker.version,
      mode: broker.mode,
      phase: context.phase,
      speed: context.speed,
      clockRate: context.clockRate,
      seed: broker.options.seed,
      begun: context.begun,
      actors,
      actorsLeftOut: this.crowd.size - inPiles - actors.length,
      piles,
      pileOf: this.crowd.pileOf,
      edges,
      held: steps.slice(0, HELD).map((step) => this.held(step)),
      heldLeftOut: Math.max(0, steps.length - HELD),
      delivered,
      known: delivered + steps.length,
      given: context.given,
      canUndo: context.canUndo,
      history: context.history,
      going: context.going,
      walls: this.walls(),
      chance: broker.faults.shares,
      order: broker.deliveries.slice(context.stepsBefore + context.given).map((step) => step.method),
      counts: {
        sent,
        settled: counts.settled,
        failed: counts.failed,
        died: counts.died,
        undeliverable: counts.undeliverable,
        lost: counts.lost,
        open: sent - ended,
      },
      workers: broker.containers.size,
      platforms: broker.functions.platforms.size,
      recorded: { bytes: broker.record.bytes + broker.payloads.bytes, forgotten: broker.record.first },
    }
  }

  /** Whom a partition puts on which side. */
  private walls(): number[][] {
    const { faults, actors } = this.broker
    if (faults.wall.length === 0) return []
    const sides: number[][] = faults.wall.map(() => [])
    for (const entry of actors) {
      const side = entry === undefined ? -1 : faults.sideOf(entry.id)
      if (side >= 0) sides[side].push(entry.index)
    }
    return sides
  }

  /** In the order in which they were made. What has stopped or died is there until its cell runs again. */
  private listed(most: number) {
    const indexes = [0]
    for (const index of this.crowd.drawn()) {
      if (indexes.length === most) break
      indexes.push(index)
    }
    return indexes.sort((a, b) => a - b).map((index) => this.broker.actors[index])
  }

  /**
   * While a delivery is being handled nothing is decided: what was held before, without it, still stands. No picture
   * may have been asked for between two deliveries, so all that went since the last are taken away.
   */
  private stepsNow(): readonly Step[] {
    const { broker } = this
    if (broker.mode !== 'step' || broker.still) {
      this.steps = broker.steps()
    } else {
      // A message that overtook, or was lost, is gone as well as one that was delivered.
      const went = broker.schedule.slice(this.taken)
      const taken = new Set(went.flatMap((key) => [key, deliveredKey(key), key.replace(/^drop:/, '')]))
      this.steps = this.steps.filter((step) => !taken.has(step.key))
    }
    this.taken = broker.schedule.length
    return this.steps
  }

  private held(step: Step): HeldView {
    return {
      key: step.key,
      kind: step.kind,
      from: step.from,
      to: step.to,
      method: step.method,
      preview: step.row < 0 || step.kind === 'answer' ? '' : this.previewOf(step.to, step.row),
      enabled: step.enabled,
      behind: step.behind,
      ...(step.busy ? { busy: step.busy } : {}),
      site: step.row < 0 ? null : placeOf(this.broker, step.row),
      aside: step.aside,
      row: step.row,
    }
  }

  private previewOf(to: number, row: number): string {
    const box = this.broker.actors[to].box
    for (let o = box.delivered; o < box.tail; o++) {
      if (box.field(o, L_ROW) !== row) continue
      return previewLine({ argc: box.field(o, L_ARGC) & 0xffff, args: box.argsOf(o) })
    }
    return ''
  }

  /** What a handled message carried. Frames are many and rows are few: each is written out once. */
  private carried(row: number): string {
    if (row < 0) return ''
    let line = this.lines.get(row)
    if (line === undefined) {
      const payload = this.broker.payloads.of(row)
      line = payload === undefined ? '' : previewLine(payload)
      if (this.lines.size >= ACTORS * 4) this.lines.clear()
      this.lines.set(row, line)
    }
    return line
  }

  moves(cursor: number): StageMoves {
    const { moves, record, names, logs, logCount } = this.broker
    const seenMoves = cursor % LOG_UNIT
    const seenLogs = Math.floor(cursor / LOG_UNIT)
    const next = moves.total + logCount * LOG_UNIT
    // Another run has another picture, and what was asked of the former one is none of this one's.
    const stale = (!this.asked && cursor > 0) || seenMoves > moves.total || seenLogs > logCount
    this.asked = true
    const since = moves.since(stale ? moves.total : seenMoves, FLIGHTS)
    const flights = since.moves.flatMap(({ row, answer }): Flight[] => {
      const view = record.read(row)
      if (view === null) return []
      const failed = view.outcome === Outcome.Failed || view.outcome === Outcome.Died
      const outcome =
        view.outcome === Outcome.Lost
          ? 'lost'
          : view.outcome === Outcome.Undeliverable
            ? 'undeliverable'
            : 'delivered'
      return [
        {
          row,
          kind: answer
            ? failed
              ? 'failure'
              : 'answer'
            : view.kind === (Kind.Ask as number)
              ? 'ask'
              : 'tell',
          from: answer ? view.to : view.from,
          to: answer ? view.from : view.to,
          method: names[view.method],
          outcome: answer ? (this.broker.lostAnswers.has(row) ? 'lost' : 'delivered') : outcome,
          travel: this.broker.mode === 'slow' ? this.broker.travelOf(row) / 100 : 0,
        },
      ]
    })
    const fresh = stale ? logs : logs.filter((line) => line.seq >= seenLogs)
    return {
      cursor: next,
      flights,
      flightsLeftOut: since.skipped,
      logs: fresh,
      logsLeftOut: Math.max(0, logCount - (stale ? 0 : seenLogs) - fresh.length),
      logsAnew: stale,
    }
  }
}

/** An argument in one line; a reference by the name of its actor. */
function argumentLine(value: unknown): string {
  const held =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[REF_KEY] : undefined
  return held === undefined ? oneLine(value, 1) : (held as { name: string }).name
}

/** A number for a pair of node keys. */
function edgeKey(from: number, to: number): number {
  return (from + 1_000_000) * 10_000_000 + to + 1_000_000
}

/** The line that sent the message of a row. */
export function placeOf(run: Pick<ReadableRun, 'record' | 'names'>, row: number): SourcePlace | null {
  const site = run.record.get(row, R_SITE)
  if (site < 0) return null
  const name = run.names[site]
  const colon = name.lastIndexOf(':')
  return { cell: name.slice(0, colon), line: Number(name.slice(colon + 1)) }
}

/** Arguments in one bounded line. */
export function previewLine({ argc, args }: Payload): string {
  const list = argc === 0 ? [] : argc === 1 ? [args] : (args as unknown[])
  const text = list.map(argumentLine).join(', ')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
