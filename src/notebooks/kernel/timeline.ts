/**
 * The timeline of one cell's run: who handled what in which worker, when it waited, and when it ran.
 *
 * Pure of the page: (broker, spans of cells, what is looked at) → a bounded value. At full speed positions are ms on
 * the run's clock. In You deliver a column is a delivery, since between two of them lies a person's pause: a handling
 * begins in the column of its delivery and ends in the column in which it settles.
 *
 * A handling is pale while asks of its own are open. That it computes meanwhile is possible and not recorded.
 */
import { deliveredKey } from '../../runtime/protocol/faults'
import type { Mode } from '../../runtime/protocol/view'
import { answerKey, deadlineKey, messageKey } from '../../runtime/protocol/identity'
import type {
  HandlingEnd,
  Stretch,
  TimelineBar,
  TimelineLane,
  TimelineQuery,
  TimelineView,
} from '../../runtime/protocol/views-of-record'
import { Outcome, R_ACTIVATION, R_FROM, R_N } from '../../runtime/record/record'
import type { CellSpan, CellSpans } from './cell-spans'
import { Handlings, type Asked, type Handling, type RunReadings } from './handlings'
import { placeOf } from './picture'
import { joined, thinned } from './stretches'

/** Bars at the most. */
export const BARS = 2000

/** What is read of a run, live or recorded. */
export interface TimelineSource extends RunReadings {
  readonly mode: Mode
  readonly latency: number
  /** When the steps of the schedule were taken. */
  readonly deliveries: readonly { readonly at: number }[]
  readonly schedule: readonly string[]
  readonly answers: 'steps' | 'immediate'
}

interface Lane {
  readonly worker: number
  readonly actors: Map<number, number>
  readonly bars: TimelineBar[]
  readonly waits: Stretch[]
}

/** Where things lie: ms, or columns of deliveries. */
interface Ruler {
  readonly unit: TimelineView['unit']
  readonly now: number
  /** A handling's start and end, on the ruler. */
  begins(time: number): number
  ends(time: number): number
  /** From where to where a question is waited for; null for no time at all. */
  wait(asked: Asked): Stretch | null
}

export class Timeline {
  private readonly handlings: Handlings

  constructor(
    private readonly broker: TimelineSource,
    private readonly cells: Pick<CellSpans, 'list'>,
    /** You deliver: steps that belong to cells before this one. */
    private readonly stepsBefore: () => number,
  ) {
    this.handlings = new Handlings(broker)
  }

  view(query: TimelineQuery, now: number): TimelineView {
    this.handlings.update()
    const spans = this.cells.list
    const run = query.run !== null && query.run < spans.length ? query.run : spans.length - 1
    const span = spans.at(run)
    const stepping = this.broker.mode === 'step'
    const ruler = stepping ? this.deliveries() : this.clock(now)
    const last = run === spans.length - 1
    const until = last ? Infinity : spans[run + 1].began
    const mine = span === undefined ? [] : this.within(stepping ? -1 : span.began, until, ruler)
    const extent = span === undefined ? { from: 0, to: 0 } : this.extentOf(span, until, mine, ruler)
    const shown = { from: query.from ?? extent.from, to: query.to ?? extent.to }
    const pixel = (shown.to - shown.from) / Math.max(1, query.pixels)
    const lanes = span === undefined ? [] : this.lanesOf(span, mine, extent, shown, pixel, ruler)
    const all = lanes.reduce((sum, lane) => sum + lane.bars.length, 0)
    return {
      unit: ruler.unit,
      run,
      runs: spans.length,
      cell: span?.cell ?? '',
      extent,
      shown,
      going: !stepping && last && (span?.ended === -1 || mine.some((one) => one.ended < 0)),
      lanes: lanes.map((lane) => this.laneView(lane, extent, ruler, pixel)),
      bars: bounded(lanes, pixel).map((bar) =>
        bar.key < 0 ? bar : { ...bar, site: placeOf(this.broker, bar.key) },
      ),
      handlings: all,
      forgotten: this.handlings.forgotten,
    }
  }

  private clock(now: number): Ruler {
    return {
      unit: 'ms',
      now: now / 100,
      begins: (time) => time / 100,
      ends: (time) => time / 100,
      wait: ({ sent, ended, lost }) => ({ from: sent / 100, to: ended < 0 || lost ? Infinity : ended / 100 }),
    }
  }

