/**
 * The sequence diagram of a run: who sent what to whom, and what happened in between, a line each moment.
 *
 * Read off the record when somebody looks, and not before (`moments.ts`). A view is the part that is on screen: a place
 * is a line of the diagram, so that where something stands is known without laying out what is above it. At full speed
 * places have times beside them, and a long silence takes two; in You deliver they have the numbers of steps.
 */
import { CausalFuture, causalPast } from '../../runtime/record/causality'
import type {
  CausalLight,
  SequenceBar,
  SequenceCaption,
  SequenceLine,
  SequenceMark,
  SequenceMarkKind,
  SequenceQuery,
  SequenceSilence,
  SequenceView,
  Stretch,
} from '../../runtime/protocol/views-of-record'
import type { LifeKind } from '../../runtime/record/lives'
import type { ReadableRun } from '../../runtime/record/readable-run'
import { Outcome } from '../../runtime/record/record'
import { ActivationBars, endOf, type Bar } from './activation-bars'
import { Column } from './column'
import type { Handling } from './handlings'
import { Part } from './moment-order'
import { Moments } from './moments'
import { isAnswer, lineOf, nameOf, type Layout } from './sequence-lines'
import { laid, type Laid } from './sequence-lanes'

/** Places of one view at the most. */
export const PLACES = 600

/** What lights up, from actor to the first or last of its moments. */
interface Light {
  readonly row: number
  readonly kind: CausalLight
  readonly moment: number
  readonly reach: () => ReadonlyMap<number, number>
}

export class Sequence {
  private readonly moments: Moments
  private readonly bars = new ActivationBars()
  private readonly seen: number[] = [0]
  private readonly known = new Set<number>([0])
  private readonly born = new Map<number, number>()
  private readonly over = new Map<number, number>()
  private began = -1
  private dropped = 0
  private light: Light | null = null
  /** Moments of the actors that have a lane, while some have none. */
  private chosenPlaces: { readonly key: string; readonly places: Column; read: number } | null = null

  constructor(
    private readonly run: ReadableRun,
    private readonly unit: () => SequenceView['unit'],
    /** You deliver: steps that belong to cells before this one. */
    private readonly stepsBefore: () => number,
    /** Grows with every run of the machine. */
    private readonly number: number,
  ) {
    this.moments = new Moments(run, {
      came: (moment, part, row, handling) => this.came(moment, part, row, handling),
    })
  }

  view(query: SequenceQuery): SequenceView {
    const { moments, run } = this
    const unit = this.unit()
    moments.update(unit === 'ms')
    if (this.dropped !== moments.first) {
      this.dropped = moments.first
      this.bars.drop(moments.first)
      this.chosenPlaces = null
    }
    const lanes = laid(this.seen, query.hidden, query.order)
    const places = this.placesOf(lanes)
    const total = places === null ? moments.total - moments.first : places.length
    const count = Math.max(0, Math.min(query.count, PLACES, total))
    const from = Math.max(0, Math.min(query.from ?? total - count, total - count))
    const shown: Stretch = { from, to: from + count }
    const light = this.lightOf(query)
    const layout = this.layout(lanes, places, light)
    const momentAt = (place: number): number =>
      place >= total ? moments.total : places === null ? moments.first + place : places.get(place)

    const lines = new Map<number, SequenceLine>()
    const marks: SequenceMark[] = []
    const captions: SequenceCaption[] = []
    const silences: SequenceSilence[] = []
    let received = 0
    const before = count === 0 ? moments.first : momentAt(from)
    for (let place = from; place < from + count; place++) {
      const moment = momentAt(place)
      const part = moments.partOf(moment)
      const row = moments.rowOf(moment)
      if (part === Part.Silence) {
        if (row > 0) silences.push({ place, ms: row / 100 })
        continue
      }
      if (part === Part.Life) {
        marks.push(this.mark(moment, place, layout))
      } else {
        const answer = isAnswer(part, neverCame(run.record.outcome(row)))
        const key = row * 2 + Number(answer)
        if (!lines.has(key)) {
          const line = lineOf(run, moments, layout, row, answer)
          if (line !== null) lines.set(key, line)
        }
        if (!answer && part !== Part.Sent && moments.momentOf(row, Part.Sent) < before) received++
      }
      const at = this.captionOf(unit, moment, part, row)
      if (at !== null) captions.push({ place, at })
    }
    return {
      run: this.number,
      unit,
      total,
      shown,
      lanes: lanes.lanes.map((actor) => this.lane(actor, layout, light)),
      hidden: lanes.hidden.map((actor) => ({ actor, name: nameOf(run, actor) })),
      lanesLeftOut: lanes.leftOut,
      lines: [...lines.values()],
      bars: count === 0 ? [] : this.barsOf(lanes, layout, before, momentAt(from + count - 1) + 1),
      marks,
      captions,
      silences,
      chosen: this.chosenOf(light, layout),
      messages: moments.handlings.all.length + moments.handlings.forgotten,
      forgotten: moments.handlings.forgotten,
      // Of lanes that are hidden nobody asks what passes.
      passing: places === null && count > 0 ? Math.max(0, moments.flyingBefore(before) - received) : 0,
    }
  }

