/**
 * What the stage reads: one bounded picture of the run, made from the record once a frame.
 *
 * Plain values only, so that the same picture can be drawn from a live run, from a step run and (later) from a
 * recording. Nothing here is pushed: the stage pulls `StageFrame` with the cursor of the last frame it drew.
 */

import type { Chance } from './faults'

/** How deliveries happen. On screen: Full speed, Slow motion, You deliver. */
export type Mode = 'live' | 'slow' | 'step'

/** What the stage shows: a run, or a recording of one, in which no code runs. On screen: Replay. */
export type StageMode = Mode | 'replay'

/** `pausing`: handlers that were running when the person paused have not settled yet. `waiting`: held for the person. */
export type Phase = 'idle' | 'running' | 'pausing' | 'waiting'

export type ActorStatus = 'starting' | 'alive' | 'restarting' | 'stopped' | 'dead'

/** One field of an actor's state as one line: `value 2`. `changed`: the last handled message changed it. */
export interface FieldView {
  readonly name: string
  readonly text: string
  readonly changed: boolean
}

export interface ActorView {
  /** Small integer, stable for the whole run; an index into names, colours and positions. */
  readonly index: number
  /** Path id, equal across equivalent runs: parent's id + ordinal, e.g. `0.2`. The notebook is `0`. */
  readonly id: string
  readonly name: string
  readonly className: string
  readonly parent: number
  readonly status: ActorStatus
  readonly incarnation: number
  /** Why it died, in words, or ''. */
  readonly cause: string
  /** Messages that arrived and wait for the actor. */
  readonly depth: number
  /** Messages on their way that a person holds (You deliver). */
  readonly held: number
  /** Name of the handler that runs now, or ''. */
  readonly handling: string
  /** Name of the handler that settled last, or ''. */
  readonly handled: string
  /** What that message carried, as one line; '' where it carried nothing or isn't known any more. */
  readonly handledWith: string
  /** Messages that it has handled in its life, also those at which it threw. */
  readonly handledCount: number
  readonly fields: readonly FieldView[]
  /** Number of its worker, 0 for the kernel. */
  readonly worker: number
  /** Undeliverable letters addressed to it. */
  readonly undeliverable: number
  /** Its class was defined by a cell that has changed since. */
  readonly oldCode: boolean
  /** A fault: its worker takes so many times as long for everything; 1 for none. */
  readonly slow: number
}

/** All actors of a class that are drawn as one node, when there are more actors than nodes. */
export interface PileView {
  /** Node key: −1, −2, … */
  readonly key: number
  readonly className: string
  readonly count: number
  /** How many of them have stopped or died. */
  readonly ended: number
  /** Sums over all of them, as in `ActorView`. */
  readonly depth: number
  readonly held: number
  readonly undeliverable: number
  readonly handling: number
  /** How many start, or have handled nothing yet. */
  readonly cold: number
}

export interface EdgeView {
  /** Index of an actor, or key of the pile that it is in; so is `to`. */
  readonly from: number
  readonly to: number
  /** Messages sent along it since the run began. */
  readonly count: number
  /** Deliveries a second, smoothed; 0 when quiet. */
  readonly rate: number
  readonly lastMethod: string
}

/** A message (or answer, timer) that a person may deliver, or may not yet. */
export interface HeldView {
  /** The step's stable key; `deliver(key)` takes it. */
  readonly key: string
  readonly kind: 'tell' | 'ask' | 'answer' | 'timer' | 'resume'
  readonly from: number
  readonly to: number
  readonly method: string
  /** Arguments in one bounded line. */
  readonly preview: string
  readonly enabled: boolean
  /** When not enabled: the method it waits behind, e.g. `increment`. */
  readonly behind: string
  /** `behind` is what the receiver is busy with; else it is an earlier message of the same sender. */
  readonly busy?: true
  /** Source of the send: cell id and 1-based line, or null. */
  readonly site: SourcePlace | null
  /** Somebody has put it aside: it goes when nothing else can. */
  readonly aside: boolean
  /** Row of the message in the record, of an answer that of its ask; −1 for time. */
  readonly row: number
}

/** What a step is about, so that it can be named: of a fault of no message, `method` is ''. */
export interface StepView {
  readonly from: number
  readonly to: number
  readonly method: string
}

