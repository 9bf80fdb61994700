/**
 * Which names become properties: the notebook's, of `$`, and boxed locals, of their box.
 *
 * A name is the notebook's when the cell declares it at its top level, or when nothing in the cell declares it and it
 * isn't a global, or is one that the notebook has declared or provides itself.
 */
import type { Identifier } from 'acorn'
import type { Reference } from 'eslint-scope'
import { findBoxes, type Box, type Boxes } from './boxes'
import { Refusal } from './compiled-cell'
import { GLOBALS } from './globals'
import type { Syntax } from './syntax'

export interface Names {
  /** The reference that an identifier is, when its name is the notebook's. */
  shared(identifier: Identifier): Reference | null
  /** The object that an identifier becomes a property of (`$`, `$e0`), or null when it stays as it is. */
  holder(identifier: Identifier): string | null
  readonly boxes: Boxes
  readonly declares: readonly string[]
  readonly declaresConst: ReadonlySet<string>
  readonly declaresVar: readonly string[]
  readonly uses: ReadonlySet<string>
  readonly assigns: ReadonlySet<string>
}

/** Names that compiled code has for itself. */
const RESERVED = /^\$(?:|def|check|ro|k|cell|e\d+)$/

export function resolveNames(syntax: Syntax, known: ReadonlySet<string>): Names {
  refuseReserved(syntax)
  const declaresConst = new Set<string>()
  const declaresVar: string[] = []
  for (const variable of syntax.topLevel) {
    for (const definition of variable.defs) {
      const kind = (definition.parent as { kind?: string } | null)?.kind
      if (definition.type === 'ImportBinding' || kind === 'const') declaresConst.add(variable.name)
      if (definition.type === 'Variable' && kind === 'var') declaresVar.push(variable.name)
    }
  }
  const isShared = (reference: Reference): boolean => {
    if (reference.resolved) return reference.resolved.scope === syntax.moduleScope
    const { name } = reference.identifier as unknown as Identifier
    return known.has(name) || !GLOBALS.has(name)
  }
  const uses = new Set<string>()
  const assigns = new Set<string>()
  for (const [identifier, reference] of syntax.references) {
    if (reference.resolved) continue
    if (!isShared(reference)) {
      if (reference.isWrite()) throw builtIn(identifier)
      continue
    }
    if (reference.isRead()) uses.add(identifier.name)
    if (reference.isWrite()) assigns.add(identifier.name)
  }
  const boxes = findBoxes(syntax)
  const boxOf = (reference: Reference): Box | undefined => {
    const variable = reference.resolved
    if (!variable || (reference.init && boxes.isInitial(variable))) return undefined
    return boxes.boxOf(variable)
  }
  return {
    boxes,
    shared: (identifier) => {
      const reference = syntax.references.get(identifier)
      return reference && isShared(reference) ? reference : null
    },
    holder: (identifier) => {
      const reference = syntax.references.get(identifier)
      if (!reference) return null
      return isShared(reference) ? '$' : (boxOf(reference)?.name ?? null)
    },
    declares: syntax.topLevel.map((variable) => variable.name),
    declaresConst,
    declaresVar: [...new Set(declaresVar)],
    uses,
    assigns,
  }
}

/** Everything stands on these: the worker, too, would be without. */
function builtIn({ name, loc }: Identifier): Refusal {
  const place = { line: loc!.start.line, column: loc!.start.column + 1 }
  return new Refusal(`\`${name}\` is built in, and a cell can't change it.`, place, 'Choose another name.')
}

function refuseReserved(syntax: Syntax): void {
  const refuse = (identifier: Identifier): void => {
    if (!RESERVED.test(identifier.name)) return
    const place = { line: identifier.loc!.start.line, column: identifier.loc!.start.column + 1 }
    throw new Refusal(
      `\`${identifier.name}\` is a name that the notebook uses itself.`,
      place,
      'Choose another.',
    )
  }
  for (const scope of syntax.scopes.scopes) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) refuse(identifier as unknown as Identifier)
    }
  }
  for (const identifier of syntax.references.keys()) refuse(identifier)
}
