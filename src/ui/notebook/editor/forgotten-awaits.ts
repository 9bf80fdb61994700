/**
 * Where `await` was forgotten, told while somebody types: a promise that is printed or used as if it were its value, and
 * an ask that nobody waits for.
 *
 * A promise may be kept, given back, put in a list or handed on: it can be awaited later. What isn't certain isn't said.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript'
import { isPromise, PromiseKinds, type Kind } from './promise-kinds'
import { FUNCTIONS, Scopes, type SyntaxNode } from './scopes'

export interface ForgottenAwait {
  readonly from: number
  readonly to: number
  readonly words: string
}

const FORGOT = 'You forgot await.'

/** `others`: the texts of the notebook's other cells. */
export function forgottenAwaits(text: string, tree: SyntaxNode, others: readonly string[]): ForgottenAwait[] {
  const kinds = new PromiseKinds(new Scopes(text, tree), new OtherCells(others).kindOf)
  const found: ForgottenAwait[] = []
  tree.cursor().iterate(({ node }) => {
    if (node.name !== 'CallExpression' && node.name !== 'VariableName' && node.name !== 'NewExpression')
      return
    const kind = kinds.of(node)
    if (!isPromise(kind)) return
    const use = useOf(unwrapped(node), kinds)
    const isForgotten =
      use === 'value' || (use === 'statement' && (kind === 'ask' || waits(node, kinds))) || use === 'shown'
    if (isForgotten) found.push({ from: node.from, to: node.to, words: words(node, kind, use) })
  })
  return found
}

/** What becomes of a promise; null: it may be awaited later. */
type Use = 'value' | 'statement' | 'shown' | null

function words(node: SyntaxNode, kind: Kind | null, use: Use): string {
  const around = functionAround(node)
  const said =
    around && !around.getChild('async') ? `${FORGOT} The function around it needs async in front.` : FORGOT
  return use === 'statement' && kind === 'ask'
    ? `${said} To go on without the answer, write .tell before the parentheses.`
    : said
}

function functionAround(node: SyntaxNode): SyntaxNode | null {
  let at = node.parent
  while (at && !FUNCTIONS.has(at.name)) at = at.parent
  return at
}

/** `sleep(1)`: a call that does nothing unless it's awaited. */
function waits(node: SyntaxNode, kinds: PromiseKinds): boolean {
  return node.name === 'CallExpression' && kinds.of(node.firstChild) === 'waits'
}

/** The widest expression that gives the same: parentheses and casts around it. */
function unwrapped(node: SyntaxNode): SyntaxNode {
  let at = node
  for (;;) {
    const { parent } = at
    if (!parent) return at
    const same =
      (parent.name === 'ParenthesizedExpression' && !/Statement$/.test(parent.parent?.name ?? '')) ||
      (parent.name === 'ParenthesizedExpression' && parent.parent?.name === 'ExpressionStatement') ||
      (parent.name === 'PostfixExpression' && parent.getChild('LogicOp')) ||
      (parent.name === 'BinaryExpression' && (parent.getChild('as') || parent.getChild('satisfies')))
    if (!same) return at
    at = parent
  }
}

function useOf(node: SyntaxNode, kinds: PromiseKinds): Use {
  const parent = node.parent!
  const isFirst = parent.firstChild?.from === node.from
  switch (parent.name) {
    case 'ExpressionStatement':
      return isShown(parent) ? 'shown' : 'statement'
    case 'BinaryExpression':
      return ofOperator(parent, isFirst, kinds)
    case 'UnaryExpression':
      return /^(?:LogicOp|ArithOp|BitOp)$/.test(parent.firstChild!.name) ? 'value' : null
    case 'AssignmentExpression':
      return !isFirst && parent.getChild('UpdateOp') ? 'value' : null
    case 'Interpolation':
      return parent.parent?.parent?.name === 'TaggedTemplateExpression' ? null : 'value'
    case 'ConditionalExpression':
      return isFirst ? 'value' : null
    case 'MemberExpression':
      return isFirst && /^(?:then|catch|finally)$/.test(kinds.property(parent)) ? null : 'value'
    case 'CallExpression':
      return isFirst ? 'value' : null
    case 'ArgList':
      return node.prevSibling?.name === 'Spread' || takesValues(parent.parent!, kinds) ? 'value' : null
    case 'ArrayExpression':
      return node.prevSibling?.name === 'Spread' ? 'value' : ofContainer(parent, kinds)
    case 'Property':
      return ofContainer(parent.parent!, kinds)
    case 'ForOfSpec':
      return !isFirst && node.prevSibling?.name === 'of' && !parent.parent?.getChild('await') ? 'value' : null
    case 'ParenthesizedExpression':
      return 'value'
    default:
      return null
  }
}

