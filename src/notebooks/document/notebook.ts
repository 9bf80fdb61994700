/**
 * A notebook as a value: an ordered list of cells with stable ids.
 *
 * Lessons are read-only originals; a person's copy is the same value with edited texts. Nothing here runs code.
 */
import type { Mode } from '../../runtime/protocol/view'

/** A view of the stage, by the name that a lesson gives it. */
export type ViewName = 'graph' | 'sequence' | 'mailboxes' | 'timeline' | 'words' | 'logs' | 'dashboard'

/** How a cell sets the stage before it runs. Whatever is left out stays as it is. */
export interface StageSettings {
  readonly mode?: Mode
  readonly speed?: number
  readonly seed?: number
  /** You deliver: how many first steps are made for the reader. */
  readonly given?: number
  /** Seconds that the cell may run at full speed before it is stopped. */
  readonly limit?: number
  /** Views the lesson has unlocked so far. */
  readonly views?: readonly ViewName[]
}

export interface ProseCell {
  readonly kind: 'prose'
  readonly id: string
  readonly markdown: string
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
}

/** A check with hints and, last, a solution. What it checks lives in exercises/, outside what a student can edit. */
export interface CheckCell {
  readonly kind: 'check'
  readonly id: string
  readonly title: string
  /** Id of the code cell that it judges. */
  readonly cell: string
  readonly instructions: string
  readonly hints: readonly string[]
  readonly solution: string
}

export type Cell = ProseCell | CodeCell | PredictCell | CheckCell

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
}
