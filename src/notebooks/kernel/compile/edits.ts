/**
 * Edits of a text that nest like the syntax tree they come from, applied in one go.
 *
 * Insertions around nested nodes often meet at one position (`$.let("f",$def(…` before the same character). Here their
 * order follows from the ranges: what closes comes before what opens, the outer range opens first and closes last.
 * Every replacement keeps the line breaks of what it replaces, so lines never move. Positions can be asked for
 * afterwards, which is how definitions know where they are in the result.
 */

interface Insertion {
  readonly at: number
  readonly text: string
  readonly opens: boolean
  /** Length of the range it belongs to. */
  readonly span: number
  readonly order: number
  readonly note?: (offset: number) => void
}

interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

export class Edits {
  readonly #text: string
  readonly #insertions: Insertion[] = []
  readonly #replacements: Replacement[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** Puts `open` and `close` around a range. Of equal ranges, the one that was wrapped first is outside. */
  wrap(start: number, end: number, open: string, close: string): void {
    this.#add(start, open, true, end - start)
    this.#add(end, close, false, end - start)
  }

  /** Inserts at a position; it belongs to what follows. */
  insert(at: number, text: string): void {
    this.#add(at, text, true, 0)
  }

  /** Replaces a range. Ranges replaced may not overlap, and nothing is inserted strictly inside. */
  replace(start: number, end: number, text: string): void {
    const breaks = this.#text.slice(start, end).match(/\r\n|[\n\r\u2028\u2029]/g)
    this.#replacements.push({ start, end, text: text + (breaks ? breaks.join('') : '') })
  }

  /** Tells where a range lies in the result, without what was wrapped around it before. */
  locate(start: number, end: number, found: (start: number, end: number) => void): void {
    let begin = 0
    this.#add(start, '', true, end - start, (offset) => (begin = offset))
    this.#add(end, '', false, end - start, (offset) => found(begin, offset))
  }

  /** The edited text, standing after `prefix`. */
  apply(prefix: string): string {
    const insertions = this.#insertions.sort(byPosition)
    const replacements = this.#replacements.sort((a, b) => a.start - b.start)
    const parts = [prefix]
    let length = prefix.length
    let position = 0
    let next = 0
    const push = (part: string): void => {
      parts.push(part)
      length += part.length
    }
    const insertUpTo = (limit: number): void => {
      while (next < insertions.length) {
        const insertion = insertions[next]
        if (insertion.at > limit) return
        push(this.#text.slice(position, insertion.at))
        position = insertion.at
        insertion.note?.(length)
        push(insertion.text)
        next++
      }
    }
    for (const { start, end, text } of replacements) {
      insertUpTo(start)
      push(this.#text.slice(position, start))
      push(text)
      position = end
    }
    insertUpTo(this.#text.length)
    push(this.#text.slice(position))
    return parts.join('')
  }

  #add(at: number, text: string, opens: boolean, span: number, note?: (offset: number) => void): void {
    this.#insertions.push({ at, text, opens, span, order: this.#insertions.length, note })
  }
}

function byPosition(a: Insertion, b: Insertion): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.opens !== b.opens) return a.opens ? 1 : -1
  if (a.opens) return b.span - a.span || a.order - b.order
  return a.span - b.span || b.order - a.order
}
