/**
 * Rewrites a cell so that its top-level names live in `$`, and its functions and classes are registered.
 *
 * One visit of the tree writes the edits; no line is added or removed. Declarations are in declarations.ts.
 */
import type { AnyNode, CallExpression, Identifier, NewExpression, Program, VariableDeclaration } from 'acorn'
import { ENTRY_MARK, EXPRESSION_MARK, LOOP_MARK } from '../../../runtime/ship/variant'
import type { Box } from './boxes'
import { identifiersIn, rewriteClassDeclaration, rewriteVariables } from './declarations'
import { isShippableMethod, keyName, symbolName, type Draft } from './drafts'
import type { Edits } from './edits'
import type { Names } from './names'
import { childrenOf, tokenAfter, type Syntax } from './syntax'

export class Rewriter {
  readonly syntax: Syntax
  readonly edits: Edits
  readonly #names: Names
  readonly #consts: ReadonlySet<string>
  readonly #drafts: ReadonlyMap<AnyNode, Draft>
  readonly #keyOf: (draft: Draft) => string
  /** Boxes of the identifiers that declare boxed variables. */
  readonly #declared = new Map<Identifier, string>()
  /** Functions (and static blocks) around the place that is visited. */
  #depth = 0
  /** Where an expression statement begins that would join the line before if it began with a parenthesis. */
  readonly #starts = new Set<number>()
  /** Where the class of an unparenthesised `new class {…}` begins. */
  readonly #newCallees = new Set<number>()

  constructor(
    syntax: Syntax,
    edits: Edits,
    names: Names,
    consts: ReadonlySet<string>,
    drafts: ReadonlyMap<AnyNode, Draft>,
    keyOf: (draft: Draft) => string,
  ) {
    this.syntax = syntax
    this.edits = edits
    this.#names = names
    this.#consts = consts
    this.#drafts = drafts
    this.#keyOf = keyOf
    for (const scope of syntax.scopes.scopes) {
      for (const variable of scope.variables) {
        const box = names.boxes.boxOf(variable)
        if (!box || names.boxes.isInitial(variable)) continue
        for (const identifier of variable.identifiers) {
          this.#declared.set(identifier as unknown as Identifier, box.name)
        }
      }
    }
  }

  rewrite(program: Program): void {
    const last = program.body.findLast((statement) => statement.type !== 'EmptyStatement')
    this.#noteStarts(program.body)
    for (const box of this.#names.boxes.all) this.#declareBox(box)
    if (last?.type === 'ExpressionStatement') {
      const end = this.syntax.text[last.end - 1] === ';' ? last.end - 1 : last.end
      this.edits.wrap(last.start, end, 'return{value:(', ')}')
      this.#starts.delete(last.start)
    }
    this.#children(program)
  }

  visit(node: AnyNode, parent: AnyNode): void {
    switch (node.type) {
      case 'Identifier':
        return this.#name(node)
      case 'UnaryExpression':
        if (node.operator === 'typeof' && node.argument.type === 'Identifier')
          return this.#typeof(node.argument)
        return this.#children(node)
      case 'CallExpression':
        return this.#call(node)
      case 'TaggedTemplateExpression':
        if (node.tag.type !== 'Identifier') return this.#children(node)
        this.#callee(node.tag)
        return this.visit(node.quasi, node)
      case 'NewExpression':
        return this.#new(node)
      case 'Property':
        return this.#property(node)
      case 'MemberExpression':
        this.visit(node.object, node)
        if (node.computed) this.visit(node.property, node)
        return
      case 'MethodDefinition':
        if (node.computed) this.visit(node.key, node)
        return this.#function(node.value)
      case 'PropertyDefinition':
        if (node.computed) this.visit(node.key, node)
        if (node.value) this.#deeper(() => this.visit(node.value!, node))
        return
      case 'LabeledStatement':
        return this.visit(node.body, node)
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ImportDeclaration':
        return
      case 'ExportNamedDeclaration':
        this.edits.replace(node.start, node.declaration!.start, '')
        return this.visit(node.declaration!, this.syntax.program)
      case 'VariableDeclaration': {
        const isShared = this.#depth === 0 && (node.kind === 'var' || parent.type === 'Program')
        if (isShared || this.#isBoxed(node)) return rewriteVariables(this, node, parent)
        return this.#children(node)
      }
      case 'ClassDeclaration':
        rewriteClassDeclaration(this, node, this.#drafts.get(node)!, parent.type === 'Program')
        return this.#children(node)
      case 'FunctionDeclaration':
        this.locate(this.#drafts.get(node)!)
        return this.#function(node)
      case 'ClassExpression':
        this.#wrapDefinition(node)
        return this.#children(node)
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#wrapDefinition(node)
        return this.#function(node)
      case 'BlockStatement':
        this.#block(node.body, node.start + 1)
        return this.#children(node)
      case 'StaticBlock':
        this.#block(node.body, this.#braceOf(node) + 1)
        return this.#deeper(() => this.#children(node))
      case 'SwitchCase':
        this.#noteStarts(node.consequent)
        for (const statement of node.consequent) {
          const draft = statement.type === 'FunctionDeclaration' && this.#drafts.get(statement)
          if (draft) this.edits.insert(statement.start, `${this.registration(draft, draft.name)};`)
        }
        return this.#children(node)
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (node.body.type === 'BlockStatement') this.edits.insert(node.body.start + 1, LOOP_MARK)
        else this.edits.wrap(node.body.start, node.body.end, `{${LOOP_MARK}`, '}')
        return this.#children(node)
      default:
        return this.#children(node)
    }
  }

  /** `$def(what, closure)`; `what` is the text of an expression. */
  registration(draft: Draft, what: string): string {
    return `$def(${what}${this.registrationEnd(draft)}`
  }

  registrationEnd(draft: Draft): string {
    return `,()=>[${JSON.stringify(this.#keyOf(draft))},$,{${[...draft.captured].join(',')}}])`
  }

  /** How an identifier is written where it is read or assigned; null when it stays. */
  nameText(node: Identifier): string | null {
    const holder = this.#names.holder(node)
    if (holder !== '$') return holder && `${holder}.${node.name}`
    const writes = this.#names.shared(node)!.isWrite()
    return writes && this.#consts.has(node.name)
      ? `$ro(${JSON.stringify(node.name)}).${node.name}`
      : `$.${node.name}`
  }

  /** The object that a variable being declared becomes a property of. */
  holderOf(node: Identifier): string {
    return this.#declared.get(node) ?? '$'
  }

  locate(draft: Draft): void {
    this.edits.locate(draft.node.start, draft.node.end, (start, end) =>
      this.located.set(draft, { start, end }),
    )
  }

  readonly located = new Map<Draft, { start: number; end: number }>()

  #children(node: AnyNode): void {
    for (const child of childrenOf(node)) this.visit(child, node)
  }

  #deeper(inside: () => void): void {
    this.#depth++
    inside()
    this.#depth--
  }

  #name(node: Identifier): void {
    const text = this.nameText(node)
    if (text !== null) this.edits.replace(node.start, node.end, text)
  }

  /** `typeof x` of a name that doesn't exist is 'undefined', where `$.x` would throw. */
  #typeof(node: Identifier): void {
    if (!this.#names.shared(node)) return this.#name(node)
    this.edits.replace(node.start, node.end, `(${JSON.stringify(node.name)}in $?$.${node.name}:void 0)`)
  }

  #call(node: CallExpression): void {
    if (node.callee.type !== 'Identifier') return this.#children(node)
    this.#callee(node.callee)
    for (const argument of node.arguments) this.visit(argument, node)
  }

