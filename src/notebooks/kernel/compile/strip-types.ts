/**
 * Takes the types off a TypeScript cell. Lines stay, columns may shift.
 *
 * Sucrase does the work. What it drops although it isn't a type is refused instead: a namespace vanishes with all that
 * it holds, and so do two old forms of import and export. Text that was there before and is gone after is how that is
 * seen, so that the same words in a string or template are none of our business.
 */
import { transform } from 'sucrase'
import { Refusal } from './compiled-cell'
import { plainSyntaxError } from './syntax-error'

const VANISHING: readonly { readonly pattern: RegExp; readonly message: string; readonly hint: string }[] = [
  {
    pattern: /(?<!declare\s+)\b(?:namespace|module)\s+[\p{ID_Start}_$][\p{ID_Continue}$.]*\s*\{/gu,
    message: "A cell can't have a namespace.",
    hint: 'Use an object: const name = { … }',
  },
  {
    pattern: /\bimport\s+[\p{ID_Start}_$][\p{ID_Continue}$]*\s*=/gu,
    message: "A cell can't import with `=`.",
    hint: "Write import { … } from '…' instead.",
  },
  {
    pattern: /\bexport\s*=/gu,
    message: "A cell can't export: what it declares is there for the other cells already.",
    hint: 'Leave `export` out.',
  },
]

export function stripTypes(text: string): string {
  let untyped: string
  try {
    untyped = transform(text, {
      transforms: ['typescript'],
      disableESTransforms: true,
      // A cell may import for the cells below it.
      keepUnusedImports: true,
      production: true,
    }).code
  } catch (error) {
    throw plainSyntaxError(error, text)
  }
  for (const { pattern, message, hint } of VANISHING) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index).split('\n')
      const lines = match[0].split('\n').length
      const left = untyped
        .split('\n')
        .slice(before.length - 1, before.length - 1 + lines)
        .join('\n')
      if (left.includes(match[0])) continue
      throw new Refusal(message, { line: before.length, column: before.at(-1)!.length + 1 }, hint)
    }
  }
  return untyped
}
