/**
 * The small readable language inside a lesson: its front matter and the bodies of predict, check and spot cells.
 *
 * A subset of YAML, because authors know it, and a subset only, because a lesson must mean the same to every reader:
 * `key: words` (indented lines go on), `key: |` with an indented block, `key:` with `- items`, and a JSON string in
 * double quotes for what does not fit the rest. Nothing here throws: what is doubtful becomes a warning with its line.
 */

export interface LessonWarning {
  /** 1-based line of the lesson's text. */
  readonly line: number
  readonly message: string
}

export interface Field {
  readonly line: number
  readonly text: string
  /** Items of a list, or null where the field is a text. */
  readonly items: readonly string[] | null
}

export interface Fields {
  readonly values: ReadonlyMap<string, Field>
  readonly warnings: readonly LessonWarning[]
}

const KEY = /^([A-Za-z]+):(?:\s(.*)|)$/s
const INDENT = '  '

function isIndented(line: string): boolean {
  return line.startsWith(INDENT) && line.trim() !== ''
}

/** A text in double quotes is JSON where it parses, and an ordinary text that opens with a quotation mark where not. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

/** Reads one text that begins behind a key or a dash; `next` is the first line not used. */
function readText(first: string, lines: readonly string[], from: number): { text: string; next: number } {
  let next = from
  if (first === '|') {
    const block: string[] = []
    while (next < lines.length && (lines[next].startsWith(INDENT) || lines[next].trim() === '')) {
      block.push(lines[next].startsWith(INDENT) ? lines[next].slice(INDENT.length) : '')
      next += 1
    }
    while (block.length > 0 && block[block.length - 1].trim() === '') block.pop()
    return { text: block.join('\n'), next }
  }
  const words = [first]
  while (next < lines.length && isIndented(lines[next])) {
    words.push(lines[next].trim())
    next += 1
  }
  return { text: unquoted(words.filter((word) => word !== '').join(' ')), next }
}

/** Reads `lines`, the first of which is line `firstLine` of the lesson. */
export function readFields(lines: readonly string[], firstLine: number): Fields {
  const values = new Map<string, Field>()
  const warnings: LessonWarning[] = []
  let at = 0
  while (at < lines.length) {
    const line = firstLine + at
    if (lines[at].trim() === '') {
      at += 1
      continue
    }
    const match = KEY.exec(lines[at])
    if (match === null) {
      warnings.push({ line, message: `\`${lines[at].trim()}\` is neither \`key: value\` nor part of one.` })
      at += 1
      continue
    }
    const key = match[1]
    const rest = (match[2] ?? '').trim()
    at += 1
    let field: Field
    if (rest === '' && at < lines.length && lines[at].startsWith('- ')) {
      const items: string[] = []
      while (at < lines.length && lines[at].startsWith('- ')) {
        const item = readText(lines[at].slice(2).trim(), lines, at + 1)
        items.push(item.text)
        at = item.next
      }
      field = { line, text: '', items }
    } else {
      const value = readText(rest, lines, at)
      field = { line, text: value.text, items: null }
      at = value.next
    }
    if (values.has(key)) warnings.push({ line, message: `\`${key}\` is given twice; the first one counts.` })
    else values.set(key, field)
  }
  return { values, warnings }
}

/** The lines behind a key or a dash for this text. */
function textLines(lead: string, text: string): string[] {
  const lines = text.split('\n')
  const last = lines[lines.length - 1]
  if (lines.length === 1 && text !== '' && text === text.trim() && text !== '|' && text !== '[]') {
    return [text.startsWith('"') ? `${lead} ${JSON.stringify(text)}` : `${lead} ${text}`]
  }
  if (lines.length > 1 && last.trim() !== '') {
    return [`${lead} |`, ...lines.map((line) => (line === '' ? '' : INDENT + line))]
  }
  return [`${lead} ${JSON.stringify(text)}`]
}

export function writeText(key: string, text: string): string[] {
  return textLines(`${key}:`, text)
}

export function writeList(key: string, items: readonly string[]): string[] {
  if (items.length === 0) return [`${key}: []`]
  return [`${key}:`, ...items.flatMap((item) => textLines('-', item))]
}

/** The items of a list field; a text counts as a list of one, `[]` as an empty list. */
export function itemsOf(field: Field | undefined): readonly string[] {
  if (field === undefined) return []
  if (field.items !== null) return field.items
  return field.text === '[]' || field.text === '' ? [] : [field.text]
}
