/**
 * The bars on the lanes of a sequence diagram: which handling runs from which moment to which, and where it waits.
 *
 * A handling waits while asks of its own are open. A cell's run is not in the record: its bar goes from the first
 * message that it sends to the last that it sends or gets an answer to. That a handling computes while it waits is
 * possible and not recorded.
 */
import { NOTEBOOK_FIRST } from '../../runtime/protocol/identity'
import type { HandlingEnd } from '../../runtime/protocol/views-of-record'
import { Outcome } from '../../runtime/record/record'
import type { Handling } from './handlings'
import { Part } from './moment-order'

/** Bars of one actor that may overlap and are looked at: those of one that handles several messages at once. */
const OVERLAPPING = 16

export interface Bar {
  /** Of the message; negative: the activation of a cell. */
  readonly row: number
  readonly from: number
  /** −1: it still runs. */
  to: number
  end: HandlingEnd
  /** From and to by turns; the last may have no end yet. */
  readonly waits: number[]
  /** Asks that are open. */
  open: number
}

export class ActivationBars {
  private readonly byActor = new Map<number, Bar[]>()
  private readonly running = new Map<number, Bar>()

  came(moment: number, part: Part, row: number, handling: Handling): void {
    switch (part) {
      case Part.Began:
        this.begin(handling.actor, row, moment)
        break
      case Part.Ended:
        this.end(row, moment, handling.outcome)
        break
      case Part.Sent: {
        const bar = this.senderOf(handling, moment)
        if (bar === undefined || !handling.ask || handling.outcome === Outcome.Undeliverable) break
        if (bar.open++ === 0) bar.waits.push(moment)
        break
      }
      case Part.Answered: {
        const bar = this.senderOf(handling, moment)
        if (bar !== undefined && bar.open > 0 && --bar.open === 0) bar.waits.push(moment)
        break
      }
      default:
    }
  }

  /** Time passed for an actor: it waits no more for what may never come. */
  woke(actor: number, moment: number): void {
    const bar = this.byActor.get(actor)?.at(-1)
    if (bar === undefined || bar.to >= 0 || bar.open === 0) return
    bar.open = 0
    bar.waits.push(moment)
  }

  /** Bars of an actor that lie in a part of the run, the latest first. */
  within(actor: number, from: number, to: number): readonly Bar[] {
    const bars = this.byActor.get(actor)
    if (bars === undefined) return []
    let low = 0
    let high = bars.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (bars[middle].from < to) low = middle + 1
      else high = middle
    }
    const found: Bar[] = []
    let before = 0
    for (let n = low - 1; n >= 0 && before < OVERLAPPING; n--) {
      if (bars[n].from < from) before++
      if (bars[n].to < 0 || bars[n].to >= from) found.push(bars[n])
    }
    return found
  }

  /** Lets go of what ended before a moment. */
  drop(first: number): void {
    for (const [actor, bars] of this.byActor) {
      const kept = bars.findIndex((bar) => bar.to < 0 || bar.to >= first)
      if (kept < 0) this.byActor.delete(actor)
      else bars.splice(0, kept)
    }
  }

  private begin(actor: number, row: number, moment: number): Bar {
    const bar: Bar = { row, from: moment, to: -1, end: 'running', waits: [], open: 0 }
    this.running.set(row, bar)
    const bars = this.byActor.get(actor)
    if (bars === undefined) this.byActor.set(actor, [bar])
    else bars.push(bar)
    return bar
  }

  private end(row: number, moment: number, outcome: Outcome): void {
    const bar = this.running.get(row)
    if (bar === undefined) return
    this.running.delete(row)
    bar.to = moment
    bar.end = outcome === Outcome.Failed ? 'failed' : outcome === Outcome.Died ? 'died' : 'settled'
    if (bar.open > 0) bar.waits.push(moment)
    bar.open = 0
  }

  /** The bar in which a message was sent. */
  private senderOf({ parent }: Handling, moment: number): Bar | undefined {
    if (parent === null) return undefined
    if (typeof parent === 'object') return this.running.get(parent.row)
    if (parent >= NOTEBOOK_FIRST) return undefined
    const cell = this.running.get(-parent) ?? this.begin(0, -parent, moment)
    cell.to = moment
    cell.end = 'settled'
    return cell
  }
}

/** Where a bar ends, as far as is known: the run of a cell that waits has not ended. */
export function endOf({ row, to, open }: Bar): number {
  return row < 0 && open > 0 ? -1 : to
}
