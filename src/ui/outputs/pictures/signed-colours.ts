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

/** Of a token: #rrggbb, which a build writes as #rgb where it can. */
export function rgbOf(text: string): Rgb {
  const digits = text.trim().slice(1)
  const six = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const number = Number.parseInt(six, 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}
