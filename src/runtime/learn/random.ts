/**
 * A tiny seeded random stream for initial weights and the order of batches.
 *
 * Training must come out the same on every run with the same seed, so nothing here reads the clock or the
 * engine's own generator. Mulberry32: 32 bits of state, good enough to break symmetry and to shuffle; it is
 * not for cryptography, and not the run's stream (src/runtime/clock has that one).
 */
export type Random = () => number

/** A stream of numbers in [0, 1), the same for the same seed. */
export function seededRandom(seed: number): Random {
  if (!Number.isFinite(seed)) throw new RangeError(`The seed must be a finite number, not ${seed}.`)
  // Seeds beyond 32 bits, and fractions, keep their difference: both halves of the double go in.
  const halves = new Uint32Array(new Float64Array([seed]).buffer)
  let state = (halves[0] ^ Math.imul(halves[1], 0x9e3779b1)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** 0 … length − 1 in a random order (Fisher–Yates). */
export function shuffledIndices(length: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i]
    order[i] = order[j]
    order[j] = held
  }
  return order
}
