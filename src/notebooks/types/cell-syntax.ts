/**
 * What one cell's text says by itself: the names that it gives the notebook, and whether it has types in it.
 *
 * A cell without types is checked as JavaScript, where TypeScript takes a class's fields from what is assigned to them
 * and asks nobody for arguments; a cell with a type in it is TypeScript. Both may stand in one notebook.
 */
import ts from 'typescript'

export interface CellSyntax {
  /** Declared at the top of the cell, imported names too. */
  readonly names: ReadonlySet<string>
  /** Every word in the text: what it may mention of other cells. */
  readonly words: ReadonlySet<string>
  readonly typed: boolean
  /** Names of variables and properties that it assigns to: `a.b = 1` makes `b`. */
  readonly assigned: ReadonlySet<string>
}

export function cellSyntax(text: string): CellSyntax {
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS)
  const names = new Set<string>()
  for (const statement of file.statements) declare(statement, names)
  const assigned = new Set<string>()
  let typed = false
  const visit = (node: ts.Node): void => {
    if (isTypeSyntax(node)) typed = true
    const target = targetOf(node)
    if (target && ts.isPropertyAccessExpression(target)) assigned.add(target.name.text)
    if (target && ts.isIdentifier(target)) assigned.add(target.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const words = new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))
  return { names, words, typed, assigned }
}

/** What an assignment assigns to. */
function targetOf(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment ? node.left : null
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operator } = node
    const counts = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken
    return counts ? node.operand : null
  }
  return null
}

function declare(statement: ts.Node, names: Set<string>): void {
  if (ts.isVariableStatement(statement)) return bindAll(statement.declarationList, names)
  if (ts.isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings
    if (statement.importClause?.name) names.add(statement.importClause.name.text)
    if (bindings && ts.isNamespaceImport(bindings)) names.add(bindings.name.text)
    if (bindings && ts.isNamedImports(bindings))
      for (const { name } of bindings.elements) names.add(name.text)
    return
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  ) {
    if (statement.name) names.add(statement.name.text)
    return
  }
  hoist(statement, names)
}

/** `var` in a block, or in a loop's head, belongs to the cell. */
function hoist(node: ts.Node, names: Set<string>): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) bindAll(node, names)
  ts.forEachChild(node, (child) => hoist(child, names))
}

function bindAll(list: ts.VariableDeclarationList, names: Set<string>): void {
  for (const { name } of list.declarations) bind(name, names)
}

function bind(name: ts.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) {
    if (name.text !== '') names.add(name.text)
    return
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) bind(element.name, names)
}

const TYPE_MODIFIERS = new Set([
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.PublicKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
  ts.SyntaxKind.AbstractKeyword,
  ts.SyntaxKind.DeclareKeyword,
  ts.SyntaxKind.OverrideKeyword,
])

function isTypeSyntax(node: ts.Node): boolean {
  // `extends Base` is a type to TypeScript, and JavaScript.
  if (ts.isExpressionWithTypeArguments(node)) return node.typeArguments !== undefined
  if (ts.isTypeNode(node) || ts.isTypeParameterDeclaration(node) || TYPE_MODIFIERS.has(node.kind as never))
    return true
  if (ts.isImportClause(node)) return node.phaseModifier === ts.SyntaxKind.TypeKeyword
  if (ts.isImportSpecifier(node)) return node.isTypeOnly
  if (ts.isParameter(node) || ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node))
    return (
      node.questionToken !== undefined ||
      (ts.isPropertyDeclaration(node) && node.exclamationToken !== undefined)
    )
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  )
}
