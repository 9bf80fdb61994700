/** The theme's two colours for numbers below and above zero, and what lies between, for a canvas. */

export type Rgb = readonly [number, number, number]

export interface SignedColours {
  readonly negative: Rgb
  readonly zero: Rgb
  readonly positive: Rgb
}

export function signedColours(): SignedColours {
  const style = getComputedStyle(document.documentElement)
  const colour = (token: string) => rgbOf(style.getPropertyValue(token))
  return { negative: colour('--a1'), zero: colour('--card'), positive: colour('--a5') }
}

/** Of a token, which is always written #rrggbb. */
export function rgbOf(text: string): Rgb {
  const number = Number.parseInt(text.trim().slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}
