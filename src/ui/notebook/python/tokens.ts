/**
 * Python in a few kinds of token, for its colours. Not a parser: it never fails, and what it doesn't know is plain.
 *
 * The pieces put together are the text again, whatever the text is.
 */
export type Kind = 'key' | 'str' | 'num' | 'com' | 'typ' | 'fn' | 'plain'

export interface Token {
  readonly kind: Kind
  readonly text: string
}

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return self try while with yield'
  ).split(' '),
)

/** In this order: a comment, a text in three quotes or in one (with its prefix), a number, a word, anything else. */
const PIECE = new RegExp(
  [
    String.raw`(?<com>#[^\n]*)`,
    String.raw`(?<str>\b[rbfuRBFU]{0,2}(?:'''[^]*?(?:'''|$)|"""[^]*?(?:"""|$))` +
      String.raw`|\b[rbfuRBFU]{0,2}(?:'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)` +
      String.raw`|'''[^]*?(?:'''|$)|"""[^]*?(?:"""|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)`,
    String.raw`(?<num>\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?[jJ]?))`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)`,
    String.raw`(?<rest>[^])`,
  ].join('|'),
  'g',
)

export function pythonTokens(text: string): readonly Token[] {
  const tokens: { kind: Kind; text: string }[] = []
  let before = ''
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match
    const groups = match.groups ?? {}
    const kind: Kind =
      groups.com !== undefined
        ? 'com'
        : groups.str !== undefined
          ? 'str'
          : groups.num !== undefined
            ? 'num'
            : groups.word !== undefined
              ? kindOfWord(piece, before, text[match.index + piece.length])
              : 'plain'
    if (groups.word !== undefined) before = piece
    else if (piece.trim() !== '') before = ''
    const last = tokens.at(-1)
    if (last?.kind === kind) last.text += piece
    else tokens.push({ kind, text: piece })
  }
  return tokens
}

/** `before` is the word right before this one, or ''; `next` the character right behind it. */
function kindOfWord(word: string, before: string, next: string | undefined): Kind {
  if (KEYWORDS.has(word)) return 'key'
  if (before === 'def') return 'fn'
  if (before === 'class' || /^[A-Z][A-Za-z]*[a-z]/.test(word)) return 'typ'
  return next === '(' ? 'fn' : 'plain'
}
