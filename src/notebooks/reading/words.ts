/**
 * The words between the page and the worker that reads a file: one question, one answer.
 */
import type { RecordingContents } from '../../runtime/record/recording'
import type { Refused } from '../document/edits'
import type { ReadNotebook } from '../document/ipynb/read'

/** What a file can be read as. */
export interface Readings {
  readonly notebook: ReadNotebook
  readonly recording: RecordingContents
}

export interface Asked<Kind extends keyof Readings = keyof Readings> {
  readonly kind: Kind
  readonly file: Blob
  /** Of the file, as its owner calls it. */
  readonly name: string
}

export type Answer<Kind extends keyof Readings = keyof Readings> = { readonly read: Readings[Kind] } | Refused
