/**
 * Which of TypeScript's findings a person is told.
 *
 * Cells are written by beginners, without types. So only what is wrong with some certainty is told: its number must be in
 * the list (`told-codes.ts`), and what JavaScript allows among things made in cells, another type in the same variable or
 * a field that is made later, is left alone. It errs by silence.
 */
import ts from 'typescript'
import type { CellFile, CellFiles } from './cell-files'
import { isLibFile } from './libs'
import { MEANT_SELF, ofName, ofReference, suggestionOf, textOf, WORDS } from './report-words'
import { isGrammar, NO_SUCH_NAME, NO_SUCH_PROPERTY, NOT_ASSIGNABLE, TOLD } from './told-codes'

const FORGOT_AWAIT = 2773
/** What directors give their actors. */
const FROM_DIRECTORS = ['director', 'secondsLeft']

export class Judge {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly source: ts.SourceFile,
    private readonly file: CellFile,
    private readonly cells: CellFiles,
  ) {}

  /** null: it isn't told. */
  wordsOf(one: ts.Diagnostic): string | null {
    const { code } = one
    if (!TOLD.has(code) && !isGrammar(code)) return null
    const node = this.nodeAt(one)
    if (node === null) return null
    if (one.relatedInformation?.some((other) => other.code === FORGOT_AWAIT)) return 'You forgot await.'
    if (NO_SUCH_NAME.includes(code)) return ofName(one, node.getText(this.source))
    if (NO_SUCH_PROPERTY.includes(code)) return this.ofProperty(one, node)
    if (NOT_ASSIGNABLE.includes(code) && this.isOurs(node)) return null
    if (code === 2365 && !this.isOfObjects(node)) return null
    if ((code === 2362 || code === 2363) && /^(?:boolean|true|false|Date)$/.test(this.typeOf(node)))
      return null
    return WORDS[code] ?? textOf(one)
  }

  private nodeAt({ start = -1, length = 0 }: ts.Diagnostic): ts.Node | null {
    let found: ts.Node | null = null
    const visit = (node: ts.Node): void => {
      if (node.getStart(this.source) > start || node.end < start + length) return
      found = node
      ts.forEachChild(node, visit)
    }
    visit(this.source)
    return found
  }

  private ofProperty(one: ts.Diagnostic, node: ts.Node): string | null {
    const access = node.parent
    // `const { name } = object`
    if (!ts.isPropertyAccessExpression(access))
      return this.isAssigned(node.getText(this.source)) ? null : textOf(one)
    const name = access.name.text
    const object = access.expression
    if (this.isOfAnotherType(object)) return null
    const owner = this.typeOf(object)
    const actor = /^Ref<(.*)>$/.exec(owner)?.[1]
    if (actor !== undefined) return ofReference(name, actor, suggestionOf(one))
    if (owner.startsWith('WorkerGlobalScope')) return MEANT_SELF
    // A class can't know that it will be an actor of a director.
    if (object.kind === ts.SyntaxKind.ThisKeyword && FROM_DIRECTORS.includes(name)) return null
    if (this.isAssigned(name) || this.mayHave(object, name)) return null
    return textOf(one)
  }

  private isAssigned(name: string): boolean {
    return this.cells.all.some(({ syntax }) => syntax.assigned.has(name))
  }

  /** What was given another value, where nothing says its type, may be of another one by now. */
  private isOfAnotherType(object: ts.Expression): boolean {
    const holder = ts.isPropertyAccessExpression(object) ? object.name : object
    return !this.file.syntax.typed && ts.isIdentifier(holder) && this.isAssigned(holder.text)
  }

  /** Of several types, one has the property. */
  private mayHave(object: ts.Expression, name: string): boolean {
    const type = this.checker.getTypeAtLocation(object)
    const isOne = !this.file.syntax.typed && type.isUnion()
    return isOne && type.types.some((one) => one.getProperty(name) !== undefined)
  }

  /**
   * Whether a value went into a place that a cell without types made: a variable, a field, a parameter. It may hold
   * anything, whatever it held at first.
   */
  private isOurs(node: ts.Node): boolean {
    for (let at: ts.Node = node; at.parent; at = at.parent) {
      const { parent } = at
      if (ts.isBinaryExpression(parent) && parent.left === at)
        return this.isMadeInCell(this.checker.getSymbolAtLocation(at)?.declarations)
      if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== at) {
        const { declaration } = this.checker.getResolvedSignature(parent) ?? {}
        // JavaScript's own take `parseInt(4.2)` and `'a'.padStart('5')`: they make of it what they need.
        if (declaration && isLibFile(declaration.getSourceFile().fileName)) return !isObject(this.checker, at)
        return this.isMadeInCell(declaration && [declaration])
      }
      if (ts.isStatement(parent)) return !this.file.syntax.typed
    }
    return false
  }

  private isMadeInCell(declarations: readonly ts.Declaration[] | undefined): boolean {
    return (
      declarations?.some((one) => this.cells.named(one.getSourceFile().fileName)?.syntax.typed === false) ??
      false
    )
  }

  private typeOf(node: ts.Node): string {
    return this.checker.typeToString(this.checker.getTypeAtLocation(node))
  }

  /** `'10' > 9` and `count += n > 3` are JavaScript; with an object in it, it's most often a slip. */
  private isOfObjects(node: ts.Node): boolean {
    if (!ts.isBinaryExpression(node)) return true
    return isObject(this.checker, node.left) || isObject(this.checker, node.right)
  }
}

function isObject(checker: ts.TypeChecker, node: ts.Node): boolean {
  const type = checker.getTypeAtLocation(node)
  return (type.flags & ts.TypeFlags.Object) !== 0 && checker.typeToString(type) !== 'Date'
}
