/** A code cell as the language service takes it, and where something stands in it. */
export interface TypedCell {
  readonly id: string
  readonly text: string
  /** An original to compare with: it sees the other cells, and they don't see it. */
  readonly apart?: boolean
}

/** Offsets in the cell's text. */
export interface Span {
  readonly from: number
  readonly to: number
}
