/** The arrows of a sequence diagram: a message and its answer as lines from lane to lane, with their words. */
import type { SequenceFate, SequenceLine } from '../../runtime/protocol/views-of-record'
import { Kind } from '../../runtime/protocol/wire'
import type { ReadableRun } from '../../runtime/record/readable-run'
import { Outcome } from '../../runtime/record/record'
import { Part } from './moment-order'
import type { Moments } from './moments'
import { placeOf } from './picture'

/** Where things lie, and what is lit. */
export interface Layout {
  /** Index of an actor's lane; −1. */
  laneOf(actor: number): number
  /** Place of a moment; −1. */
  placeOf(moment: number): number
  isLit(moment: number): boolean
  /** ms since the first moment. */
  msOf(moment: number): number
}

/** What a moment is part of: the message itself or the answer to it. */
export function isAnswer(part: Part, neverCame: boolean): boolean {
  return part === Part.Answered || (part === Part.Ended && !neverCame)
}

/** Null for a message that is kept no more, and for the answer to one that has none. */
export function lineOf(
  run: ReadableRun,
  moments: Moments,
  layout: Layout,
  row: number,
  answer: boolean,
): SequenceLine | null {
  const view = run.record.read(row)
  if (view === null) return null
  const ask = view.kind === (Kind.Ask as number)
  if (answer && !ask) return null
  const failed = view.outcome === Outcome.Failed || view.outcome === Outcome.Died
  const sent = moments.momentOf(row, answer ? Part.Ended : Part.Sent)
  const came = moments.momentOf(row, answer ? Part.Answered : Part.Began)
  const lost = answer && run.answerLost?.(row) === true
  const fate = lost ? 'lost' : fateOf(view.outcome, came, answer)
  // What never comes has a moment of its own, in which it is lost.
  // An answer has none: it is lost in the moment behind that in which it was given.
  const arrived = lost
    ? Math.min(sent + 1, moments.total - 1)
    : fate === 'lost' || fate === 'undeliverable'
      ? moments.momentOf(row, Part.Ended)
      : came
  const [from, to] = answer ? [view.to, view.from] : [view.from, view.to]
  const known = arrived >= 0 && fate === 'arrived' ? arrived : sent
  return {
    row,
    kind: answer ? 'answer' : ask ? 'ask' : 'tell',
    from,
    to,
    fromName: nameOf(run, from),
    toName: nameOf(run, to),
    fromLane: layout.laneOf(from),
    toLane: layout.laneOf(to),
    sent: layout.placeOf(sent),
    arrived: layout.placeOf(arrived),
    fate,
    failed: answer && failed,
    label: answer ? (run.answerOf(row) ?? '') : `${run.names[view.method]}(${run.argumentsOf(row) ?? '…'})`,
    time: layout.msOf(sent >= 0 ? sent : arrived),
    site: placeOf(run, row),
    lit: known < 0 || layout.isLit(known),
  }
}

function fateOf(outcome: Outcome, came: number, answer: boolean): SequenceFate {
  if (!answer && outcome === Outcome.Lost) return 'lost'
  if (!answer && outcome === Outcome.Undeliverable) return 'undeliverable'
  return came < 0 ? 'open' : 'arrived'
}

export function nameOf(run: Pick<ReadableRun, 'actors'>, actor: number): string {
  return run.actors[actor]?.name ?? 'someone'
}
