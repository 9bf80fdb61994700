/** Messages and what to do about each: the first that fits. A hint may need what the pattern found, or the line. */
export type Words = readonly (readonly [
  RegExp,
  string | ((match: RegExpExecArray, line: string) => string),
])[]

/** null where no pattern fits. `line`: where it happened, compiled. */
export function fromWords(words: Words, message: string, line: string): string | null {
  for (const [pattern, hint] of words) {
    const match = pattern.exec(message)
    if (match !== null) return typeof hint === 'string' ? hint : hint(match, line)
  }
  return null
}
