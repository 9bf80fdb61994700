/**
 * Top-level declarations become calls that declare a property of `$`.
 *
 * `let x = 1` → `$k.let("x",1);`; a pattern opens its names once its right side has been evaluated, is assigned as
 * `({a:$.a} = …)`, and const names are sealed after. `var` names exist from the cell's beginning, so `var x = 1` is the
 * assignment `$.x = 1`. Every rewritten statement begins with a word and ends with a semicolon, so that it joins neither
 * the line before nor the one after.
 */
import type {
  AnonymousClassDeclaration,
  AnyNode,
  ClassDeclaration,
  Pattern,
  VariableDeclaration,
} from 'acorn'
import type { Draft } from './drafts'
import type { Rewriter } from './rewrite'
import { childrenOf, tokenAfter } from './syntax'

export function rewriteVariables(rewriter: Rewriter, node: VariableDeclaration, parent: AnyNode): void {
  const { edits, syntax } = rewriter
  const inHead =
    parent.type === 'ForStatement' || parent.type === 'ForInStatement' || parent.type === 'ForOfStatement'
  const isHead = inHead && parent.body !== (node as AnyNode)
  edits.replace(node.start, node.declarations[0].start, '')
  for (const declarator of node.declarations) {
    const { id, init } = declarator
    const isPattern = id.type !== 'Identifier'
    const names = namesIn(id)
    if (node.kind === 'var') {
      if (isPattern && !isHead) edits.wrap(declarator.start, declarator.end, 'void(', ')')
      if (isPattern) rewriter.visit(id, declarator)
      else
        edits.replace(
          id.start,
          id.end,
          init || (isHead && parent.type !== 'ForStatement') ? `$.${id.name}` : 'void 0',
        )
    } else if (isPattern) {
      const equals = tokenAfter(syntax, id.end, '=')
      const list = names.map((name) => JSON.stringify(name)).join(',')
      const seal = node.kind === 'const' && names.length > 0 ? `,$k.seal(${list})` : ''
      edits.wrap(declarator.start, declarator.end, 'void(', `${names.length ? `,${list}` : ''}))${seal}`)
      edits.replace(equals.start, equals.end, '=$k.open((')
      edits.wrap(declarator.start, declarator.end, '', ')')
      visitTargets(rewriter, id)
    } else {
      const keyword = node.kind === 'let' ? 'let' : 'const'
      edits.wrap(declarator.start, declarator.end, '', init ? ')' : '')
      edits.replace(id.start, id.end, `$k.${keyword}(${JSON.stringify(id.name)}${init ? '' : ',void 0)'}`)
      if (init) {
        const equals = tokenAfter(syntax, id.end, '=')
        edits.replace(equals.start, equals.end, ',')
      }
    }
    if (init) rewriter.visit(init, declarator)
  }
  if (!isHead && syntax.text[node.end - 1] !== ';') edits.wrap(node.start, node.end, '', ';')
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

/** Names being declared are written to although they may be const. */
function visitTargets(rewriter: Rewriter, node: AnyNode): void {
  switch (node.type) {
    case 'Identifier':
      return rewriter.edits.replace(node.start, node.end, `$.${node.name}`)
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') visitTargets(rewriter, property.argument)
        else {
          if (property.computed) rewriter.visit(property.key, property)
          if (property.shorthand) {
            rewriter.edits.insert(property.start, `${(property.key as { name: string }).name}:`)
          }
          visitTargets(rewriter, property.value)
        }
      }
      return
    case 'AssignmentPattern':
      visitTargets(rewriter, node.left)
      return rewriter.visit(node.right, node)
    default:
      for (const child of childrenOf(node)) visitTargets(rewriter, child)
  }
}

function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'RestElement' ? property.argument : property.value),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []))
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}
