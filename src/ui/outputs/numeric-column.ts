/** Which cells of a table read as numbers, and which columns stand right: those of which all cells do. */

const NUMBER =
  /^([-+−]?)([\d\u2009 ]*\.?\d+(?:e[-+]?\d+)?)(?: ?(%|ns|ms|µs|s|min|B|kB|KiB|MB|MiB|GB|GiB|×|x|\/s))?$/i

/** How much a unit is of the least of its kind; a cell without one, or with another, counts as it stands. */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  µs: 1e-3,
  ms: 1,
  s: 1e3,
  min: 6e4,
  b: 1,
  kb: 1e3,
  kib: 1024,
  mb: 1e6,
  mib: 1024 ** 2,
  gb: 1e9,
  gib: 1024 ** 3,
}

/** An empty cell is let pass, an empty column isn't. */
export function isNumeric(rows: readonly (readonly string[])[], at: number): boolean {
  let seen = false
  for (const row of rows) {
    const text = row[at] ?? ''
    if (text === '') continue
    if (!NUMBER.test(text)) return false
    seen = true
  }
  return seen
}

/** The number that a cell reads as, units of time and of size made alike: 2 s is more than 900 ms. */
export function numberOf(text: string): number | null {
  const parts = NUMBER.exec(text)
  if (!parts) return null
  const [, sign, digits, unit] = parts
  const size = Number(digits.replace(/[\u2009 ]/g, ''))
  const value = size * (UNITS[unit?.toLowerCase() ?? ''] ?? 1)
  return sign === '-' || sign === '−' ? -value : value
}
