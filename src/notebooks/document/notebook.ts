/**
 * A notebook as a value: an ordered list of cells with stable ids.
 *
 * Lessons are read-only originals; a person's copy is the same value with edited texts. Nothing here runs code.
 */
import type { Mode } from '../../runtime/protocol/view'

/** A view of the stage, by the name that a lesson gives it. */
export type ViewName =
  | 'graph'
  | 'sequence'
  | 'mailboxes'
  | 'timeline'
  | 'words'
  | 'logs'
  | 'dashboard'
  | 'functions'

/** How a cell sets the stage before it runs. Whatever is left out stays as it is. */
export interface StageSettings {
  readonly mode?: Mode
  readonly speed?: number
  /** Seconds of the run's clock in a real one, where nothing is held. */
  readonly clock?: number
  readonly seed?: number
  /** You deliver: how many first steps are made for the reader. */
  readonly given?: number
  /** Seconds that the cell may run at full speed before it is stopped. */
  readonly limit?: number
  /** Views the lesson has unlocked so far. */
  readonly views?: readonly ViewName[]
}

/** Data of another program, kept as it came. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

/** What a cell of a file brought that the page has no use for, so that it goes out again. */
export interface Carried {
  readonly metadata?: JsonObject
  /** Of Markdown and raw cells: by file name, MIME bundles. */
  readonly attachments?: JsonObject
  /** Of code cells: nbformat's outputs and count, until the cell runs here. */
  readonly outputs?: readonly JsonObject[]
  readonly executionCount?: number | null
}

export interface ProseCell {
  readonly kind: 'prose'
  readonly id: string
  readonly markdown: string
  readonly carried?: Carried
}

/** Text for another program, a converter for example: shown as it is. */
export interface RawCell {
  readonly kind: 'raw'
  readonly id: string
  readonly text: string
  readonly carried?: Carried
}

/** Code in a language that does not run here: shown, with what it gave where it ran. */
export interface ForeignCell {
  readonly kind: 'foreign'
  readonly id: string
  /** As its notebook names it: 'python'. */
  readonly language: string
  readonly text: string
  readonly carried?: Carried
}

export interface CodeCell {
  readonly kind: 'code'
  readonly id: string
  readonly language: 'typescript' | 'javascript'
  readonly text: string
  readonly stage: StageSettings
  /** Exercise cells have blanks `______` or an empty body that the reader fills. */
  readonly exercise: boolean
  /** "Compare with the original": folded until opened. */
  readonly original: boolean
  /** The same program in Python, to read: nothing here runs it. */
  readonly python?: string
  readonly carried?: Carried
}

/** A question that is answered before what follows opens. */
export interface PredictCell {
  readonly kind: 'predict'
  readonly id: string
  readonly question: string
  readonly options: readonly string[]
  /** Index into options. */
  readonly answer: number
  /** Shown whatever was chosen: once `shownBy` has run to its end, else as soon as it is locked in. */
  readonly explanation: string
  /** Id of the code cell whose run shows the answer. */
  readonly shownBy?: string
  readonly carried?: Carried
}

/** A check with hints and, last, a solution. What it checks lives in exercises/, outside what a student can edit. */
export interface CheckCell {
  readonly kind: 'check'
  readonly id: string
  readonly title: string
  /** Id of the code cell that it judges. */
  readonly cell: string
  readonly instructions: string
  /** Others, which the page does not have, are made when it is graded. */
  readonly hidden?: true
  readonly hints: readonly string[]
  readonly solution: string
  readonly carried?: Carried
}

/** A short program with a mistake in it, to be read: the reader chooses the line. It never runs. */
export interface SpotCell {
  readonly kind: 'spot'
  readonly id: string
  readonly question: string
  readonly code: string
  /** Lines that are right to choose, from 1, as a page counts them. */
  readonly mistakes: readonly number[]
  /** What is said of a wrong line, by its number … */
  readonly wrong: Readonly<Record<string, string>>
  /** … and of every other wrong one. */
  readonly otherwise: string
  readonly explanation: string
  /** The line or lines as they should be. */
  readonly repaired: string
  readonly carried?: Carried
}

/** What the lesson asks and judges: never a person's to edit. */
export type Question = PredictCell | CheckCell | SpotCell

export type Cell = ProseCell | CodeCell | Question | RawCell | ForeignCell

export interface Notebook {
  readonly id: string
  /** '1', '2', … in the course; '' on the shelf. */
  readonly number: string
  readonly title: string
  readonly minutes: number
  readonly shelf: 'course' | 'shelf'
  /** One sentence: what it teaches. */
  readonly teaches: string
  readonly cells: readonly Cell[]
  /** Metadata of the file that it came from. */
  readonly carried?: JsonObject
}
