/**
 * Rows of numbers that are mostly zero: for each row, the positions and values of what is not zero.
 *
 * Four fifths of MNIST's pixels are 0, and so is about half of what a ReLU layer puts out; a product with 0
 * changes nothing, so the kernels never see it. `byColumn` is the same numbers in the other order (for each
 * position, the rows that have it), which is the order the weights' gradient is summed in.
 *
 * Every row is filled up to a multiple of eight with entries of value 0 at position 0, so that the kernels' one
 * hot loop takes eight at a time and has no remainder: without that, the remainders took a third of the time.
 */
export interface Sparse {
  /** Row r is entries start[r] … start[r + 1] − 1, a multiple of BLOCK in number. */
  start: Int32Array
  index: Int32Array
  value: Float64Array
}

export const BLOCK = 8

const filledUp = (entries: number): number => (entries + BLOCK - 1) & -BLOCK

/** Room for this many rows and columns; the room for entries grows with what comes. */
export const sparseRoom = (rows: number, columns: number): Sparse => ({
  start: new Int32Array(Math.max(rows, columns) + 1),
  index: new Int32Array(0),
  value: new Float64Array(0),
})

/** At least doubled, so that growing costs little however often it is asked for. What was held is kept. */
function grow(sparse: Sparse, entries: number): void {
  const { index, value } = sparse
  const room = Math.max(entries, 2 * index.length)
  sparse.index = new Int32Array(room)
  sparse.index.set(index)
  sparse.value = new Float64Array(room)
  sparse.value.set(value)
}

/** Takes what is not zero of `rows` × `columns` numbers, times `scale`. */
export function gather(
  dense: Uint8Array | Uint8ClampedArray | Float32Array | Float64Array,
  rows: number,
  columns: number,
  scale: number,
  into: Sparse,
): void {
  const { start } = into
  let { index, value } = into
  let entries = 0
  for (let row = 0; row < rows; row++) {
    start[row] = entries
    if (entries + filledUp(columns) > index.length) {
      grow(into, entries + filledUp(columns))
      ;({ index, value } = into)
    }
    const base = row * columns
    for (let i = 0; i < columns; i++) {
      const x = dense[base + i]
      if (x !== 0) {
        index[entries] = i
        value[entries++] = x * scale
      }
    }
    for (const end = filledUp(entries); entries < end; entries++) {
      index[entries] = 0
      value[entries] = 0
    }
  }
  start[rows] = entries
}

/** The transpose of `from`, by counting sort, so that it costs two passes over what is not zero. */
export function byColumn(from: Sparse, rows: number, columns: number, into: Sparse): void {
  const { start } = into
  const held = from.start[rows]
  start.fill(0, 0, columns + 1)
  for (let k = 0; k < held; k++) if (from.value[k] !== 0) start[from.index[k]]++
  let entries = 0
  for (let i = 0; i < columns; i++) {
    const count = start[i]
    start[i] = entries
    entries += filledUp(count)
  }
  if (entries > into.index.length) grow(into, entries)
  const { index, value } = into
  index.fill(0, 0, entries)
  value.fill(0, 0, entries)
  // Each column's start moves along while it fills; rounded up, it is then where the next column starts.
  for (let row = 0; row < rows; row++) {
    for (let k = from.start[row]; k < from.start[row + 1]; k++) {
      if (from.value[k] === 0) continue
      const at = start[from.index[k]]++
      index[at] = row
      value[at] = from.value[k]
    }
  }
  for (let i = columns; i > 0; i--) start[i] = filledUp(start[i - 1])
  start[0] = 0
}