  private deliveries(): Ruler {
    const { broker } = this
    const before = this.stepsBefore()
    const times = broker.deliveries.map((step) => step.at)
    const columns = new Map(broker.schedule.map((key, n) => [deliveredKey(key), n + 1 - before]))
    /** The column in which this happened; 0 is what was before the first delivery. */
    const columnOf = (time: number): number => {
      let low = 0
      let high = times.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (times[middle] <= time) low = middle + 1
        else high = middle
      }
      return low - before
    }
    const answered = ({ row, ended, lost }: Asked): number => {
      const { record, actors } = broker
      const sender = actors[record.get(row, R_FROM)]
      const key = messageKey(sender?.id ?? '', record.get(row, R_ACTIVATION), record.get(row, R_N))
      const taken = columns.get(answerKey(key)) ?? columns.get(deadlineKey(key))
      if (taken !== undefined) return taken
      return ended < 0 || lost || broker.answers === 'steps' ? Infinity : columnOf(ended)
    }
    return {
      unit: 'deliveries',
      now: Math.max(0, times.length - before),
      begins: (time) => columnOf(time) - 1,
      ends: (time) => columnOf(time),
      wait: (asked) => {
        // The making of an actor goes by itself.
        if ('delivered' in asked) return { from: columnOf(asked.sent), to: answered(asked) - 1 }
        return null
      },
    }
  }

  /** Handlings that go on, or whose messages wait, between two moments. */
  private within(from: number, until: number, ruler: Ruler): Handling[] {
    return this.handlings.all.filter(
      (one) =>
        one.sent < until &&
        (one.ended < 0 || one.ended >= from) &&
        (ruler.unit === 'ms' ? !isNone(one) : one.delivered >= 0 && ruler.begins(one.delivered) >= 0),
    )
  }

  private extentOf(span: CellSpan, until: number, mine: readonly Handling[], ruler: Ruler): Stretch {
    if (ruler.unit === 'deliveries') return { from: 0, to: Math.max(1, ruler.now) }
    let to = span.ended < 0 ? ruler.now : span.ended / 100
    for (const one of mine) to = Math.max(to, one.ended < 0 ? ruler.now : one.ended / 100)
    const from = span.began / 100
    // A little room at the end, so that what ended there is seen to end.
    return { from, to: Math.max(from + 0.1, Math.min(to + (to - from) * 0.015, until / 100)) }
  }

  private lanesOf(
    span: CellSpan,
    mine: readonly Handling[],
    extent: Stretch,
    shown: Stretch,
    pixel: number,
    ruler: Ruler,
  ): Lane[] {
    const lanes = new Map<number, Lane>()
    const laneOf = (worker: number): Lane => {
      let lane = lanes.get(worker)
      if (!lane) lanes.set(worker, (lane = { worker, actors: new Map(), bars: [], waits: [] }))
      return lane
    }
    laneOf(0).bars.push(this.cellBar(span, shown, pixel, ruler))
    for (const [worker, { from, to, actor }] of this.handlings.cold) {
      if (ruler.unit === 'deliveries' || from / 100 > extent.to) continue
      if (to < 0 || to / 100 >= extent.from) laneOf(worker).actors.set(actor, 0)
    }
    for (const one of mine) {
      const lane = laneOf(one.worker)
      lane.actors.set(one.actor, (lane.actors.get(one.actor) ?? 0) + 1)
      const from = one.start < 0 ? ruler.now : ruler.begins(one.start)
      const to = one.ended < 0 ? ruler.now : ruler.ends(one.ended)
      const arrived = this.arrivalOf(one) / 100
      if (ruler.unit === 'ms' && from > arrived && from > shown.from && arrived < shown.to)
        lane.waits.push({ from: Math.max(arrived, extent.from), to: from })
      if (one.start < 0 || to < shown.from || from > shown.to) continue
      lane.bars.push(this.bar(one, { from, to }, arrived, shown, pixel, ruler))
    }
    const order = (worker: number): number => (worker < 0 ? Infinity : worker)
    return [...lanes.values()].sort((a, b) => order(a.worker) - order(b.worker))
  }

  /** When it was there to be handled: a message that travels is delivered when it has arrived. */
  private arrivalOf({ sent, delivered }: Handling): number {
    const travels = this.broker.mode === 'slow' || this.broker.latency > 0
    return travels && delivered >= 0 ? delivered : sent
  }

  private bar(
    one: Handling,
    { from, to }: Stretch,
    arrived: number,
    shown: Stretch,
    pixel: number,
    ruler: Ruler,
  ): TimelineBar {
    const { broker } = this
    const until = one.ended < 0 ? ruler.now : one.ended / 100
    return {
      key: one.row,
      lane: one.worker,
      from,
      to,
      actor: one.actor,
      name: broker.actors[one.actor]?.name ?? '',
      method: broker.names[one.method],
      sender: broker.actors[one.from]?.name ?? '',
      waited: ruler.unit === 'ms' ? Math.max(0, from - arrived) : 0,
      lasted: ruler.unit === 'ms' ? until - from : Math.max(0, one.ended - one.start) / 100,
      end: endOf(one),
      pale: paleOf(one.asks, { from, to }, shown, pixel, ruler),
      count: 1,
      // Looked up for those that are drawn.
      site: null,
    }
  }

  private cellBar(span: CellSpan, shown: Stretch, pixel: number, ruler: Ruler): TimelineBar {
    const stepping = ruler.unit === 'deliveries'
    const from = stepping ? 0 : ruler.begins(span.began)
    const to = span.ended < 0 || stepping ? ruler.now : ruler.ends(span.ended)
    return {
      key: -span.activation,
      lane: 0,
      from,
      to,
      actor: 0,
      name: 'notebook',
      method: span.cell,
      sender: '',
      waited: 0,
      lasted: stepping ? 0 : to - from,
      end: span.ended < 0 ? 'running' : 'settled',
      pale: paleOf(this.handlings.cells.get(span.activation) ?? [], { from, to }, shown, pixel, ruler),
      count: 1,
      site: { cell: span.cell, line: 1 },
    }
  }

  private laneView(lane: Lane, extent: Stretch, ruler: Ruler, pixel: number): TimelineLane {
    const [actor = 0] = lane.actors.keys()
    const cold = ruler.unit === 'ms' ? this.handlings.cold.get(lane.worker) : undefined
    const opening = cold && {
      from: cold.from / 100,
      to: cold.to < 0 ? ruler.now : cold.to / 100,
    }
    return {
      worker: lane.worker,
      actor: lane.worker === 0 ? 0 : actor,
      name: lane.worker === 0 ? 'notebook' : (this.broker.actors[actor]?.name ?? ''),
      actors: lane.worker === 0 ? 1 : lane.actors.size,
      waits: joined(lane.waits, pixel),
      cold: opening && opening.to >= extent.from && opening.from <= extent.to ? opening : null,
    }
  }
}

