/**
 * Brackets that are open at the end of a text that doesn't parse. Strings, templates, comments and regular expressions
 * are passed over; a text that is broken inside one of them ends there.
 */
export interface OpenBracket {
  readonly bracket: '(' | '[' | '{'
  /** 1-based. */
  readonly line: number
  /** The body of a class. */
  readonly ofClass: boolean
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** What may be passed over as a whole; a template's `${` is looked into. */
const PASSED =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*(?:"|$)|'(?:\\[^]|[^'\\\n])*(?:'|$)|(?<=(?:^|[(=,:;[!&|?{}+*%~^<>-]|return)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//y
const IN_TEMPLATE = /(?:\\[^]|\$(?!\{)|[^`\\$])*/y

export function openBrackets(text: string): readonly OpenBracket[] {
  const open: (OpenBracket | '`')[] = []
  let line = 1
  let at = 0
  const pass = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const passed = pattern.exec(text)?.[0]
    if (!passed) return false
    line += passed.split('\n').length - 1
    at += passed.length
    return true
  }
  while (at < text.length) {
    if (open.at(-1) === '`' && pass(IN_TEMPLATE)) continue
    if (open.at(-1) !== '`' && pass(PASSED)) continue
    // What a template stops at is its end or `${`.
    if (open.at(-1) === '`' && text[at] === '$') at++
    const char = text[at]
    if (char === '\n') line++
    if (char === '`') {
      if (open.at(-1) === '`') open.pop()
      else open.push('`')
    } else if (char === '(' || char === '[' || char === '{') {
      open.push({
        bracket: char,
        line,
        ofClass: char === '{' && /\bclass\b[^{}();=]*$/.test(text.slice(Math.max(0, at - 200), at)),
      })
    } else if (char in CLOSES) {
      const last = open.at(-1)
      if (typeof last === 'object' && last.bracket === CLOSES[char]) open.pop()
    }
    at++
  }
  return open.filter((one) => one !== '`')
}
