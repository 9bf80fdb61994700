/**
 * The nearest known name, for "did you mean".
 */

/** Edits between two words (Levenshtein), both cut at 40 characters. */
function distance(a: string, b: string): number {
  const x = a.slice(0, 40)
  const y = b.slice(0, 40)
  let row = Array.from({ length: y.length + 1 }, (_, i) => i)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let j = 1; j <= y.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (x[i - 1] === y[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[y.length]
}

/** The known name closest to `name`, or '' when none is within half of its length. */
export function nearestName(name: string, known: Iterable<string>): string {
  let best = ''
  let least = Math.max(1, Math.ceil(name.length / 2)) + 1
  for (const candidate of known) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase())
    if (d < least) {
      least = d
      best = candidate
    }
  }
  return best
}
