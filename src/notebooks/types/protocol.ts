/**
 * The words between the page and the worker that types live in.
 *
 * One request is under way at a time (`client.ts`), so the worker has no queue and nothing in it is outdated. Cells go
 * with a request where they have changed since the last one.
 */
import type { Completion, Hover, Signature, TextChange, Words } from './answers'
import type { TypedCell } from './cell'
import type { Report } from './reports'

export type Question =
  | { readonly kind: 'complete'; readonly cell: string; readonly offset: number; readonly explicit: boolean }
  | {
      readonly kind: 'detail'
      readonly cell: string
      readonly offset: number
      readonly label: string
      readonly from?: string
    }
  | { readonly kind: 'hover'; readonly cell: string; readonly offset: number }
  | { readonly kind: 'signature'; readonly cell: string; readonly offset: number }
  | { readonly kind: 'diagnose'; readonly cell: string }
  | { readonly kind: 'format'; readonly cell: string }

export interface Answers {
  readonly complete: Completion | null
  readonly detail: Words | null
  readonly hover: Hover | null
  readonly signature: Signature | null
  readonly diagnose: readonly Report[]
  readonly format: readonly TextChange[]
}

export interface Request {
  readonly id: number
  /** All code cells from top to bottom; null: as they were. */
  readonly cells: readonly TypedCell[] | null
  readonly question: Question
}

export type Reply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Question['kind']] }
  /** TypeScript itself failed; the next request may go well. */
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