function isNone({ outcome }: Handling): boolean {
  return outcome === Outcome.Lost || outcome === Outcome.Undeliverable
}

function endOf({ ended, outcome }: Handling): HandlingEnd {
  if (ended < 0) return 'running'
  return outcome === Outcome.Failed ? 'failed' : outcome === Outcome.Died ? 'died' : 'settled'
}

/** The stretches in which questions of its own are open, within what is shown. */
function paleOf(
  asks: readonly Asked[],
  { from, to }: Stretch,
  shown: Stretch,
  pixel: number,
  ruler: Ruler,
): readonly Stretch[] {
  const low = Math.max(from, shown.from)
  const high = Math.min(to, shown.to)
  const waits: Stretch[] = []
  for (const asked of asks) {
    const wait = ruler.wait(asked)
    if (wait === null || wait.to <= low || wait.from >= high) continue
    waits.push({ from: Math.max(wait.from, from), to: Math.min(wait.to, to) })
  }
  return joined(waits, pixel / 2)
}

/** At most `BARS` of them: what is narrower than a pixel is drawn together, and more where that is not enough. */
function bounded(lanes: readonly Lane[], pixel: number): readonly TimelineBar[] {
  let rows: readonly (readonly TimelineBar[])[] = lanes.map((lane) => lane.bars)
  for (let width = pixel; ; width *= 2) {
    rows = rows.map((bars) => thinned(bars, width))
    const count = rows.reduce((sum, bars) => sum + bars.length, 0)
    if (count > BARS && width < pixel * 2 ** 24) continue
    return rows.flatMap((bars, lane) => bars.map((bar) => ({ ...bar, lane }))).slice(0, BARS)
  }
}
