/**
 * Takes the types off a TypeScript cell. Lines stay, columns may shift.
 *
 * Sucrase does the work; what it drops without a word or would turn into something else is refused first, from its own
 * tokens. Its parser is a part of the package that isn't its public entrance, so only what the two functions below
 * need is imported.
 */
import { transform } from 'sucrase'
import { Refusal } from './compiled-cell'
import { plainSyntaxError } from './syntax-error'

export interface Untyped {
  readonly text: string
  /** Identifiers that stand in a type somewhere: an import of such a name may be a type. */
  readonly typeNames: ReadonlySet<string>
}

export function stripTypes(text: string): Untyped {
  refuseNamespaces(text)
  try {
    const { code } = transform(text, {
      transforms: ['typescript'],
      disableESTransforms: true,
      // A cell may import for the cells below it.
      keepUnusedImports: true,
      production: true,
    })
    return { text: code, typeNames: namesInTypes(text) }
  } catch (error) {
    throw plainSyntaxError(error, text)
  }
}

/** Sucrase removes a namespace with all that it holds. */
function refuseNamespaces(text: string): void {
  const pattern = /^([ \t]*)(?:export[ \t]+)?(namespace|module)[ \t]+([A-Za-z_$][\w$.]*)[ \t]*\{/gm
  for (const match of text.matchAll(pattern)) {
    const line = text.slice(0, match.index).split('\n').length
    throw new Refusal(
      `A cell can't have a ${match[2]}.`,
      { line, column: match[1].length + 1 },
      `Use an object: const ${match[3]} = { … }`,
    )
  }
}

function namesInTypes(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z_$][\w$]*/g))
}
