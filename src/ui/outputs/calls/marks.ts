/** The five marks of a call, as Lithops' `plot()` has them: what each is called, its colour and its shape. */
import type { Time } from '../../../runtime/protocol/call-columns'

export type Shape = 'ring' | 'triangle' | 'square' | 'diamond' | 'cross'

export interface Mark {
  readonly of: Extract<Time, 'submitted' | 'started' | 'ended' | 'status' | 'result'>
  readonly label: string
  /** Lithops' own words. */
  readonly term: string
  readonly token: string
  readonly shape: Shape
}

export const marks: readonly Mark[] = [
  { of: 'submitted', label: 'submitted', term: 'host submit', token: '--a5', shape: 'ring' },
  { of: 'started', label: 'started', term: 'function start', token: '--a2', shape: 'triangle' },
  { of: 'ended', label: 'done', term: 'function done', token: '--a1', shape: 'square' },
  { of: 'status', label: 'status fetched', term: 'status fetched', token: '--a3', shape: 'diamond' },
  { of: 'result', label: 'result fetched', term: 'results fetched', token: '--a4', shape: 'cross' },
]
