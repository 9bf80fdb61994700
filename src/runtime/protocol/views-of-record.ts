/**
 * What the timeline and the words show: bounded values, read off the record when somebody looks.
 *
 * Like the stage's picture they are pulled, never pushed. Each says what it leaves out.
 */
import type { SourcePlace } from './view'

/** A part of the timeline that somebody looks at. Positions are in the view's own unit. */
export interface TimelineQuery {
  /** Number of the cell run to look at; null for the newest. */
  readonly run: number | null
  /** null: the whole of that run. */
  readonly from: number | null
  readonly to: number | null
  /** Width in pixels: what is narrower than one is drawn together. */
  readonly pixels: number
}

export type HandlingEnd = 'settled' | 'failed' | 'died' | 'running'

/** A stretch of a row. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** One handling, or several that are too narrow to be seen apart. */
export interface TimelineBar extends Stretch {
  /** Row of the message in the record; of several, the first; negative: the run of a cell. */
  readonly key: number
  /** Index into `lanes`. */
  readonly lane: number
  readonly actor: number
  readonly name: string
  readonly method: string
  readonly sender: string
  /** How long the message waited for the actor, in ms; 0 where it isn't known. */
  readonly waited: number
  /** In ms, in every unit. */
  readonly lasted: number
  readonly end: HandlingEnd
  /** Where it waits for answers to asks of its own. */
  readonly pale: readonly Stretch[]
  /** Handlings that this bar stands for. */
  readonly count: number
  /** The line that sent the message. */
  readonly site: SourcePlace | null
}

/** A row of the timeline: what happens in one worker. */
export interface TimelineLane {
  /** 0: the notebook; −1: workers that aren't known any more. */
  readonly worker: number
  /** The first of the actors that handle something there, by index and name. */
  readonly actor: number
  readonly name: string
  readonly actors: number
  /** Where messages wait because their actor is busy. */
  readonly waits: readonly Stretch[]
  /** From the moment in which the worker is asked for to the first actor that has begun there. */
  readonly cold: Stretch | null
}

export interface TimelineView {
  /** ms on the run's clock, or deliveries: one a column, since a person's pauses mean nothing. */
  readonly unit: 'ms' | 'deliveries'
  /** Runs of cells are numbered from 0; −1 while no cell has run. */
  readonly run: number
  readonly runs: number
  /** Id of the cell that ran. */
  readonly cell: string
  /** The extent of that run. */
  readonly extent: Stretch
  /** The part that is shown. */
  readonly shown: Stretch
  /** Something is still going on. */
  readonly going: boolean
  readonly lanes: readonly TimelineLane[]
  readonly bars: readonly TimelineBar[]
  /** Handlings that begin or go on in the part that is shown. */
  readonly handlings: number
  /** Earlier handlings of the run that are kept no more. */
  readonly forgotten: number
}

export type StoryKind =
  | 'sent' | 'asked' | 'handled' | 'answered' | 'failed' | 'died' | 'lost' | 'undeliverable'
  | 'spawned' | 'stopped' | 'ended' | 'restarted' | 'timer' // prettier-ignore

/** One sentence about the run. */
export interface StoryEvent {
  /** Counts from 0 within the run; keys of a list. */
  readonly seq: number
  readonly kind: StoryKind
  /** The actor that the sentence begins with. */
  readonly actor: number
  readonly text: string
  readonly place: SourcePlace | null
  /** Row of the message that it is about; −1 for what became of actors. */
  readonly row: number
}

export interface StoryQuery {
  /** Only sentences with these words. */
  readonly words: string
  /** The last one that is wanted; null for the newest. */
  readonly before: number | null
  readonly most: number
}

export interface StoryView {
  /** Grows when the run begins anew: sentences are counted from 0 again. */
  readonly run: number
  /** Oldest first. */
  readonly events: readonly StoryEvent[]
  /** Sentences of the run, also those that are kept no more. */
  readonly total: number
  /** How many of those that are kept have the words. */
  readonly found: number
  /** Of those found: how many come before the ones that are given, and how many after. */
  readonly earlier: number
  readonly later: number
  /** Sentences that are kept no more, or were never read. */
  readonly forgotten: number
}
