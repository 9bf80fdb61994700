/** TypeScript's words about a thing, as a person reads them. */
import ts from 'typescript'

/** `(alias) const count: Ref<Counter>` and `import count` say nothing that the notebook's reader asked. */
export function signatureText(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString(parts ? [...parts] : undefined)
    .replace(/\nimport [^\n]*$/, '')
    .replace(/^\(alias\) /, '')
    .replace(/^\((?:method|property|local function|local var|function|local const)\) /, '')
    .replace(/Ask<\[[^\]]*\], [^.]*>\.tell/g, 'tell')
    .replace(/typeof import\("cell:[^"]*"\)/g, 'the notebook')
    .replace(/\??: any\b(?!\[)/g, '')
}

/** A doc comment as plain text and code, each an own line of thought. */
export function docText(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts.displayPartsToString(parts ? [...parts] : undefined).trim()
}
