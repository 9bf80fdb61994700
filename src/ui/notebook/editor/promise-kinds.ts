/**
 * What an expression of a cell gives, as far as promises and actors go: told from where its names are made.
 *
 * What isn't known is null, and nothing is said about it. There are no types here; the type checker is another matter.
 */
import { Scopes, type SyntaxNode } from './scopes'

export type Kind =
  /** A reference to an actor. */
  | 'ref'
  /** What an ask gives. */
  | 'ask'
  | 'promise'
  | 'promise of ref'
  /** A function whose calls give a promise; `waits` has no other use than to be awaited. */
  | 'async'
  | 'waits'
  | 'spawns'
  /** A function that shows what it is given. */
  | 'shows'
  | 'self'
  | 'actorRef'

const IMPORTS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  actors: {
    spawn: 'spawns',
    lookup: 'spawns',
    sleep: 'waits',
    quiet: 'waits',
    kill: 'async',
    list: 'async',
    self: 'self',
    actorRef: 'actorRef',
  },
  notebook: { display: 'shows', table: 'shows', markdown: 'shows', html: 'shows' },
  learn: { loadMnist: 'async' },
}

const GLOBALS: Readonly<Record<string, Kind>> = {
  fetch: 'async',
  String: 'shows',
  Number: 'shows',
  Boolean: 'shows',
  parseInt: 'shows',
  parseFloat: 'shows',
  isNaN: 'shows',
}

export const isPromise = (kind: Kind | null): boolean =>
  kind === 'ask' || kind === 'promise' || kind === 'promise of ref'

export class PromiseKinds {
  private readonly open = new Set<number>()

  /** `elsewhere`: what other cells make; undefined where none does. */
  constructor(
    readonly scopes: Scopes,
    private readonly elsewhere: (name: string) => Kind | null | undefined,
  ) {}

  of(node: SyntaxNode | null): Kind | null {
    switch (node?.name) {
      case 'VariableName':
        return this.ofName(node)
      case 'ParenthesizedExpression':
        return this.of(node.firstChild?.nextSibling ?? null)
      case 'PostfixExpression':
        return this.of(node.firstChild)
      case 'BinaryExpression':
        return node.getChild('as') || node.getChild('satisfies') ? this.of(node.firstChild) : null
      case 'AwaitExpression':
        return this.of(node.lastChild) === 'promise of ref' ? 'ref' : null
      case 'CallExpression':
        return this.ofCall(node)
      case 'NewExpression':
        return node.getChild('VariableName') && this.isGlobal(node.getChild('VariableName')!, 'Promise')
          ? 'promise'
          : null
      case 'MemberExpression':
        return this.of(node.firstChild) === 'self' && /^(?:ref|sender)$/.test(this.property(node))
          ? 'ref'
          : null
      case 'ArrowFunction':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return node.getChild('async') && !node.getChild('Star') ? 'async' : null
      default:
        return null
    }
  }

  /** `x` of `object.x`, '' for `object[x]`. */
  property(member: SyntaxNode): string {
    const name = member.getChild('PropertyName')
    return name ? this.scopes.textOf(name) : ''
  }

  isGlobal(node: SyntaxNode, name: string): boolean {
    return (
      node.name === 'VariableName' &&
      this.scopes.textOf(node) === name &&
      !this.scopes.definitionOf(node) &&
      this.elsewhere(name) === undefined
    )
  }

  private ofName(node: SyntaxNode): Kind | null {
    const definition = this.scopes.definitionOf(node)
    if (definition) return this.ofDefinition(definition)
    const name = this.scopes.textOf(node)
    const known = this.elsewhere(name)
    return known === undefined ? (GLOBALS[name] ?? null) : known
  }

  private ofCall(call: SyntaxNode): Kind | null {
    const callee = call.firstChild
    const kind = this.of(callee)
    if (kind === 'spawns') return 'promise of ref'
    if (kind === 'async' || kind === 'waits') return 'promise'
    if (callee?.name !== 'MemberExpression') return null
    const object = callee.firstChild!
    const property = this.property(callee)
    if (property === '') return null
    const owner = this.of(object)
    if (owner === 'ref') return property === 'tell' ? null : 'ask'
    if (owner === 'actorRef') return property === 'ask' ? 'ask' : null
    if (isPromise(owner)) return /^(?:then|catch|finally)$/.test(property) ? 'promise' : null
    return this.isGlobal(object, 'Promise') ? 'promise' : null
  }

  ofDefinition(node: SyntaxNode): Kind | null {
    // `const a = a`
    if (this.open.has(node.from) || this.scopes.isAssigned(node)) return null
    this.open.add(node.from)
    try {
      return this.ofDefiner(node, node.parent!)
    } finally {
      this.open.delete(node.from)
    }
  }

  private ofDefiner(node: SyntaxNode, parent: SyntaxNode): Kind | null {
    const type = node.nextSibling?.name === 'TypeAnnotation' ? this.scopes.textOf(node.nextSibling) : ''
    if (type) return /^:\s*Ref</.test(type) ? 'ref' : /^:\s*Promise</.test(type) ? 'promise' : null
    switch (parent.name) {
      case 'VariableDeclaration':
        return this.of(valueAfter(node))
      case 'ArrayPattern':
        return this.ofElement(node, parent)
      case 'FunctionDeclaration':
        return this.of(parent)
      case 'ImportGroup':
        return this.ofImport(node, parent)
      default:
        return null
    }
  }

  /** `const [a, b] = await Promise.all([spawn(A), spawn(B)])` */
  private ofElement(node: SyntaxNode, pattern: SyntaxNode): Kind | null {
    const value = pattern.parent?.name === 'VariableDeclaration' ? valueAfter(pattern) : null
    const call = value?.name === 'AwaitExpression' ? value.lastChild : null
    const callee = call?.name === 'CallExpression' ? call.firstChild : null
    if (callee?.name !== 'MemberExpression' || !this.isGlobal(callee.firstChild!, 'Promise')) return null
    const list = call?.getChild('ArgList')?.getChild('ArrayExpression')
    if (!list || this.property(callee) !== 'all' || list.getChild('Spread')) return null
    const element = elements(list)[elements(pattern).findIndex((one) => one.from === node.from)]
    return element && this.of(element) === 'promise of ref' ? 'ref' : null
  }

  private ofImport(node: SyntaxNode, group: SyntaxNode): Kind | null {
    const module = group.parent?.getChild('String')
    const before = node.prevSibling
    const original = before?.name === 'as' ? before.prevSibling : node
    if (!module || !original) return null
    const kinds = IMPORTS[this.scopes.textOf(module).slice(1, -1)]
    const name = this.scopes.textOf(original)
    return kinds && Object.hasOwn(kinds, name) ? kinds[name] : null
  }
}

/** The expression after the `=` that follows. */
function valueAfter(node: SyntaxNode): SyntaxNode | null {
  const equals = node.nextSibling
  return equals?.name === 'Equals' ? equals.nextSibling : null
}

const elements = (list: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = []
  for (let at = list.firstChild; at; at = at.nextSibling) if (/^\w/.test(at.name)) found.push(at)
  return found
}
