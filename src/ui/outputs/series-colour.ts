/** Charts use the actors' colours, the two farthest apart first. */
const ORDER = ['--a2', '--a1', '--a4', '--a7', '--a3', '--a5', '--a6', '--a8']

export function seriesToken(at: number): string {
  return ORDER[at % ORDER.length]
}

export function seriesColour(at: number): string {
  return `var(${seriesToken(at)})`
}
