/** Colours that are mixed and not transparent: nothing shows through, and words on them have a known ground. */

/** `#rrggbb` or `#rgb` both; `share` of the front. */
export function mixed(front: string, back: string, share: number): string {
  const [a, b] = [partsOf(front), partsOf(back)]
  return `#${a
    .map((part, n) =>
      Math.round(part * share + b[n] * (1 - share))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Red, green and blue, 0 … 255; of `#rrggbb`, or of `#rgb`, as the built page writes some of its tokens. */
export function partsOf(colour: string): number[] {
  const short = colour.length === 4
  return [0, 1, 2].map((n) => {
    const part = short ? colour[n + 1].repeat(2) : colour.slice(2 * n + 1, 2 * n + 3)
    return parseInt(part, 16) || 0
  })
}
