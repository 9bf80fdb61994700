/**
 * Finds every function and class of a cell, and what each of them refers to outside itself.
 *
 * A draft becomes a Definition once the place in the compiled text is known. What a function takes from around it is of
 * three kinds: the notebook's names (looked up through `$`, so they need only be listed), locals of enclosing functions
 * (captured by a closure in the compiled text), and what can't be taken along: `this`, `super`, `arguments`, private
 * names of a class around it.
 */
import type { AnyNode, AssignmentProperty, Class, Identifier, Property } from 'acorn'
import type { Reference } from 'eslint-scope'
import type { DefinitionKind } from '../../../runtime/ship/definition'
import type { Names } from './names'
import { childrenOf, type Syntax } from './syntax'

export interface Draft {
  readonly node: AnyNode
  readonly index: number
  readonly kind: DefinitionKind
  readonly name: string
  readonly inferredName: boolean
  readonly names: Set<string>
  readonly eager: Set<string>
  readonly captured: Set<string>
  readonly nested: Draft[]
  readonly statics: string[]
  lexical: string
  privateMember: string
  effects: boolean
}

/** A definition around the place that is visited, or the border of a `this`. */
type Frame = { readonly draft: Draft; eager: boolean; readonly privates: ReadonlySet<string> } | 'this'

export function findDrafts(syntax: Syntax, names: Names): Map<AnyNode, Draft> {
  const finder = new DraftFinder(syntax, names)
  finder.visit(syntax.program, '')
  return finder.drafts
}

class DraftFinder {
  readonly drafts = new Map<AnyNode, Draft>()
  readonly #syntax: Syntax
  readonly #names: Names
  readonly #frames: Frame[] = []

  constructor(syntax: Syntax, names: Names) {
    this.#syntax = syntax
    this.#names = names
  }

  /** `name`: what JavaScript would name an anonymous function at this place. */
  visit(node: AnyNode, name: string): void {
    switch (node.type) {
      case 'Identifier':
        return this.#refer(node)
      case 'ThisExpression':
        return this.#takeLexical('this')
      case 'Super':
        return this.#takeLexical('super')
      case 'MetaProperty':
        return this.#takeLexical('new.target')
      case 'PrivateIdentifier':
        return this.#takePrivate(`#${node.name}`)
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return this.#enter(node, 'function', node.id?.name ?? '', name, () => this.#plainFunction(node))
      case 'ArrowFunctionExpression':
        return this.#enter(node, 'arrow', '', name, () => this.#children(node))
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#enter(node, 'class', node.id?.name ?? '', name, () => this.#class(node))
      case 'Property':
        return this.#property(node)
      case 'VariableDeclarator':
        this.visit(node.id, '')
        if (node.init) this.visit(node.init, nameOf(node.id))
        return
      case 'AssignmentExpression':
        this.visit(node.left, '')
        return this.visit(node.right, /^(=|&&=|\|\|=|\?\?=)$/.test(node.operator) ? nameOf(node.left) : '')
      case 'AssignmentPattern':
        this.visit(node.left, '')
        return this.visit(node.right, nameOf(node.left))
      case 'ParenthesizedExpression':
        return this.visit(node.expression, name)
      default:
        return this.#children(node)
    }
  }

