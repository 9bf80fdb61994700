/** Syntax errors of the two parsers in plain words, at their place. */
import { Refusal } from './compiled-cell'

interface ParserError {
  readonly message: string
  readonly loc?: { readonly line: number; readonly column: number }
}

export function plainSyntaxError(error: unknown, _text: string): Refusal {
  if (error instanceof Refusal) return error
  const { message, loc } = error as ParserError
  const words = message.replace(/ \(\d+:\d+\)$/, '')
  return new Refusal(words, { line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 })
}
