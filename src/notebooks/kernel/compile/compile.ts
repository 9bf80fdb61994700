/**
 * Compiles a cell: text → type-free → parsed → rewritten → three variants.
 *
 * The compiled text is an async function over the scope object `$` that all cells of a notebook share. It has the
 * cell's own lines: everything in front stands on line 1. Nothing is run here, and nothing is known about other cells
 * but their names.
 */
import type { Definition } from '../../../runtime/ship/definition'
import { sourceUrl } from '../../../runtime/ship/stack'
import { variantOf } from '../../../runtime/ship/variant'
import {
  Refusal,
  type CellImport,
  type CellSource,
  type CompiledCell,
  type CompileError,
} from './compiled-cell'
import { findDrafts, type Draft } from './drafts'
import { Edits } from './edits'
import { resolveNames } from './names'
import { readImport, refuse } from './refuse'
import { Rewriter } from './rewrite'
import { stripTypes } from './strip-types'
import { parseCell } from './syntax'
import { typedColumn } from './typed-column'

export function compileCell(source: CellSource): CompiledCell | CompileError {
  try {
    return compile(source)
  } catch (error) {
    if (isTooDeep(error))
      return { ok: false, cell: source.cell, message: TOO_DEEP, line: 1, column: 1, hint: '' }
    if (!(error instanceof Refusal)) throw error
    const { message, line, column, hint } = error
    return { ok: false, cell: source.cell, message, line, column, hint }
  }
}

const TOO_DEEP =
  'The cell is too long, or nested too deeply, to be read. Make parts of it cells or functions of their own.'

/** Reading goes down as deep as the text is nested; how deep it may go is the engine's. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error as { name?: string }).name === 'InternalError'
}

function compile(source: CellSource): CompiledCell {
  refuseMarks(source.text)
  const untyped = source.language === 'typescript' ? stripTypes(source.text) : source.text
  try {
    return compileUntyped(source, untyped)
  } catch (error) {
    throw typedRefusal(error, source, untyped)
  }
}

function compileUntyped(source: CellSource, untyped: string): CompiledCell {
  const { cell, version } = source
  const syntax = parseCell(untyped)
  refuse(syntax)
  const names = resolveNames(syntax, source.known)
  const drafts = findDrafts(syntax, names)
  const keyOf = (draft: Draft): string => `${cell}@${version}:${draft.index}`
  const edits = new Edits(untyped)
  const consts = new Set(names.declaresConst)
  for (const name of source.consts ?? []) if (!names.declares.includes(name)) consts.add(name)
  const rewriter = new Rewriter(syntax, edits, names, consts, drafts, keyOf)
  const isType = (local: string): boolean =>
    syntax.topLevel.every((variable) => variable.name !== local || variable.references.length === 0) &&
    countWord(source.text, local) > countWord(untyped, local)
  const imports: CellImport[] = []
  const hoisted: string[] = []
  for (const statement of syntax.program.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (node?.type === 'ImportDeclaration') {
      edits.replace(node.start, node.end, '')
      imports.push(...readImport(node, source, isType))
    } else if (node?.type === 'FunctionDeclaration') {
      const draft = drafts.get(node)!
      hoisted.push(`$k.let(${JSON.stringify(draft.name)},${rewriter.registration(draft, draft.name)});`)
    }
  }
  rewriter.rewrite(syntax.program)
  const declareVars = names.declaresVar.map((name) => JSON.stringify(name)).join(',')
  const prefix = [
    '"use strict";(async function $cell($,$def,$check,$ro,$k){',
    ...imports.map(({ module, name, local, soft }) => {
      const value = `$k.import(${JSON.stringify(module)},${JSON.stringify(name)}${soft ? ',true' : ''})`
      return `$k.const(${JSON.stringify(local)},${value});`
    }),
    declareVars && `$k.var(${declareVars});`,
    ...hoisted,
  ].join('')
  const body = edits.apply(prefix)
  const marked = `${body}\n})\n//# sourceURL=${sourceUrl(cell, version, prefix.length)}`
  return {
    ok: true,
    cell,
    version,
    text: {
      plain: variantOf(marked, 'plain'),
      instrumented: variantOf(marked, 'instrumented'),
      explore: variantOf(marked, 'explore'),
    },
    definitions: [...drafts.values()].map((draft) => {
      const { start, end } = rewriter.located.get(draft)!
      return toDefinition(draft, source, keyOf, start, end, body.slice(start, end))
    }),
    declares: names.declares,
    declaresConst: [...names.declaresConst],
    uses: [...names.uses],
    assigns: [...names.assigns],
    imports,
  }
}

/** The place that was typed, which in a line with types is not the place that was parsed. */
function typedRefusal(error: unknown, { text, language }: CellSource, untyped: string): unknown {
  if (!(error instanceof Refusal)) return error
  const { message, line, hint } = error
  if (language === 'javascript' && !hint && isTyped(text)) {
    return new Refusal(message, error, 'This looks like TypeScript, and the cell says JavaScript.')
  }
  return new Refusal(message, { line, column: typedColumn(text, untyped, error) }, hint)
}

function isTyped(text: string): boolean {
  try {
    parseCell(stripTypes(text))
    return true
  } catch {
    return false
  }
}

/** The characters that mark where checks stand (variant.ts) can't be in a cell; no text has them by accident. */
function refuseMarks(text: string): void {
  const at = text.search(/[\uFDD0-\uFDEF]/)
  if (at === -1) return
  const before = text.slice(0, at).split('\n')
  const place = { line: before.length, column: before.at(-1)!.length + 1 }
  throw new Refusal('There is a character here that Unicode says is none.', place, 'Delete it.')
}

function countWord(text: string, word: string): number {
  return (text.match(/[\p{ID_Continue}$]+/gu) ?? []).filter((found) => found === word).length
}

function toDefinition(
  draft: Draft,
  { cell, version }: CellSource,
  keyOf: (draft: Draft) => string,
  start: number,
  end: number,
  text: string,
): Definition {
  const { line, column } = draft.node.loc!.start
  return {
    key: keyOf(draft),
    cell,
    version,
    line,
    column: column + 1,
    kind: draft.kind,
    name: draft.name,
    inferredName: draft.inferredName,
    start,
    end,
    source: text,
    names: [...draft.names],
    eager: [...draft.eager],
    captured: [...draft.captured],
    lexical: draft.lexical,
    privateMember: draft.privateMember,
    statics: draft.statics,
    effects: draft.effects,
    nested: draft.nested.map(keyOf),
  }
}
