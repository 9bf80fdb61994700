/** The colours and letters of the diagram, read from the tokens once a theme. */
export interface Dress {
  readonly actors: readonly string[]
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly edge: string
  readonly line: string
  readonly line2: string
  readonly stage: string
  readonly card: string
  readonly bad: string
  readonly warn: string
  readonly accent: string
  readonly accentSoft: string
  readonly paper: string
  readonly paperLine: string
  readonly sans: string
  readonly mono: string
  /** Lines that carry meaning, wider on a wall. */
  readonly lines: number
  /** Pixels of the page a pixel of the drawing. */
  readonly scale: number
}

export function dressOf(element: Element): Dress {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    actors: ['', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => read(`--a${n}`))],
    ink: read('--ink'),
    ink2: read('--ink2'),
    ink3: read('--ink3'),
    edge: read('--edge'),
    line: read('--line'),
    line2: read('--line2'),
    stage: read('--stage'),
    card: read('--card'),
    bad: read('--bad'),
    warn: read('--warn'),
    accent: read('--accent'),
    accentSoft: read('--accent-soft'),
    paper: read('--paper'),
    paperLine: read('--paper-line'),
    sans: read('--sans'),
    mono: read('--mono'),
    lines: Number(read('--lines')) || 1,
    scale: parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1,
  }
}
