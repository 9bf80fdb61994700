/**
 * TypeScript in a few kinds of token, line by line, for the colours of a program that is only read. As python/tokens.ts:
 * not a parser, never at a loss, and the pieces put together are the text again.
 *
 * A text in backquotes is one token with what stands in its braces; a regular expression is not known.
 */
import type { Kind, Token } from '../python/tokens'

const KEYWORDS = new Set(
  (
    'async await break case catch class const continue default delete do else export extends false finally for ' +
    'function if import in instanceof let new null of return static super switch this throw true try typeof ' +
    'undefined void while yield'
  ).split(' '),
)

/** In this order: a comment, a text, a number, a word, anything else. */
const PIECE = new RegExp(
  [
    String.raw`(?<com>//[^\n]*|/\*[^]*?(?:\*/|$))`,
    String.raw`(?<str>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|${'`'}(?:\\[^]|[^${'`'}\\])*${'`'}?)`,
    String.raw`(?<num>\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?)n?)`,
    String.raw`(?<word>[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<rest>[^])`,
  ].join('|'),
  'g',
)

/** The tokens of each line; a token that goes over lines is in each of them. */
export function codeLines(text: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]]
  let before = ''
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match
    const kind = kindOf(match, before, text)
    if (piece.trim() !== '') before = piece
    for (const [at, part] of piece.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (part !== '') put(lines[lines.length - 1], kind, part)
    }
  }
  return lines
}

function put(line: Token[], kind: Kind, text: string): void {
  const last = line.at(-1)
  if (last?.kind === kind) line[line.length - 1] = { kind, text: last.text + text }
  else line.push({ kind, text })
}

/** `before` is the last piece that is no space. */
function kindOf({ groups = {}, 0: piece, index }: RegExpExecArray, before: string, text: string): Kind {
  if (groups.com !== undefined) return 'com'
  if (groups.str !== undefined) return 'str'
  if (groups.num !== undefined) return 'num'
  if (groups.word === undefined) return 'plain'
  const behind = text.slice(index + piece.length)
  // A field may be called as a word of the language, and `from` is one only before a module's name.
  if (before !== '.' && KEYWORDS.has(piece)) return 'key'
  if (piece === 'from' && /^\s*['"]/.test(behind)) return 'key'
  if (/^(?:class|extends|new)$/.test(before) || /^[A-Z]\w*[a-z]/.test(piece)) return 'typ'
  return behind.startsWith('(') ? 'fn' : 'plain'
}
