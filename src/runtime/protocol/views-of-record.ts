/**
 * What the timeline and the words show: bounded values, read off the record when somebody looks.
 *
 * Like the stage's picture they are pulled, never pushed. Each says what it leaves out.
 */
import type { ActorStatus, SourcePlace } from './view'

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
  | 'spawned' | 'stopped' | 'ended' | 'restarted' | 'timer' | 'lost-answer' | 'fault' // oxfmt-ignore

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

/** What is lit for a chosen message: what led to it, what it can have led to, or everything. */
export type CausalLight = 'past' | 'future' | 'all'

/** A part of the sequence diagram that somebody looks at. A place is a line of the diagram, counted from 0. */
export interface SequenceQuery {
  /** The first place that is wanted; null: the newest. */
  readonly from: number | null
  readonly count: number
  /** Actors without a lane. */
  readonly hidden: readonly number[]
  /** Actors in an order of somebody's own; others come behind, as they appeared. */
  readonly order: readonly number[]
  /** Row of the chosen message. */
  readonly chosen: number | null
  readonly light: CausalLight
}

export interface SequenceLane {
  readonly actor: number
  readonly name: string
  readonly className: string
  readonly status: ActorStatus
  /** Where it was made, and where it ended; −1: not within what is kept. */
  readonly born: number
  readonly over: number
  /** Its places that are lit; to Infinity where the light goes on. */
  readonly lit: Stretch
}

/** `open`: not arrived, and not known to be lost. */
export type SequenceFate = 'arrived' | 'open' | 'lost' | 'undeliverable'

/** A message, or the answer to one, from lane to lane. */
export interface SequenceLine {
  /** Of the message, also where this is its answer. */
  readonly row: number
  readonly kind: 'tell' | 'ask' | 'answer'
  readonly from: number
  readonly to: number
  readonly fromName: string
  readonly toName: string
  /** Indexes into `lanes`; −1: it has none. */
  readonly fromLane: number
  readonly toLane: number
  /** Places; −1: not there, because its actor has no lane, it is kept no more, or it has not happened. */
  readonly sent: number
  readonly arrived: number
  readonly fate: SequenceFate
  /** An error instead of an answer. */
  readonly failed: boolean
  /** `pay(10)`; of an answer what it is. */
  readonly label: string
  /** ms since the first moment. */
  readonly time: number
  /** The line that sent the message. */
  readonly site: SourcePlace | null
  readonly lit: boolean
}

/** A handling, or the run of a cell, on its actor's lane. */
export interface SequenceBar {
  /** Row of the message; negative: the run of a cell. */
  readonly row: number
  readonly lane: number
  readonly from: number
  /** −1: it still runs. */
  readonly to: number
  readonly end: HandlingEnd
  /** Where it waits for answers to asks of its own. */
  readonly pale: readonly Stretch[]
}

export type SequenceMarkKind = 'spawned' | 'stopped' | 'died' | 'restarted' | 'timer' | 'fault'

/** Something that became of an actor. */
export interface SequenceMark {
  readonly place: number
  readonly lane: number
  readonly actor: number
  readonly name: string
  readonly kind: SequenceMarkKind
  /** Lane of the parent, where that is told; −1. */
  readonly fromLane: number
  /** Why, in words, or ''. */
  readonly cause: string
  readonly time: number
  readonly lit: boolean
}

/** What stands at the left of a place: ms since the first moment, or the number of a step. */
export interface SequenceCaption {
  readonly place: number
  readonly at: number
}

/** A time without a moment. It takes two places. */
export interface SequenceSilence {
  readonly place: number
  readonly ms: number
}

export interface SequenceView {
  /** Grows when the run begins anew: places are counted from 0 again. */
  readonly run: number
  /** You deliver counts steps, since a person's pauses mean nothing. */
  readonly unit: 'ms' | 'steps'
  /** Places of all that is kept, and the part that is given. */
  readonly total: number
  readonly shown: Stretch
  readonly lanes: readonly SequenceLane[]
  /** Those that are hidden, in their order. */
  readonly hidden: readonly { readonly actor: number; readonly name: string }[]
  /** Actors without a lane because there are too many. */
  readonly lanesLeftOut: number
  readonly lines: readonly SequenceLine[]
  readonly bars: readonly SequenceBar[]
  readonly marks: readonly SequenceMark[]
  readonly captions: readonly SequenceCaption[]
  readonly silences: readonly SequenceSilence[]
  /** The chosen message and the place of the moment from which its light goes out; null where it isn't kept. */
  readonly chosen: { readonly line: SequenceLine; readonly place: number } | null
  /** Messages of the run, and those that are kept no more. */
  readonly messages: number
  readonly forgotten: number
  /** Messages that are sent before and arrive behind what is given: they are not among its lines. */
  readonly passing: number
}
