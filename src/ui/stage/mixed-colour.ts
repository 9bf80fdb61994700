/** Colours that are mixed and not transparent: nothing shows through, and words on them have a known ground. */

/** `#rrggbb` both; `share` of the front. */
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

/** Red, green and blue, 0 … 255. */
export function partsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) || 0)
}
