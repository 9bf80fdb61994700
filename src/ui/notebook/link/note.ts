/**
 * What is said of a link to a cell: that it was copied, or why it led elsewhere. It stays until it is put away.
 *
 * A store outside React, as `reveal`: one notebook is open at a time.
 */
import { createStore } from 'zustand/vanilla'

export interface LinkNote {
  /** '' for nothing to say. */
  readonly words: string
  /** Could not be put into the clipboard. */
  readonly link: string
}

const NOTHING: LinkNote = { words: '', link: '' }

export const linkNote = createStore<LinkNote>(() => NOTHING)

export function sayOfLink(words: string, link = ''): void {
  linkNote.setState({ words, link }, true)
}

export function forgetLinkNote(): void {
  linkNote.setState(NOTHING, true)
}
