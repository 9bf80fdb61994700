/**
 * A line as a shell cuts it: words between spaces, quotes around what has spaces itself, a backslash before what would
 * mean something. Nothing is put in for `$NAME` or `*`.
 */
import { BadCall } from '../../../actor/errors'

export interface Word {
  readonly text: string
  /** It begins with a quote, so that it is no option. */
  readonly quoted: boolean
}

export function wordsOf(line: string): Word[] {
  const words: Word[] = []
  let text = ''
  let quoted = false
  let begun = false
  let open: "'" | '"' | null = null
  const end = () => {
    if (begun) words.push({ text, quoted })
    text = ''
    quoted = begun = false
  }
  for (let at = 0; at < line.length; at++) {
    const one = line[at]
    const next = line[at + 1]
    if (open === null && /\s/.test(one)) {
      end()
      continue
    }
    const opens = open === null && (one === "'" || one === '"')
    quoted ||= opens && !begun
    begun = true
    if (opens) open = one as "'" | '"'
    else if (one === open) open = null
    // As in a shell: between single quotes a backslash is a backslash, between double ones mostly.
    else if (one === '\\' && next !== undefined && (open === null || (open === '"' && /["\\]/.test(next)))) {
      text += next
      at++
    } else text += one
  }
  if (open !== null) throw new BadCall(`The quote ${open} that opens in this line is never closed.`)
  end()
  return words
}
