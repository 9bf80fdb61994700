/** A program's lines behind their numbers, for a page where nothing else counts them. */
export function numbered(code: string): readonly string[] {
  const lines = code.split('\n')
  const width = String(lines.length).length
  return lines.map((line, at) => `${String(at + 1).padStart(width)}  ${line}`.trimEnd())
}
