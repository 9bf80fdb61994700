/**
 * The arithmetic of a dense network on plain typed arrays: each forward step with its gradient beside it.
 *
 * Shapes, for a batch of B samples and a layer from n inputs to m outputs:
 *
 *     x  B × n  (sparse)      w  n × m, row i at w[i·m]      b  m      z, y  B × m
 *
 * The loops go over what is not zero in x and take eight rows of w (or of dz) at a time, so that a running sum
 * is loaded and stored once for eight products; that is worth a factor of two to three over one row at a time.
 * Weights are 32-bit floats, as they are saved and sent; everything between them is 64-bit, JavaScript's own,
 * which spares conversions in the loops. This is the kernel that faster ones are compared with. It checks
 * nothing: network.ts does.
 */
import { BLOCK, type Sparse } from './sparse.ts'

export type Activation = 'relu' | 'sigmoid'

/** z = x·w + b */
export function affine(
  x: Sparse,
  rows: number,
  w: Float32Array,
  b: Float32Array,
  outputs: number,
  z: Float64Array,
): void {
  const { start, index, value } = x
  const m = outputs
  for (let row = 0; row < rows; row++) {
    const base = row * m
    const end = start[row + 1]
    for (let j = 0; j < m; j++) z[base + j] = b[j]
    for (let k = start[row]; k < end; k += BLOCK) {
      const x0 = value[k]
      const x1 = value[k + 1]
      const x2 = value[k + 2]
      const x3 = value[k + 3]
      const x4 = value[k + 4]
      const x5 = value[k + 5]
      const x6 = value[k + 6]
      const x7 = value[k + 7]
      const r0 = index[k] * m
      const r1 = index[k + 1] * m
      const r2 = index[k + 2] * m
      const r3 = index[k + 3] * m
      const r4 = index[k + 4] * m
      const r5 = index[k + 5] * m
      const r6 = index[k + 6] * m
      const r7 = index[k + 7] * m
      for (let j = 0; j < m; j++) {
        z[base + j] +=
          x0 * w[r0 + j] +
          x1 * w[r1 + j] +
          x2 * w[r2 + j] +
          x3 * w[r3 + j] +
          x4 * w[r4 + j] +
          x5 * w[r5 + j] +
          x6 * w[r6 + j] +
          x7 * w[r7 + j]
      }
    }
  }
}

/**
 * The gradient of z = x·w + b, and the step down it:
 *
 *     dw = xᵀ·dz      db = Σ_rows dz      w ← w − dw      b ← b − db
 *
 * The learning rate and 1/B are in dz already, so that no array for dw is needed. `xByColumn` is x transposed;
 * the loop is that of the forward step, with rows of dz in place of rows of w.
 */
export function affineStep(
  xByColumn: Sparse,
  rows: number,
  inputs: number,
  dz: Float64Array,
  outputs: number,
  w: Float32Array,
  b: Float32Array,
): void {
  const { start, index, value } = xByColumn
  const m = outputs
  for (let i = 0; i < inputs; i++) {
    const base = i * m
    const end = start[i + 1]
    for (let k = start[i]; k < end; k += BLOCK) {
      const x0 = value[k]
      const x1 = value[k + 1]
      const x2 = value[k + 2]
      const x3 = value[k + 3]
      const x4 = value[k + 4]
      const x5 = value[k + 5]
      const x6 = value[k + 6]
      const x7 = value[k + 7]
      const r0 = index[k] * m
      const r1 = index[k + 1] * m
      const r2 = index[k + 2] * m
      const r3 = index[k + 3] * m
      const r4 = index[k + 4] * m
      const r5 = index[k + 5] * m
      const r6 = index[k + 6] * m
      const r7 = index[k + 7] * m
      for (let j = 0; j < m; j++) {
        w[base + j] -=
          x0 * dz[r0 + j] +
          x1 * dz[r1 + j] +
          x2 * dz[r2 + j] +
          x3 * dz[r3 + j] +
          x4 * dz[r4 + j] +
          x5 * dz[r5 + j] +
          x6 * dz[r6 + j] +
          x7 * dz[r7 + j]
      }
    }
  }
  for (let j = 0; j < m; j++) {
    let db = 0
    for (let row = 0; row < rows; row++) db += dz[row * m + j]
    b[j] -= db
  }
}

/**
 * What reaches the layer before: with y its activation and dz the error above it,
 *
 *     dy = dz·wᵀ      relu: dz' = dy where y > 0, else 0      sigmoid: dz' = dy · y · (1 − y)
 *
 * Where y is 0 both derivatives are 0, so only what is not zero in y is visited.
 */
export function affineBackward(
  y: Sparse,
  rows: number,
  inputs: number,
  w: Float32Array,
  dz: Float64Array,
  outputs: number,
  activation: Activation,
  dzBefore: Float64Array,
): void {
  const m = outputs
  dzBefore.fill(0, 0, rows * inputs)
  for (let row = 0; row < rows; row++) {
    const above = row * m
    for (let k = y.start[row]; k < y.start[row + 1]; k++) {
      if (y.value[k] === 0) continue
      const i = y.index[k]
      const base = i * m
      let dy = 0
      for (let j = 0; j < m; j++) dy += w[base + j] * dz[above + j]
      dzBefore[row * inputs + i] = activation === 'relu' ? dy : dy * y.value[k] * (1 - y.value[k])
    }
  }
}

/** relu: y = max(0, z)      sigmoid: y = 1 / (1 + e^−z)      in place */
export function activate(z: Float64Array, length: number, activation: Activation): void {
  if (activation === 'relu') {
    // Written so that NaN stays NaN: a comparison the other way round would turn it into 0 and hide it.
    for (let k = 0; k < length; k++) if (z[k] < 0) z[k] = 0
  } else {
    for (let k = 0; k < length; k++) z[k] = 1 / (1 + Math.exp(-z[k]))
  }
}

/**
 * p = softmax(z) over each row, in place, and the row's loss −log p[label]:
 *
 *     p[j] = e^(z[j] − max) / Σ_k e^(z[k] − max)      loss = log Σ_k e^(z[k] − max) + max − z[label]
 *
 * Subtracting the maximum keeps e^z from overflowing. The loss is taken from z, not from p, which may be 0.
 */
export function softmax(z: Float64Array, base: number, classes: number, label: number): number {
  let max = -Infinity
  for (let j = 0; j < classes; j++) if (z[base + j] > max) max = z[base + j]
  const ofLabel = z[base + label]
  let sum = 0
  for (let j = 0; j < classes; j++) {
    const e = Math.exp(z[base + j] - max)
    z[base + j] = e
    sum += e
  }
  for (let j = 0; j < classes; j++) z[base + j] /= sum
  return Math.log(sum) + max - ofLabel
}

/** The gradient of softmax and cross-entropy together, times `scale`:  dz = (p − onehot(label)) · scale */
export function softmaxBackward(
  p: Float64Array,
  labels: ArrayLike<number>,
  rows: number,
  classes: number,
  scale: number,
  dz: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const base = row * classes
    for (let j = 0; j < classes; j++) dz[base + j] = p[base + j] * scale
    dz[base + labels[row]] = (p[base + labels[row]] - 1) * scale
  }
}