  /** `(0,$.f)(…)`: with `$.f(…)` the function would get `$` as its `this`. */
  #callee(node: Identifier): void {
    const holder = this.#names.holder(node)
    if (holder === null) return
    const guard = this.#starts.has(node.start) ? ';' : ''
    this.edits.replace(node.start, node.end, `${guard}(0,${holder}.${node.name})`)
  }

  #new(node: NewExpression): void {
    if (node.callee.type !== 'Identifier') this.#newCallees.add(node.callee.start)
    this.#children(node)
  }

  #property(node: Extract<AnyNode, { type: 'Property' }>): void {
    if (node.computed) this.visit(node.key, node)
    if (node.shorthand) {
      const value = node.value as AnyNode
      const target = value.type === 'AssignmentPattern' ? value.left : value
      if (target.type === 'Identifier' && this.#names.holder(target) !== null) {
        this.edits.insert(node.start, `${target.name}:`)
      }
      return this.visit(value, node)
    }
    const draft = this.#drafts.get(node)
    if (draft && isShippableMethod(node)) {
      const name = node.computed ? symbolName(node.key).slice(1, -1) : JSON.stringify(keyName(node.key))
      this.edits.wrap(node.start, node.end, `[${name}]:$def({`, `}[${name}]${this.registrationEnd(draft)}`)
      this.locate(draft)
      return this.#function(node.value)
    }
    if (node.method || node.kind !== 'init') return this.#function(node.value)
    this.visit(node.value, node)
  }

  #wrapDefinition(node: AnyNode): void {
    const draft = this.#drafts.get(node)!
    const name = JSON.stringify(draft.name)
    let open = '$def('
    let close = this.registrationEnd(draft)
    // The function would no longer be named after what it is assigned to; a property of the same name does it.
    if (draft.inferredName) {
      open += `{${name}:`
      close = `}[${name}]${close}`
    }
    const isNewCallee = this.#newCallees.has(node.start)
    this.edits.wrap(node.start, node.end, isNewCallee ? `(${open}` : open, isNewCallee ? `${close})` : close)
    this.locate(draft)
  }

  #function(node: AnyNode): void {
    if (!('body' in node) || !('params' in node)) return
    const { body } = node
    if (body.type === 'BlockStatement') this.edits.insert(body.start + 1, ENTRY_MARK)
    else this.edits.wrap(body.start, body.end, `(${EXPRESSION_MARK}`, ')')
    this.#deeper(() => this.#children(node))
  }

  /** Function declarations are ready when their block begins, and so is their registration. */
  #block(statements: readonly AnyNode[], start: number): void {
    this.#noteStarts(statements)
    for (const statement of statements) {
      const draft = statement.type === 'FunctionDeclaration' && this.#drafts.get(statement)
      if (draft) this.edits.insert(start, `${this.registration(draft, draft.name)};`)
    }
  }

  #declareBox({ name, body, initial }: Box): void {
    const declaration = `const ${name}={${initial.join(',')}};`
    if (body.type === 'BlockStatement') this.edits.insert(body.start + 1, declaration)
    else if (body.type === 'StaticBlock') this.edits.insert(this.#braceOf(body) + 1, declaration)
    else if (body.type.endsWith('Statement')) this.edits.wrap(body.start, body.end, `{${declaration}`, '}')
    else this.edits.wrap(body.start, body.end, `{${declaration}return(`, ')}')
  }

  #braceOf(node: AnyNode): number {
    return tokenAfter(this.syntax, node.start, '{').start
  }

  #isBoxed(node: VariableDeclaration): boolean {
    return identifiersIn(node).some((identifier) => this.#declared.has(identifier))
  }

  #noteStarts(statements: readonly AnyNode[]): void {
    for (const statement of statements) {
      if (statement.type === 'ExpressionStatement') this.#starts.add(statement.start)
    }
  }
}
