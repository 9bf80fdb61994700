/**
 * What the inspector shows: one message, or one actor at a moment. Read off the record when somebody looks; bounded.
 *
 * Times are ms since the run began.
 */
import type { ActorStatus, SourcePlace } from './view'

export type MessageOutcome =
  | 'waiting'
  | 'delivered'
  | 'settled'
  | 'failed'
  | 'died'
  | 'undeliverable'
  | 'lost'

/** Another message, as far as a link to it needs. */
export interface MessageLink {
  readonly row: number
  /** `withdraw(10)` */
  readonly call: string
  readonly from: number
  readonly fromName: string
  /** The line that sent it. */
  readonly site: SourcePlace | null
}

export interface MessageView extends MessageLink {
  /** Equal in equivalent runs: its step in You deliver has the same. */
  readonly key: string
  readonly kind: 'tell' | 'ask'
  readonly to: number
  readonly toName: string
  readonly method: string
  /** What it carried, in one line; null where that isn't known any more. */
  readonly carried: string | null
  /** What an ask was answered with, or its error; null where there is no answer, or it isn't known any more. */
  readonly answer: string | null
  readonly outcome: MessageOutcome
  readonly sent: number
  readonly delivered: number | null
  readonly ended: number | null
  /** What came of it, in a sentence. */
  readonly words: string
  /** What its sender had received last when it sent this. */
  readonly parent: (MessageLink & { readonly answer: boolean }) | null
  /** The messages before and after it that went the same way. */
  readonly earlier: number | null
  readonly later: number | null
}

/** After a message, or after a change of an actor by its number. */
export type Moment = { readonly row: number } | { readonly change: number }

export interface InspectedField {
  readonly name: string
  /** null: the field is no longer there. */
  readonly text: string | null
  /** What it was before; null where it was not there, or isn't known. */
  readonly before: string | null
  readonly changed: boolean
}

/** What changed an actor's fields. */
export interface Change {
  readonly number: number
  /** `unknown`: earlier states are kept no more. */
  readonly by: 'message' | 'start' | 'restart' | 'unknown'
  /** The message that did, or the last of those that did together. */
  readonly message: MessageLink | null
  /** So many messages were handled between two reports of the state. */
  readonly among: number
}

export interface InspectorView {
  readonly actor: number
  readonly name: string
  readonly className: string
  /** As it is now, whatever the moment. */
  readonly status: ActorStatus
  readonly cause: string
  /** Number of its worker; −1 where it has none. */
  readonly worker: number
  /** The state is the newest that there is. */
  readonly newest: boolean
  /** When the state was reported; null where none is kept. */
  readonly at: number | null
  readonly fields: readonly InspectedField[]
  /** Why there are no fields, or not all of them; '' where nothing is to be said. */
  readonly note: string
  /** What made the state so; null where nothing is kept. */
  readonly change: Change | null
  /** The moment was a message that the actor has settled, and it changed nothing. */
  readonly unchanged: boolean
  /** Numbers of the changes before and after. */
  readonly earlier: number | null
  readonly later: number | null
  /** The change is the `position`th of `changes` that are kept; 0 where there is none. */
  readonly position: number
  readonly changes: number
  /** Earlier changes may have been let go of. */
  readonly forgotten: boolean
}

/** The newest messages of a line or of a way, the newest first. */
export interface RowsView {
  readonly messages: readonly (MessageLink & { readonly to: number; readonly toName: string })[]
  /** There are more, or older ones were not looked at. */
  readonly more: boolean
}
