/**
 * Blanks in an exercise as it stands now: how many are left, and where the first of them is.
 *
 * Who types in the middle of a blank leaves some of its underscores, three at the least on one side.
 */
export const EMPTY_BLANK = /_{3,}/g

export interface BlankPlace {
  /** Both 1-based. */
  readonly line: number
  readonly column: number
}

export function blanksLeft(text: string): number {
  return text.match(EMPTY_BLANK)?.length ?? 0
}

export function firstBlank(text: string): BlankPlace | null {
  const at = text.search(EMPTY_BLANK)
  if (at < 0) return null
  const above = text.slice(0, at).split('\n')
  return { line: above.length, column: above[above.length - 1].length + 1 }
}
