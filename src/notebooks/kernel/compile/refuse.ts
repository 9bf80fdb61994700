/** What parses but can't be in a cell, each with its reason. */
import type { AnyNode, ImportDeclaration } from 'acorn'
import { Refusal, type CellImport, type CellSource } from './compiled-cell'
import { nearest } from '../../../runtime/ship/nearest'
import { childrenOf, type Syntax } from './syntax'

function placeOf(node: AnyNode): { line: number; column: number } {
  return { line: node.loc!.start.line, column: node.loc!.start.column + 1 }
}

export function refuse(syntax: Syntax): void {
  const visit = (node: AnyNode): void => {
    switch (node.type) {
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'eval') {
          throw new Refusal(
            "A cell can't call eval: what it would refer to can't be known when the cell is compiled.",
            placeOf(node),
            'Write the code in a function, or use new Function(…).',
          )
        }
        break
      case 'ImportExpression':
        throw new Refusal(
          "A cell can't call import().",
          placeOf(node),
          "Write import { … } from '…' instead.",
        )
      case 'MetaProperty':
        if (node.meta.name === 'import') {
          throw new Refusal("A cell has no import.meta: it isn't a file.", placeOf(node))
        }
        break
      case 'ExportNamedDeclaration':
        if (!node.declaration) throw exported(node)
        break
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
        throw exported(node)
    }
    childrenOf(node).forEach(visit)
  }
  visit(syntax.program)
}

function exported(node: AnyNode): Refusal {
  const reason = "A cell can't export: what it declares is there for the other cells already."
  return new Refusal(reason, placeOf(node), 'Leave `export` out.')
}

/** `isType`: whether a local name is only used as a type, so that it needn't exist when the cell runs. */
export function readImport(
  node: ImportDeclaration,
  source: CellSource,
  isType: (local: string) => boolean,
): CellImport[] {
  const module = String(node.source.value)
  if (!source.modules.includes(module)) {
    const near = nearest(module, source.modules)
    throw new Refusal(
      `There is no module '${module}'.`,
      placeOf(node.source),
      near
        ? `Did you mean '${near}'?`
        : `Modules are ${source.modules.map((name) => `'${name}'`).join(', ')}.`,
    )
  }
  const exports = source.exportsOf?.(module)
  return node.specifiers.map((specifier) => {
    const local = specifier.local.name
    if (specifier.type === 'ImportNamespaceSpecifier') return { module, name: '*', local, soft: false }
    if (specifier.type === 'ImportDefaultSpecifier') {
      throw new Refusal(
        `'${module}' has no default export.`,
        placeOf(specifier),
        `Names stand in braces: \`import { … } from '${module}'\`.${exports ? ` It exports ${exports.join(', ')}.` : ''}`,
      )
    }
    const { imported } = specifier
    const name = imported.type === 'Identifier' ? imported.name : String(imported.value)
    const soft = isType(local)
    if (exports && !soft && !exports.includes(name)) {
      const near = nearest(name, exports)
      throw new Refusal(
        `'${module}' has no export \`${name}\`.`,
        placeOf(imported),
        near ? `Did you mean \`${near}\`?` : `It exports ${exports.join(', ')}.`,
      )
    }
    return { module, name, local, soft }
  })
}
