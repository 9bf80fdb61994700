/**
 * Syntax errors of the two parsers in plain words, at their place.
 *
 * Both parsers stop at the first token that doesn't fit; the words here say what that token is, and where a common slip
 * is likely, what to do. What isn't known keeps the parser's own words.
 */
import { syntaxSlip } from '../hints/syntax-slip'
import { Refusal } from './compiled-cell'

interface ParserError {
  readonly message: string
  readonly loc?: { readonly line: number; readonly column: number }
}

/** `text` is what the parser was given. */
export function plainSyntaxError(error: unknown, text: string): Refusal {
  if (error instanceof Refusal) return error
  const { message, loc } = error as ParserError
  if (!loc) throw error
  const words = message.replace(/ \(\d+:\d+\)$/, '').replace(/^Error transforming [^:]*: /, '')
  const lines = text.split(/\r\n|[\n\r]/)
  const line = Math.min(loc.line, lines.length)
  // sucrase counts columns from 1, acorn from 0; both point at the token.
  const rest = (lines[line - 1] ?? '').slice(columnOf(error, loc.column) - 1)
  const place = { line, column: columnOf(error, loc.column) }
  const token = /^\s*([\p{ID_Continue}$]+|\S)/u.exec(rest)?.[1]
  const { said, hint } = inWords(words, token, loc.line >= lines.length)
  const before = [...lines.slice(0, line - 1), (lines[line - 1] ?? '').slice(0, place.column - 1)].join('\n')
  const after = [rest, ...lines.slice(line)].join('\n')
  const expected = /, expected "(.+)"$/.exec(words)?.[1] ?? ''
  const slip = /^Unexpected token/.test(words) ? syntaxSlip({ before, token, after, expected, line }) : ''
  return new Refusal(said, place, slip || hint)
}

function columnOf(error: unknown, column: number): number {
  return 'raisedAt' in (error as object) ? column + 1 : column
}

function inWords(
  words: string,
  token: string | undefined,
  isLastLine: boolean,
): { said: string; hint: string } {
  const known = KNOWN.find(([pattern]) => pattern.test(words))
  if (known) return { said: words.replace(known[0], known[1]), hint: known[2] }
  const expected = /, expected "(.+)"$/.exec(words)?.[1]
  if (/^Unexpected token/.test(words)) {
    if (token === undefined) {
      const said = isLastLine ? 'The cell ends too early.' : 'The line ends too early.'
      return { said, hint: 'Is a closing bracket, brace or parenthesis missing?' }
    }
    const said = `\`${token}\` isn't expected here.`
    return { said, hint: expected ? `\`${expected}\` was expected.` : '' }
  }
  return { said: /[.?!]$/.test(words) ? words : `${words}.`, hint: '' }
}

/** Pattern of the parser's message, words instead, hint. */
const KNOWN: readonly (readonly [RegExp, string, string])[] = [
  [
    /^'return' outside of function$/,
    '`return` stands outside of any function.',
    'The value of the last line is the result.',
  ],
  [
    /^Identifier '(.+)' has already been declared$/,
    '`$1` is declared twice in this cell.',
    'Give one of them another name.',
  ],
  [/^Unexpected character '([“”„‘’])'$/, '`$1` is a quote of books.', 'Code has straight quotes: \' or ".'],
  [/^Unexpected character '@'$/, "Decorators can't be used in a cell.", ''],
  [/^Unterminated string constant$/, "The text isn't closed on this line.", 'Is a quote missing?'],
  [/^Unterminated template.*$/, "The template isn't closed.", 'Is a backtick ` missing?'],
  [/^Unterminated regular expression$/, "The regular expression isn't closed.", ''],
  [/^Unterminated comment$/, "The comment isn't closed.", 'Is */ missing?'],
  [/^Deleting local variable in strict mode$/, "A variable can't be deleted.", 'Assign undefined instead.'],
  [/^Assigning to rvalue$/, "This can't be assigned to.", 'To compare, write ===.'],
  [/^Binding '?(\w+)'? in strict mode$/, "`$1` can't be the name of a variable.", ''],
  [/^'with' in strict mode$/, "`with` can't be used.", ''],
  [
    /^Cannot use keyword 'await' outside an async function$/,
    '`await` stands in a function that is not async.',
    'Write async in front of the function.',
  ],
  [/^(?:Cannot use 'import\.meta' outside a module)$/, 'A cell has no import.meta.', ''],
  [
    /^Private field '(#.+)' must be declared in an enclosing class$/,
    '`$1` is not declared in the class around it.',
    'A private field can be used inside its own class only.',
  ],
  [
    /^Missing initializer in (?:const|destructuring) declaration$/,
    'A const needs a value.',
    'Write = and a value, or use let.',
  ],
]
