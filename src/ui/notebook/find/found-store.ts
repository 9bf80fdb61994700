/**
 * What is being looked for in the open notebook: the bar writes it, and each cell's editor marks its own matches.
 *
 * A store outside React, as `reveal`: one notebook is open at a time.
 */
import { createStore } from 'zustand/vanilla'
import type { Match } from '../../../notebooks/document/find'

export interface Found {
  readonly open: boolean
  /** With the field for other words. */
  readonly replacing: boolean
  readonly matches: readonly Match[]
  /** Index of the match that is looked at; −1 for none. */
  readonly at: number
  /** What the person had chosen when they asked. */
  readonly asked: string
}

const CLOSED: Found = { open: false, replacing: false, matches: [], at: -1, asked: '' }

export const foundStore = createStore<Found>(() => CLOSED)

export function openFind(replacing = false, asked = ''): void {
  foundStore.setState((now) => ({ ...now, open: true, replacing: now.replacing || replacing, asked }))
}

export function closeFind(): void {
  foundStore.setState(CLOSED, true)
}
