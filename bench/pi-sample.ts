/**
 * The loop of the pi bench: points thrown at a square, and how many fall into the circle.
 *
 * It refers to nothing outside itself, since its text goes into a cell as well: both sides run the very same code.
 */
export function samplePoints(count: number, seed: number): number {
  let x = seed | 0 || 1
  let inside = 0
  for (let i = 0; i < count; i++) {
    // xorshift32 by Marsaglia, twice: one number for each coordinate.
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    const a = x * 4.656612873077393e-10
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    const b = x * 4.656612873077393e-10
    if (a * a + b * b < 1) inside++
  }
  return inside
}
