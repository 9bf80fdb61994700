/**
 * Boxes: locals that closures share and change, kept in an object.
 *
 * A closure that is shipped takes the locals of enclosing functions along by value. Two closures over one `let count`
 * would then count apart. So where a local is assigned to after its declaration, and a function inside refers to it, it
 * becomes a property of an object made at the start of its scope: `const $e0={};` … `$e0.count++`. The closures capture
 * the object, and what ships values keeps aliases, so they still share it at the destination. A scope entered again
 * (a loop's body, a call) makes a new object, as JavaScript makes a new variable.
 *
 * Not boxed: variables of a `for (;;)` head, which are copied from one iteration to the next, those declared directly
 * in a `switch`, and names of functions and classes that are assigned to. They are copied for each closure.
 */
import type { AnyNode, Identifier, VariableDeclaration } from 'acorn'
import type { Scope, Variable } from 'eslint-scope'
import type { Syntax } from './syntax'

export interface Box {
  /** `$e0`, `$e1`, … */
  readonly name: string
  /** Where its declaration is inserted: the body of the function, loop or block. */
  readonly body: AnyNode
  /** Names that have their value before the body begins: parameters and variables of a loop's head. */
  readonly initial: string[]
}

export interface Boxes {
  readonly all: readonly Box[]
  boxOf(variable: Variable): Box | undefined
  /** Bound before the body begins, so that its declaration stays as it is. */
  isInitial(variable: Variable): boolean
}

export function findBoxes(syntax: Syntax): Boxes {
  const boxed = variablesToBox(syntax)
  const byScope = new Map<Scope, Box>()
  for (const variable of boxed) {
    let box = byScope.get(variable.scope)
    if (!box) {
      box = { name: `$e${byScope.size}`, body: bodyOf(variable.scope)!, initial: [] }
      byScope.set(variable.scope, box)
    }
    if (isInitial(variable)) box.initial.push(variable.name)
  }
  return {
    all: [...byScope.values()],
    boxOf: (variable) => (boxed.has(variable) ? byScope.get(variable.scope) : undefined),
    isInitial,
  }
}

function variablesToBox(syntax: Syntax): Set<Variable> {
  const possible = new Set<Variable>()
  const wanted = new Set<Variable>()
  const declarations = new Map<VariableDeclaration, Set<Variable>>()
  for (const scope of syntax.scopes.scopes) {
    if (scope === syntax.moduleScope) continue
    for (const variable of scope.variables) {
      if (!isPossible(variable)) continue
      possible.add(variable)
      if (isSharedAndChanged(variable)) wanted.add(variable)
    }
    for (const variable of scope.variables) {
      for (const { parent } of variable.defs) {
        if (parent?.type !== 'VariableDeclaration') continue
        const declaration = parent as unknown as VariableDeclaration
        declarations.set(declaration, (declarations.get(declaration) ?? new Set()).add(variable))
      }
    }
  }
  // One declaration is rewritten as a whole, so its variables are boxed all or none.
  for (let changed = true; changed;) {
    changed = false
    for (const variables of declarations.values()) {
      if (![...variables].some((variable) => wanted.has(variable))) continue
      const all = [...variables].every((variable) => possible.has(variable))
      for (const variable of variables) {
        if (all ? wanted.has(variable) : !possible.has(variable) && !wanted.has(variable)) continue
        changed = true
        if (all) wanted.add(variable)
        else {
          wanted.delete(variable)
          possible.delete(variable)
        }
      }
    }
  }
  return wanted
}

function isPossible(variable: Variable): boolean {
  const body = bodyOf(variable.scope)
  if (!body || variable.defs.length === 0) return false
  if (isInitial(variable)) {
    return variable.references.every((reference) => {
      const { start } = reference.identifier as unknown as Identifier
      return reference.init === true || (start >= body.start && start < body.end)
    })
  }
  return variable.defs.every(
    ({ type, parent }) =>
      type === 'Variable' && parent?.type === 'VariableDeclaration' && parent.kind !== 'const',
  )
}

function isInitial(variable: Variable): boolean {
  const { block } = variable.scope
  const inHead = block.type === 'ForInStatement' || block.type === 'ForOfStatement'
  return inHead || variable.defs.every(({ type }) => type === 'Parameter' || type === 'CatchClause')
}

function isSharedAndChanged(variable: Variable): boolean {
  const own = variable.scope.variableScope
  return (
    variable.references.some((reference) => reference.isWrite() && reference.init !== true) &&
    variable.references.some((reference) => reference.from.variableScope !== own)
  )
}

/** Where a scope's statements are; null for scopes that have no place for one more. */
function bodyOf(scope: Scope): AnyNode | null {
  const block = scope.block as unknown as AnyNode
  switch (block.type) {
    case 'BlockStatement':
    case 'StaticBlock':
      return block
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      // A named function expression has a scope for its name alone.
      return (scope.type as string) === 'function' ? block.body : null
    case 'ForInStatement':
    case 'ForOfStatement':
      return (scope.type as string) === 'for' ? block.body : null
    case 'CatchClause':
      return block.body
    default:
      return null
  }
}