function ofOperator(parent: SyntaxNode, isFirst: boolean, kinds: PromiseKinds): Use {
  const operator = parent.firstChild?.nextSibling
  if (operator?.name === 'ArithOp' || operator?.name === 'CompareOp' || operator?.name === 'BitOp')
    return 'value'
  if (operator?.name !== 'LogicOp' || !isFirst) return null
  return kinds.scopes.textOf(operator) === '??' ? null : 'value'
}

/** A list or an object with a promise in it: printed, it shows the promise. */
function ofContainer(container: SyntaxNode, kinds: PromiseKinds): Use {
  const { parent } = container
  if (parent?.name === 'ArrayExpression') return ofContainer(parent, kinds)
  if (parent?.name === 'Property') return ofContainer(parent.parent!, kinds)
  if (parent?.name === 'ExpressionStatement') return isShown(parent) ? 'shown' : null
  if (parent?.name !== 'ArgList') return null
  return takesValues(parent.parent!, kinds) ? 'value' : null
}

/** The last statement of a cell, whose value is shown. */
function isShown(statement: SyntaxNode): boolean {
  if (statement.parent?.name !== 'Script') return false
  for (let next = statement.nextSibling; next; next = next.nextSibling) {
    if (!/Comment$|^;$/.test(next.name)) return false
  }
  return true
}

/** A call whose arguments are printed, reckoned with, or sent: what it does with a promise is never meant. */
function takesValues(call: SyntaxNode, kinds: PromiseKinds): boolean {
  const callee = call.name === 'CallExpression' ? call.firstChild : null
  if (kinds.of(callee) === 'shows') return true
  if (callee?.name !== 'MemberExpression') return false
  const object = callee.firstChild!
  const owner = kinds.of(object)
  if (owner === 'ref' || owner === 'actorRef') return true
  // ref.method.tell(…)
  if (object.name === 'MemberExpression' && kinds.of(object.firstChild) === 'ref') return true
  if (kinds.isGlobal(object, 'console') || kinds.isGlobal(object, 'Math')) return true
  return kinds.isGlobal(object, 'JSON') && kinds.property(callee) === 'stringify'
}

/** The names of the other cells, which may be made from each other's. */
class OtherCells {
  private readonly open = new Set<string>()

  constructor(private readonly texts: readonly string[]) {}

  /** undefined where no cell makes the name, null where it isn't known what it is, or where cells differ. */
  readonly kindOf = (name: string): Kind | null | undefined => {
    if (this.open.has(name)) return null
    this.open.add(name)
    let found: Kind | null | undefined
    for (const text of this.texts) {
      const scopes = scopesOf(text)
      const definition = scopes.topLevel.get(name)
      if (!definition) continue
      const kind = new PromiseKinds(scopes, this.kindOf).ofDefinition(definition)
      found = found === undefined || found === kind ? kind : null
    }
    this.open.delete(name)
    return found
  }
}

/** By text: cells are many, and one of them changes. */
const parsed = new Map<string, Scopes>()
const REMEMBERED = 200

function scopesOf(text: string): Scopes {
  let scopes = parsed.get(text)
  if (!scopes) {
    scopes = new Scopes(text, typescriptLanguage.parser.parse(text).topNode)
    if (parsed.size >= REMEMBERED) parsed.clear()
    parsed.set(text, scopes)
  }
  return scopes
}
