/**
 * Parses type-free text and resolves its names: which identifier means which variable.
 *
 * acorn and eslint-scope do the work; what is here is the view of it that the rewriting needs.
 */
import { parse, type AnyNode, type Identifier, type Node, type Program, type Token } from 'acorn'
import { analyze, type Reference, type Scope, type ScopeManager, type Variable } from 'eslint-scope'
import { plainSyntaxError } from './syntax-error'

export interface Syntax {
  readonly text: string
  readonly program: Program
  readonly tokens: readonly Token[]
  /** Variables declared at the top level (and `var`s of its blocks). */
  readonly topLevel: readonly Variable[]
  readonly references: ReadonlyMap<Identifier, Reference>
  readonly scopes: ScopeManager
  readonly moduleScope: Scope
}

export function parseCell(text: string): Syntax {
  const tokens: Token[] = []
  let program: Program
  try {
    program = parse(text, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      ranges: true,
      onToken: tokens,
    })
  } catch (error) {
    throw plainSyntaxError(error, text)
  }
  const scopes = analyze(program as unknown as Parameters<typeof analyze>[0], {
    ecmaVersion: 2022,
    sourceType: 'module',
  })
  const references = new Map<Identifier, Reference>()
  for (const scope of scopes.scopes) {
    for (const reference of scope.references) {
      references.set(reference.identifier as unknown as Identifier, reference)
    }
  }
  const moduleScope = scopes.scopes[1]
  return { text, program, tokens, topLevel: moduleScope.variables, references, scopes, moduleScope }
}

/** The first token at or after `from` that is written as `text`. */
export function tokenAfter(syntax: Syntax, from: number, text: string): Token {
  let low = 0
  let high = syntax.tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (syntax.tokens[middle].start < from) low = middle + 1
    else high = middle
  }
  const found = syntax.tokens.slice(low).find((token) => syntax.text.slice(token.start, token.end) === text)
  if (!found) throw new Error(`No ${text} after ${from}`)
  return found
}

/** The nodes directly inside a node, in the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = []
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) children.push(...value.filter(isNode))
    else if (isNode(value)) children.push(value)
  }
  return children.sort((a, b) => a.start - b.start)
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Node).type === 'string' &&
    'start' in value
  )
}
