/**
 * Jupyter's file format, nbformat 4.5, as far as this project reads and writes it.
 *
 * The page never works on these types: `read.ts` makes a notebook of them, `write.ts` makes them of a notebook. Type
 * aliases, so that each of them is a JsonObject too.
 */
import type { JsonObject } from '../notebook'

export const NBFORMAT = 4
export const NBFORMAT_MINOR = 5

/** Ids of cells: what nbformat 4.5 allows. */
export const CELL_ID = /^[A-Za-z0-9_-]{1,64}$/

/** A text, or its lines, each with its line break. */
export type Multiline = string | readonly string[]

/** By MIME type: a Multiline, or any JSON under `application/json` and `application/…+json`. */
export type MimeBundle = JsonObject

export type NbStream = {
  readonly output_type: 'stream'
  readonly name: string
  readonly text: Multiline
}
export type NbDisplay = {
  readonly output_type: 'display_data'
  readonly data: MimeBundle
  readonly metadata: JsonObject
}
export type NbResult = {
  readonly output_type: 'execute_result'
  readonly data: MimeBundle
  readonly metadata: JsonObject
  readonly execution_count: number | null
}
export type NbError = {
  readonly output_type: 'error'
  readonly ename: string
  readonly evalue: string
  readonly traceback: readonly string[]
}
export type NbOutput = NbStream | NbDisplay | NbResult | NbError

export type NbTextCell = {
  readonly cell_type: 'markdown' | 'raw'
  readonly id: string
  readonly metadata: JsonObject
  readonly source: Multiline
  /** By file name, MIME bundles. */
  readonly attachments?: JsonObject
}
export type NbCodeCell = {
  readonly cell_type: 'code'
  readonly id: string
  readonly metadata: JsonObject
  readonly source: Multiline
  readonly outputs: readonly JsonObject[]
  readonly execution_count: number | null
}
export type NbCell = NbTextCell | NbCodeCell

export type NbNotebook = {
  readonly nbformat: 4
  readonly nbformat_minor: number
  readonly metadata: JsonObject
  readonly cells: readonly NbCell[]
}

/** Whether what stands under this MIME type is JSON, and no text. */
export function isJsonMime(type: string): boolean {
  return /^application\/(?:.*\+)?json$/.test(type)
}

/** The text of a Multiline. */
export function joined(text: Multiline): string {
  return typeof text === 'string' ? text : text.join('')
}

/** A text as nbformat writes it: its lines, each with its `\n`. */
export function linesOf(text: string): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    const next = end === -1 ? text.length : end + 1
    lines.push(text.slice(at, next))
    at = next
  }
  return lines
}
