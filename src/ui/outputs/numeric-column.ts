/** Which columns of a table stand right: those whose cells all read as numbers. */

/** A unit after the number is allowed, an empty cell too, an empty column isn't. */
export function isNumeric(rows: readonly (readonly string[])[], at: number): boolean {
  let seen = false
  for (const row of rows) {
    const text = row[at] ?? ''
    if (text === '') continue
    if (!/^[-+−]?[\d\u2009 ]*\.?\d+(e[-+]?\d+)?( ?(%|s|ms|µs|B|kB|KiB|MB|MiB|GB|×|x|\/s))?$/i.test(text))
      return false
    seen = true
  }
  return seen
}