  private came(moment: number, part: Part, row: number, handling: Handling | null): void {
    if (this.began < 0) this.began = this.moments.timeOf(moment)
    if (handling !== null) {
      this.meet(handling.from)
      this.meet(handling.actor)
      if (part !== Part.Ended || !neverCame(handling.outcome)) this.bars.came(moment, part, row, handling)
      return
    }
    const life = this.moments.lifeOf(moment)
    if (life === undefined) return
    const { actor, kind } = life
    this.meet(actor)
    if (kind === 'placed') this.born.set(actor, moment)
    else if (kind === 'timer') this.bars.woke(actor, moment)
    else if (kind === 'restarting') this.over.delete(actor)
    else this.over.set(actor, moment)
  }

  private meet(actor: number): void {
    if (actor < 0 || this.known.has(actor)) return
    this.known.add(actor)
    this.seen.push(actor)
  }

  /** The moments of those that have a lane; null where all have one. */
  private placesOf({ lanes, hidden, leftOut }: Laid): Column | null {
    if (hidden.length === 0 && leftOut === 0) return (this.chosenPlaces = null)
    const { moments } = this
    const with_ = new Set(lanes)
    const key = `${hidden.join(' ')}|${leftOut > 0 ? lanes.join(' ') : ''}`
    if (this.chosenPlaces?.key !== key) this.chosenPlaces = { key, places: new Column(), read: moments.first }
    const { places } = this.chosenPlaces
    for (let { read } = this.chosenPlaces; read < moments.total; read++)
      if (moments.partOf(read) === Part.Silence || with_.has(moments.actorOf(read))) places.push(read)
    this.chosenPlaces.read = moments.total
    return places
  }

  private layout({ lanes }: Laid, places: Column | null, light: Light | null): Layout {
    const { moments } = this
    const indexes = new Map(lanes.map((actor, n) => [actor, n]))
    const reach = light === null || light.kind === 'all' ? undefined : light.reach()
    return {
      laneOf: (actor) => indexes.get(actor) ?? -1,
      placeOf(moment) {
        if (moment < moments.first) return -1
        if (places === null) return moment - moments.first
        const at = places.below(moment)
        return at < places.length && places.get(at) === moment ? at : -1
      },
      isLit(moment) {
        const end = reach?.get(moments.actorOf(moment))
        if (reach === undefined) return true
        return end !== undefined && (light?.kind === 'past' ? moment <= end : moment >= end)
      },
      msOf: (moment) => (moment < 0 ? 0 : (moments.timeOf(moment) - this.began) / 100),
    }
  }

  private lightOf({ chosen, light: kind }: SequenceQuery): Light | null {
    if (chosen === null) return (this.light = null)
    const { moments } = this
    const began = moments.momentOf(chosen, Part.Began)
    const moment = began >= 0 ? began : moments.momentOf(chosen, Part.Sent)
    if (moment < 0) return (this.light = null)
    const { light } = this
    if (light?.row === chosen && light.kind === kind && light.moment === moment) return light
    const past = kind === 'past' ? causalPast(moments, moment) : null
    const future = kind === 'future' ? new CausalFuture(moments, moment) : null
    return (this.light = {
      row: chosen,
      kind,
      moment,
      reach: () => past ?? future?.update() ?? new Map<number, number>(),
    })
  }

  private chosenOf(light: Light | null, layout: Layout): SequenceView['chosen'] {
    if (light === null) return null
    const line = lineOf(this.run, this.moments, layout, light.row, false)
    const place = layout.placeOf(light.moment)
    return line === null ? null : { line: { ...line, lit: true }, place: place < 0 ? line.sent : place }
  }

