/** What is probably the slip where a text stops making sense, told from the text before that place. */
import { openBrackets, type OpenBracket } from './open-brackets'

export interface Stop {
  /** The text up to the token that doesn't fit. */
  readonly before: string
  /** undefined at the end of the text. */
  readonly token: string | undefined
  /** The rest of the text, from that token on. */
  readonly after: string
  /** What the parser expected, or ''. */
  readonly expected: string
  readonly line: number
}

const CLOSE = { '(': ')', '[': ']', '{': '}' } as const
const STATEMENTS = /^(?:const|let|var|if|for|while|return|class|function|import|throw|try|switch|export)$/

/** '' where nothing is known for certain. */
export function syntaxSlip({ before, token, after, expected, line }: Stop): string {
  const open = openBrackets(before)
  const last = open.at(-1)
  const word = /([\p{ID_Continue}$]+)\s*$/u.exec(before)?.[1] ?? ''
  if (token === undefined) return last ? notClosed(last) : somethingAfter(before)
  if (after.startsWith('=>')) {
    // An arrow function whose body doesn't end is given up at its arrow.
    const never = openBrackets(before + after).at(-1)
    return never ? `The \`${never.bracket}\` of line ${never.line} is never closed.` : ''
  }
  if (/^[)\]}]$/.test(token)) return closing(token, last)
  if (last?.ofClass) return inClass(word, token, last)
  if (word === 'def') return 'A function is written `function name() { … }`.'
  if (word === 'elif') return 'In JavaScript this is `else if`.'
  if (word === 'function' && token === '(')
    return 'A function that stands by itself needs a name: `function name() { … }`.'
  if (/^\d/.test(token) && /^(?:const|let|var|function|class)$/.test(word))
    return 'A name can’t begin with a digit.'
  if (token === 'else') return 'An `else` follows the `}` of its `if`. Is a brace missing, or one too many?'
  if (word === 'from') return "The name of a module stands in quotes: `from 'actors'`."
  if (after.startsWith('==') && /\b(?:const|let|var)\s+[\p{ID_Continue}$]+\s*$/u.test(before))
    return 'A single `=` gives a value, `===` compares.'
  if (token === ':' && /=>\s*\{[^{}]*$/.test(before))
    return 'An arrow function that gives an object has it in parentheses: `=> ({ … })`.'
  if (last && last.line < line && STATEMENTS.test(token)) return notClosed(last)
  if (last && last.line < line && expected === ',' && last.bracket === '(')
    return `\`,\` was expected, or the \`)\` for line ${last.line}.`
  return ''
}

function somethingAfter(before: string): string {
  const end = /\S+$/.exec(before.trimEnd())?.[0]
  return end === undefined ? '' : `Something has to follow \`${end.slice(-40)}\`.`
}

function notClosed({ bracket, line }: OpenBracket): string {
  return `The \`${bracket}\` of line ${line} is still open here. Is a \`${CLOSE[bracket]}\` missing?`
}

function closing(token: string, last: OpenBracket | undefined): string {
  if (last === undefined) return `No bracket is open that \`${token}\` could close. Is it one too many?`
  return CLOSE[last.bracket] === token ? '' : notClosed(last)
}

function inClass(word: string, token: string, { line }: OpenBracket): string {
  if (word === 'this') return 'In a class a field stands without `this.`; methods set it with `this.`'
  if (/^(?:const|let|var|function)$/.test(word))
    return `In a class a field or method stands without \`${word}\`. Or is a \`}\` missing above?`
  if (STATEMENTS.test(word) || STATEMENTS.test(token) || word === 'await' || token === 'await')
    return `The class of line ${line} is still open here. Is a \`}\` missing above?`
  if (token === '{') return 'A method has parentheses: `name() { … }`.'
  return ''
}
