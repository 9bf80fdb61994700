/**
 * Which definition a name in a cell means, on the editor's own syntax tree.
 *
 * As much of scoping as is needed to tell a parameter from the notebook's name: blocks, functions, loops, catch. `var`
 * counts as `let`.
 */
import type { syntaxTree } from '@codemirror/language'

export type SyntaxNode = ReturnType<typeof syntaxTree>['topNode']

const SCOPES = new Set([
  'Script',
  'Block',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'ForStatement',
  'CatchClause',
])
export const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
])

/** Nodes are made anew whenever they are asked for; this is the same for the same place. */
const keyOf = (node: SyntaxNode): string => `${node.from} ${node.to} ${node.name}`

export class Scopes {
  private readonly names = new Map<string, Map<string, SyntaxNode>>()
  /** Definitions that something is assigned to later. */
  private readonly assigned = new Set<string>()

  constructor(
    readonly text: string,
    readonly root: SyntaxNode,
  ) {
    const writes: SyntaxNode[] = []
    root.cursor().iterate(({ node }) => {
      if (node.name === 'VariableDefinition') this.define(node, writes)
      else if (node.name === 'VariableName' && isWritten(node)) writes.push(node)
    })
    for (const node of writes) {
      const definition = this.definitionOf(node)
      if (definition) this.assigned.add(keyOf(definition))
    }
  }

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to)
  }

  private define(node: SyntaxNode, writes: SyntaxNode[]): void {
    let owner = node.parent
    while (owner && /Pattern/.test(owner.name)) owner = owner.parent
    // `[a, b] = pair` names no new variable.
    if (owner?.name === 'AssignmentExpression') {
      writes.push(node)
      return
    }
    // A function's own name stands around it.
    const from = owner?.name === 'FunctionDeclaration' ? owner.parent : owner
    const scope = from && scopeAround(from)
    if (!scope) return
    const key = keyOf(scope)
    const names = this.names.get(key) ?? new Map<string, SyntaxNode>()
    this.names.set(key, names.set(this.textOf(node), node))
  }

  /** Where the name of this node is defined in this text, or null. */
  definitionOf(node: SyntaxNode): SyntaxNode | null {
    const name = this.textOf(node)
    for (let scope = scopeAround(node); scope; scope = scope.parent && scopeAround(scope.parent)) {
      const found = this.names.get(keyOf(scope))?.get(name)
      if (found) return found
    }
    return null
  }

  isAssigned(definition: SyntaxNode): boolean {
    return this.assigned.has(keyOf(definition))
  }

  /** The names that the whole notebook sees. */
  get topLevel(): ReadonlyMap<string, SyntaxNode> {
    return this.names.get(keyOf(this.root)) ?? new Map<string, SyntaxNode>()
  }
}

function scopeAround(node: SyntaxNode): SyntaxNode | null {
  let at: SyntaxNode | null = node
  while (at && !SCOPES.has(at.name)) at = at.parent
  return at
}

/** `a = 1`, `a += 1`, `a++`. */
function isWritten(node: SyntaxNode): boolean {
  const { parent } = node
  if (parent?.name === 'AssignmentExpression') return parent.firstChild?.from === node.from
  const operator = parent?.name === 'PostfixExpression' ? node.nextSibling : node.prevSibling
  return (
    operator?.name === 'ArithOp' && operator.to - operator.from === 2 && parent?.name !== 'BinaryExpression'
  )
}