  private lane(actor: number, layout: Layout, light: Light | null): SequenceView['lanes'][number] {
    const entry = this.run.actors[actor]
    return {
      actor,
      name: nameOf(this.run, actor),
      className: entry?.className ?? '',
      status: entry?.status ?? 'stopped',
      born: layout.placeOf(this.born.get(actor) ?? -1),
      over: layout.placeOf(this.over.get(actor) ?? -1),
      lit: litOf(actor, layout, light),
    }
  }

  private barsOf(lanes: Laid, layout: Layout, from: number, to: number): SequenceBar[] {
    return lanes.lanes.flatMap((actor, lane) =>
      this.bars
        .within(actor, from, to)
        .map((bar) => barView(bar, lane, layout, from, to))
        .reverse(),
    )
  }

  private mark(moment: number, place: number, layout: Layout): SequenceMark {
    const life = this.moments.lifeOf(moment)
    const actor = this.moments.actorOf(moment)
    const kind = life === undefined ? 'timer' : kindOf[life.kind]
    const parent = kind === 'spawned' ? (this.run.actors[actor]?.parent ?? -1) : -1
    return {
      place,
      lane: layout.laneOf(actor),
      actor,
      name: nameOf(this.run, actor),
      kind,
      fromLane: parent < 0 ? -1 : layout.laneOf(parent),
      cause:
        life?.kind === 'lost-answer'
          ? life.cause === ''
            ? 'its answer was lost on the way'
            : `its answer was dropped: ${life.cause}`
          : (life?.cause ?? ''),
      time: layout.msOf(moment),
      lit: layout.isLit(moment),
    }
  }

  /** What stands at the left, where it is not what stands above it. */
  private captionOf(unit: SequenceView['unit'], moment: number, part: Part, row: number): number | null {
    if (unit === 'steps') {
      if (part !== Part.Began && part !== Part.Answered) return null
      const step = (this.run.stepOf?.(row, part === Part.Answered) ?? 0) - this.stepsBefore()
      return step > 0 ? step : null
    }
    const { moments } = this
    const at = rounded(moments.timeOf(moment) - this.began)
    if (moment > moments.first && moments.partOf(moment - 1) !== Part.Silence)
      if (rounded(moments.timeOf(moment - 1) - this.began) === at) return null
    return at
  }
}

const kindOf: Readonly<Record<LifeKind, SequenceMarkKind>> = {
  placed: 'spawned',
  began: 'spawned',
  stopped: 'stopped',
  died: 'died',
  restarting: 'restarted',
  timer: 'timer',
  fault: 'fault',
  'lost-answer': 'fault',
}

/** ms as they are told: to a tenth below ten. */
function rounded(time: number): number {
  return time < 1000 ? Math.round(time / 10) / 10 : Math.round(time / 100)
}

/** It came to no handling. */
function neverCame(outcome: Outcome): boolean {
  return outcome === Outcome.Lost || outcome === Outcome.Undeliverable
}

function litOf(actor: number, { placeOf }: Layout, light: Light | null): Stretch {
  if (light === null || light.kind === 'all') return { from: 0, to: Infinity }
  const end = light.reach().get(actor)
  if (end === undefined) return { from: 0, to: 0 }
  const place = placeOf(end)
  if (light.kind === 'past') return { from: 0, to: place + 1 }
  return place < 0 ? { from: 0, to: 0 } : { from: place, to: Infinity }
}

function barView(bar: Bar, lane: number, { placeOf }: Layout, from: number, to: number): SequenceBar {
  const end = endOf(bar)
  const pale: Stretch[] = []
  // Waits come in order: only those in view are looked at.
  let low = 0
  let high = bar.waits.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (bar.waits[middle * 2 + 1] < from) low = middle + 1
    else high = middle
  }
  for (let n = low * 2; n < bar.waits.length && bar.waits[n] < to; n += 2) {
    const until = n + 1 < bar.waits.length ? bar.waits[n + 1] : end
    pale.push({ from: placeOf(bar.waits[n]), to: until < 0 ? Infinity : placeOf(until) })
  }
  return {
    row: bar.row,
    lane,
    from: placeOf(bar.from),
    to: end < 0 ? -1 : placeOf(end),
    end: end < 0 ? 'running' : bar.end,
    pale,
  }
}
