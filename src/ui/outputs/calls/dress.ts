/** The colours and the type of the pictures of calls, read off the page where they stand. */
import { marks } from './marks'

export interface Dress {
  /** One a mark, in their order. */
  readonly marks: readonly string[]
  readonly ink2: string
  readonly ink3: string
  readonly edge: string
  readonly line: string
  readonly ground: string
  readonly bad: string
  readonly active: string
  readonly waiting: string
  readonly accent: string
  readonly accentSoft: string
  readonly run: string
  readonly font: string
}

/** `ground`: the token of what it is drawn on. */
export function dressOf(element: Element, ground: string): Dress {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return {
    marks: marks.map(({ token }) => read(token)),
    ink2: read('--ink2'),
    ink3: read('--ink3'),
    edge: read('--edge'),
    line: read('--line'),
    ground: read(ground),
    bad: read('--bad'),
    active: read('--a1'),
    waiting: read('--a3'),
    accent: read('--accent'),
    accentSoft: read('--accent-soft'),
    run: read('--a2'),
    font: `400 ${rem * 0.6875}px ${read('--sans')}`,
  }
}
