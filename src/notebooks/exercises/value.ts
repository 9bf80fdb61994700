/**
 * Values as one line, compared as a reader would: `'open'`, `"open"` and `open` are the same answer.
 */
export function plainValue(text: string): string {
  const trimmed = text.trim()
  const quote = trimmed[0]
  const quoted =
    trimmed.length > 1 && (quote === "'" || quote === '"' || quote === '`') && trimmed.endsWith(quote)
  return quoted ? trimmed.slice(1, -1) : trimmed
}

export function sameValue(a: string, b: string): boolean {
  return plainValue(a) === plainValue(b)
}
