import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BLOCK, byColumn, gather, sparseRoom, type Sparse } from './sparse.ts'

/** Back to a full matrix; entries of value 0 fill up a row and mean nothing. */
function dense(sparse: Sparse, rows: number, columns: number): number[] {
  const full = new Array<number>(rows * columns).fill(0)
  for (let row = 0; row < rows; row++) {
    for (let k = sparse.start[row]; k < sparse.start[row + 1]; k++) {
      if (sparse.value[k] !== 0) full[row * columns + sparse.index[k]] += sparse.value[k]
    }
  }
  return full
}

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
  .chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      values: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 })), {
        minLength: rows * columns,
        maxLength: rows * columns,
      }),
    }),
  )

it('rows and columns hold exactly what is not zero, in whole blocks, also in room that was used before', () => {
  const [rowWise, columnWise] = [sparseRoom(20, 20), sparseRoom(20, 20)]
  fc.assert(
    fc.property(matrix, ({ rows, columns, values }) => {
      gather(Uint8Array.from(values), rows, columns, 1, rowWise)
      byColumn(rowWise, rows, columns, columnWise)
      const transposed = values.map((_, k) => values[(k % rows) * columns + Math.floor(k / rows)])
      expect(dense(rowWise, rows, columns)).toEqual(values)
      expect(dense(columnWise, columns, rows)).toEqual(transposed)
      expect([...rowWise.start, ...columnWise.start].filter((at) => at % BLOCK !== 0)).toEqual([])
    }),
    { seed: 1 },
  )
})
