/**
 * Declarations of names that are properties become calls and assignments.
 *
 * At the top level `let x = 1` → `$k.let("x",1);`; a pattern opens its names once its right side has been evaluated, is
 * assigned as `({a:$.a} = …)`, and const names are sealed after. `var` names exist from the cell's beginning and boxed
 * locals (boxes.ts) need no declaring, so these become plain assignments: `$.x = 1`, `$e0.x = 1`. Every rewritten
 * statement begins with a word and ends with a semicolon, so that it joins neither the line before nor the one after.
 */
import type {
  AnonymousClassDeclaration,
  AnyNode,
  ClassDeclaration,
  Identifier,
  Pattern,
  VariableDeclaration,
  VariableDeclarator,
} from 'acorn'
import type { Draft } from './drafts'
import type { Rewriter } from './rewrite'
import { childrenOf, tokenAfter } from './syntax'

export function rewriteVariables(rewriter: Rewriter, node: VariableDeclaration, parent: AnyNode): void {
  const { edits, syntax } = rewriter
  const first = node.declarations[0]
  edits.replace(node.start, first.start, '')
  const isBoxed = identifiersIn(node).some((identifier) => rewriter.holderOf(identifier) !== '$')
  const head = headOf(node, parent)
  for (const declarator of node.declarations) {
    if (isBoxed || node.kind === 'var') assign(rewriter, node, declarator, head)
    else declare(rewriter, node, declarator)
    if (declarator.init) rewriter.visit(declarator.init, declarator)
  }
  if (!head && syntax.text[node.end - 1] !== ';') edits.wrap(node.start, node.end, '', ';')
}

export function rewriteClassDeclaration(
  rewriter: Rewriter,
  node: ClassDeclaration | AnonymousClassDeclaration,
  draft: Draft,
  isShared: boolean,
): void {
  const name = draft.name
  const open = isShared ? `$k.let(${JSON.stringify(name)},$def(` : `let ${name}=$def(`
  const close = `${rewriter.registrationEnd(draft)}${isShared ? ')' : ''};`
  rewriter.edits.wrap(node.start, node.end, open, close)
  rewriter.locate(draft)
}

/** The loop whose head the declaration stands in, if it does. */
function headOf(node: VariableDeclaration, parent: AnyNode): 'for' | 'each' | null {
  if (parent.type === 'ForStatement') return parent.init === node ? 'for' : null
  if (parent.type === 'ForInStatement' || parent.type === 'ForOfStatement')
    return parent.left === node ? 'each' : null
  return null
}

function assign(
  rewriter: Rewriter,
  node: VariableDeclaration,
  declarator: VariableDeclarator,
  head: 'for' | 'each' | null,
): void {
  const { id, init } = declarator
  if (id.type !== 'Identifier') {
    if (!head) rewriter.edits.wrap(declarator.start, declarator.end, 'void(', ')')
    return visitTargets(rewriter, id)
  }
  const target = `${rewriter.holderOf(id)}.${id.name}`
  if (init || head === 'each') return rewriter.edits.replace(id.start, id.end, target)
  // `let x` in a block that is entered again gives x a fresh undefined, `var x` leaves it as it is.
  rewriter.edits.replace(id.start, id.end, node.kind === 'var' ? 'void 0' : `${target}=void 0`)
}

function declare(rewriter: Rewriter, node: VariableDeclaration, declarator: VariableDeclarator): void {
  const { edits, syntax } = rewriter
  const { id, init, start, end } = declarator
  if (id.type === 'Identifier') {
    const call = `$k.${node.kind === 'let' ? 'let' : 'const'}(${JSON.stringify(id.name)}`
    edits.wrap(start, end, '', ')')
    edits.replace(id.start, id.end, init ? call : `${call},void 0`)
    if (!init) return
    const equals = tokenAfter(syntax, id.end, '=')
    return edits.replace(equals.start, equals.end, ',')
  }
  const names = namesIn(id).map((name) => JSON.stringify(name))
  const seal = node.kind === 'const' && names.length > 0 ? `,$k.seal(${names.join(',')})` : ''
  edits.wrap(start, end, 'void(', `${['', ...names].join(',')}))${seal}`)
  const equals = tokenAfter(syntax, id.end, '=')
  edits.replace(equals.start, equals.end, '=$k.open((')
  edits.wrap(start, end, '', ')')
  visitTargets(rewriter, id)
}

/** Targets of a declaration's pattern: written to although they may be const. */
function visitTargets(rewriter: Rewriter, node: AnyNode): void {
  switch (node.type) {
    case 'Identifier':
      return rewriter.edits.replace(node.start, node.end, `${rewriter.holderOf(node)}.${node.name}`)
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') {
          visitTargets(rewriter, property.argument)
          continue
        }
        if (property.computed) rewriter.visit(property.key, property)
        if (property.shorthand) {
          rewriter.edits.insert(property.start, `${(property.key as Identifier).name}:`)
        }
        visitTargets(rewriter, property.value)
      }
      return
    case 'AssignmentPattern':
      visitTargets(rewriter, node.left)
      return rewriter.visit(node.right, node)
    default:
      for (const child of childrenOf(node)) visitTargets(rewriter, child)
  }
}

/** The identifiers that a declaration declares. */
export function identifiersIn(node: VariableDeclaration): Identifier[] {
  return node.declarations.flatMap(({ id }) => targetsIn(id))
}

function namesIn(pattern: Pattern): string[] {
  return targetsIn(pattern).map(({ name }) => name)
}

function targetsIn(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        targetsIn(property.type === 'RestElement' ? property.argument : property.value),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? targetsIn(element) : []))
    case 'AssignmentPattern':
      return targetsIn(pattern.left)
    case 'RestElement':
      return targetsIn(pattern.argument)
    default:
      return []
  }
}
