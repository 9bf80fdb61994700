/** How long a script may let something travel: not at all where a person has asked for less motion. */
export function moving(milliseconds: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds
}
