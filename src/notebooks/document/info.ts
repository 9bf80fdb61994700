/**
 * The info string behind a fence: a word that says what the cell is, then attributes.
 *
 *     ```ts cell=transfer stage=step seed=42 given=2 exercise original
 *
 * `cell` is the stable id. `name=value` has no spaces; a value with any is a JSON string in double quotes. Braces
 * around all attributes, as other readers of Markdown want them, mean nothing.
 */

export interface Attribute {
  readonly name: string
  /** null for a flag: a name without `=`. */
  readonly value: string | null
}

export interface Info {
  readonly word: string
  readonly attributes: readonly Attribute[]
  /** What could not be read, in words. */
  readonly doubts: readonly string[]
}

const ATTRIBUTE = /^([A-Za-z]+)(?:=("(?:[^"\\]|\\.)*"|[^\s"]*))?(?=\s|$)/
const BARE = /^[^\s"`]+$/

export function readInfo(info: string): Info {
  const head = /^\S*/.exec(info.trim())?.[0] ?? ''
  const attributes: Attribute[] = []
  const doubts: string[] = []
  let rest = unbraced(info.trim().slice(head.length).trim())
  while (rest !== '') {
    const match = ATTRIBUTE.exec(rest)
    if (match === null) {
      const odd = /^\S+/.exec(rest)?.[0] ?? rest
      doubts.push(`\`${odd}\` is not an attribute.`)
      rest = rest.slice(odd.length).trim()
      continue
    }
    const name = match[1]
    const value = match[2] === undefined ? null : valueOf(match[2])
    if (value === undefined) doubts.push(`\`${match[0]}\` is not a text in double quotes.`)
    else if (attributes.some((attribute) => attribute.name === name))
      doubts.push(`\`${name}\` is given twice.`)
    else attributes.push({ name, value })
    rest = rest.slice(match[0].length).trim()
  }
  return { word: head, attributes, doubts }
}

function unbraced(text: string): string {
  return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1).trim() : text
}

function valueOf(raw: string): string | undefined {
  if (!raw.startsWith('"')) return raw
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

export function writeInfo(word: string, attributes: readonly Attribute[]): string {
  const words = attributes.map(({ name, value }) => {
    if (value === null) return name
    if (BARE.test(value)) return `${name}=${value}`
    // A backtick would end the fence's info string for other readers of Markdown.
    return `${name}=${JSON.stringify(value).replaceAll('`', '\\u0060')}`
  })
  return [word, ...words].join(' ')
}