/** A place where several branches begin. */
export interface ForkView {
  /** Steps taken before it. */
  readonly at: number
  /** The first steps of its branches, in the order in which they were first taken. */
  readonly keys: readonly string[]
  /** What those steps are about. */
  readonly firsts: readonly StepView[]
  /** Which of them the present way takes; −1 at the end of the way. */
  readonly taken: number
}

/** What was tried in a run that is held: the present way, and where others begin. */
export interface HistoryView {
  /** Steps taken, the given ones included. */
  readonly position: number
  /** Steps of the present way, as far as it was gone. */
  readonly length: number
  /** Places of the present way where several branches begin; bounded. */
  readonly forks: readonly ForkView[]
  /** Steps (counted from 1) that were faults, or in which something failed; bounded. */
  readonly marks: readonly { readonly at: number; readonly mark: 'fault' | 'error' }[]
  /** Branches were let go of, for there were too many. */
  readonly pruned: boolean
}

export interface SourcePlace {
  readonly cell: string
  readonly line: number
}

/** Something that moved since the cursor: what the particle canvas animates. */
export interface Flight {
  readonly row: number
  readonly kind: 'tell' | 'ask' | 'answer' | 'failure'
  readonly from: number
  readonly to: number
  readonly method: string
  /** Of an answer, 'lost' is a fault that no program can see. */
  readonly outcome: 'delivered' | 'lost' | 'undeliverable'
  /** Slow motion: how long it travels, ms; 0 = the stage's default. */
  readonly travel: number
}

export interface LogLine {
  readonly seq: number
  readonly actor: number
  readonly level: 'log' | 'warn' | 'error'
  readonly text: string
  readonly place: SourcePlace | null
  /** Row of the message in whose handling it was said; −1 where it was none, or isn't known. */
  readonly row: number
}

export interface StageCounts {
  readonly sent: number
  readonly settled: number
  readonly failed: number
  readonly died: number
  readonly undeliverable: number
  readonly lost: number
  /** Sent and in none of the ends above yet. */
  readonly open: number
}

export interface StageFrame {
  /** Grows whenever anything below (but flights and logs) changed; equal versions are equal pictures. */
  readonly version: number
  readonly mode: StageMode
  readonly phase: Phase
  /** Slow motion's factor, 0.1 … 100; a recording's is how fast it plays. */
  readonly speed: number
  /** How many seconds of the run's clock pass in a real one, where nothing is held. */
  readonly clockRate: number
  readonly seed: number
  /** Cells that have begun since the kernel started; to play one again or go back in it begins none. */
  readonly begun: number
  readonly actors: readonly ActorView[]
  /** Actors that are neither listed nor in a pile. */
  readonly actorsLeftOut: number
  readonly piles: readonly PileView[]
  /** Key of its pile by an actor's index; 0 or nothing for those who are nodes of their own. Changes in place. */
  readonly pileOf: ArrayLike<number>
  readonly edges: readonly EdgeView[]
  readonly held: readonly HeldView[]
  readonly heldLeftOut: number
  /** Deliveries made so far in a step run, and how many steps are known (made + held). */
  readonly delivered: number
  readonly known: number
  /** Steps made for the reader before the first choice; Undo does not go below. */
  readonly given: number
  readonly canUndo: boolean
  /** Method names of the deliveries that the person made, in order. */
  readonly order: readonly string[]
  /** You deliver: what was tried so far; null where a run has no history. */
  readonly history: HistoryView | null
  /** Steps are taken by themselves now, and can be halted. */
  readonly going: boolean
  /** Sides of a partition, by actors' indexes; empty for none. */
  readonly walls: readonly (readonly number[])[]
  /** Faults by chance, as they are set. */
  readonly chance: Chance
  readonly counts: StageCounts
  readonly workers: number
  /** Platforms for functions that the run has. */
  readonly platforms: number
  /** Memory that the record takes, in bytes, and its oldest messages that are kept no more. */
  readonly recorded: { readonly bytes: number; readonly forgotten: number }
}

/** Since a cursor: bounded; what was skipped is counted, never silently lost. */
export interface StageMoves {
  readonly cursor: number
  readonly flights: readonly Flight[]
  readonly flightsLeftOut: number
  readonly logs: readonly LogLine[]
  readonly logsLeftOut: number
  /** What was said before this counts no more: the run was made again, or a recording stands elsewhere. */
  readonly logsAnew?: boolean
}