  #children(node: AnyNode): void {
    for (const child of childrenOf(node)) this.visit(child, '')
  }

  #enter(node: AnyNode, kind: DefinitionKind, own: string, inferred: string, inside: () => void): void {
    const draft: Draft = {
      node,
      index: this.drafts.size,
      kind,
      name: own || inferred,
      inferredName: own === '' && inferred !== '' && inferred !== '__proto__',
      names: new Set(),
      eager: new Set(),
      captured: new Set(),
      nested: [],
      statics: [],
      lexical: '',
      privateMember: '',
      effects: false,
    }
    this.drafts.set(node, draft)
    for (const frame of this.#frames) if (frame !== 'this') frame.draft.nested.push(draft)
    const privates = new Set<string>()
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      for (const { name, isStatic } of privateMembers(node)) {
        privates.add(name)
        if (!isStatic) draft.privateMember ||= name
      }
      draft.effects = runsCode(node)
    }
    this.#within({ draft, eager: kind === 'class', privates }, inside)
  }

  #within(frame: Frame, inside: () => void): void {
    this.#frames.push(frame)
    inside()
    this.#frames.pop()
  }

  /** A function with a `this` of its own. */
  #plainFunction(node: AnyNode): void {
    this.#within('this', () => this.#children(node))
  }

  #class(node: Class): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined || frame === 'this') return
    if (node.superClass) this.visit(node.superClass, '')
    for (const member of node.body.body) {
      frame.eager = true
      if (member.type === 'StaticBlock') {
        this.#plainFunction(member)
        continue
      }
      if (member.computed) this.visit(member.key, '')
      frame.eager = member.type === 'PropertyDefinition' && member.static
      if (frame.eager && !member.computed) frame.draft.statics.push(keyName(member.key))
      if (member.type === 'MethodDefinition') this.#plainFunction(member.value)
      else if (member.value) {
        const { value } = member
        this.#within('this', () => this.visit(value, member.computed ? '' : keyName(member.key)))
      }
    }
    frame.eager = true
  }

  #property(node: Property | AssignmentProperty): void {
    if (node.computed) this.visit(node.key, '')
    const inside = (): void => this.#plainFunction(node.value)
    if (isShippableMethod(node)) {
      const name = node.computed ? symbolName(node.key) : keyName(node.key)
      return this.#enter(node, 'method', name, '', inside)
    }
    if (node.method || node.kind !== 'init') return inside()
    this.visit(node.value, node.computed ? '' : keyName(node.key))
  }

  #refer(identifier: Identifier): void {
    const reference = this.#syntax.references.get(identifier)
    if (!reference) return
    if (this.#names.shared(identifier)) {
      for (const frame of this.#frames) {
        if (frame === 'this') continue
        frame.draft.names.add(identifier.name)
        if (frame.eager) frame.draft.eager.add(identifier.name)
      }
      return
    }
    if (!reference.resolved) return
    for (const frame of this.#frames) {
      if (frame === 'this' || declaredInside(reference, frame.draft.node)) continue
      if (identifier.name === 'arguments') {
        frame.draft.lexical ||= 'arguments'
        continue
      }
      frame.draft.captured.add(this.#names.holder(identifier) ?? identifier.name)
      if (frame.eager) frame.draft.eager.add(this.#names.holder(identifier) ?? identifier.name)
    }
  }

  #takeLexical(what: string): void {
    const border = this.#frames.lastIndexOf('this')
    // At the top level of a cell, `this` is undefined wherever the function runs.
    if (border === -1) return
    for (const frame of this.#frames.slice(border + 1)) if (frame !== 'this') frame.draft.lexical ||= what
  }

  #takePrivate(name: string): void {
    for (const frame of [...this.#frames].reverse()) {
      if (frame === 'this') continue
      if (frame.privates.has(name)) return
      frame.draft.lexical ||= name
    }
  }
}

function declaredInside(reference: Reference, node: AnyNode): boolean {
  const block = reference.resolved!.scope.block as unknown as AnyNode
  return block.start >= node.start && block.end <= node.end
}

/** A method of an object literal; one that says `super` is bound to its object and stays there. */
export function isShippableMethod(node: Property | AssignmentProperty): boolean {
  if (!node.method || saysSuper(node.value)) return false
  return node.computed ? symbolName(node.key) !== '' : keyName(node.key) !== '__proto__'
}

/** `[Symbol.iterator]` and the like are computed, but known. */
export function symbolName(key: AnyNode): string {
  const isSymbol =
    key.type === 'MemberExpression' &&
    !key.computed &&
    key.object.type === 'Identifier' &&
    key.object.name === 'Symbol' &&
    key.property.type === 'Identifier'
  return isSymbol ? `[Symbol.${(key.property as Identifier).name}]` : ''
}

function saysSuper(node: AnyNode): boolean {
  return node.type === 'Super' || childrenOf(node).some(saysSuper)
}

function nameOf(node: AnyNode): string {
  return node.type === 'Identifier' ? node.name : ''
}

export function keyName(key: AnyNode): string {
  if (key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  return key.type === 'Literal' ? String(key.value) : ''
}

/** Whether making a class does more than looking up its superclass. */
function runsCode({ superClass, body }: Class): boolean {
  if (superClass && superClass.type !== 'Identifier') return true
  return body.body.some((member) => {
    if (member.type === 'StaticBlock' || member.computed) return true
    return (
      member.type === 'PropertyDefinition' &&
      member.static &&
      member.value != null &&
      member.value.type !== 'Literal'
    )
  })
}

function privateMembers(node: Class): { name: string; isStatic: boolean }[] {
  return node.body.body.flatMap((member) =>
    member.type !== 'StaticBlock' && member.key.type === 'PrivateIdentifier'
      ? [{ name: `#${member.key.name}`, isStatic: member.static }]
      : [],
  )
}
