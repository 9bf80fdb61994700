/**
 * The notebook as TypeScript sees it: what may stand at a place, what a name is, what a call takes, and what is wrong.
 *
 * One environment holds all cells. Everything here is asked and answered in offsets of a cell's text; how the cells hang
 * together is told in `cell-files.ts`. It decides nothing about when it's asked and in which thread it is.
 */
import ts from 'typescript'
import type { Completion, Hover, Option, OptionKind, Signature, TextChange, Words } from './answers'
import type { TypedCell } from './cell'
import { CellFiles, type CellFile } from './cell-files'
import { docText, signatureText } from './display-text'
import { createEnvironment } from './environment'
import { MODULE_TEXTS } from './modules'
import { reportsOf, type Report } from './reports'

const PREFERENCES: ts.UserPreferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsWithInsertText: false,
  quotePreference: 'single',
}
const FORMAT: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings('\n'),
  indentSize: 2,
  tabSize: 2,
  convertTabsToSpaces: true,
  semicolons: ts.SemicolonPreference.Ignore,
  insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: true,
}
const MOST_OPTIONS = 2000
/** What a list is never asked for. */
const HIDDEN = new Set(['______', 'globalThis'])
/** A method of a reference is a function, and nobody asks it for more than `tell`. */
const FUNCTION_MEMBERS = new Set(Object.getOwnPropertyNames(Function.prototype).concat('prototype'))

export class NotebookLanguageService {
  private readonly cells = new CellFiles()
  private readonly service = createEnvironment(this.cells)

  /** The code cells from top to bottom. */
  setCells(cells: readonly TypedCell[]): void {
    this.cells.set(cells)
  }

  /** What may be written at an offset; null where nothing is to be offered. `explicit`: a person asked for it. */
  complete(cell: string, offset: number, explicit: boolean): Completion | null {
    const file = this.cells.ask(cell)
    if (!file) return null
    const from = wordBefore(file.cell.text, offset)
    const before = file.cell.text.slice(0, from)
    const member = /\.\s*$/.test(before) && !/\.\.\.\s*$/.test(before)
    const quoted = /['"]$/.test(before)
    const named = /[A-Za-z_$]/.test(file.cell.text.slice(from, from + 1)) && from < offset
    if (!explicit && !member && !quoted && !named) return null
    const list = this.service.getCompletionsAtPosition(file.name, file.head.length + offset, PREFERENCES)
    if (!list || (!explicit && list.isNewIdentifierLocation && !member && !isAtValue(before))) return null
    const typed = file.cell.text.slice(from, offset).toLowerCase()
    const isAsk = member && list.entries.some(({ name }) => name === 'tell')
    const entries = isAsk ? list.entries.filter(({ name }) => !FUNCTION_MEMBERS.has(name)) : list.entries
    const options = entries.flatMap((entry) => toOption(entry, typed)).slice(0, MOST_OPTIONS)
    return options.length === 0 ? null : { from, to: offset, options }
  }

  /** The type and the doc comment of an option. */
  detail(cell: string, offset: number, { label, from }: Pick<Option, 'label' | 'from'>): Words | null {
    const file = this.cells.ask(cell)
    if (!file) return null
    const at = file.head.length + offset
    const found = this.service.getCompletionEntryDetails(
      file.name,
      at,
      label,
      {},
      from,
      PREFERENCES,
      undefined,
    )
    return found ? { signature: signatureText(found.displayParts), doc: docText(found.documentation) } : null
  }

  hover(cell: string, offset: number): Hover | null {
    const file = this.cells.ask(cell)
    if (!file) return null
    const info = this.service.getQuickInfoAtPosition(file.name, file.head.length + offset)
    if (!info) return null
    const signature = signatureText(info.displayParts)
    const from = info.textSpan.start - file.head.length
    if (from < 0 || signature === '' || signature === 'any' || /^(?:var |let |const )?______/.test(signature))
      return null
    return { from, to: from + info.textSpan.length, signature, doc: docText(info.documentation) }
  }

  /** The call that an offset stands in. */
  signature(cell: string, offset: number): Signature | null {
    const file = this.cells.ask(cell)
    if (!file) return null
    const help = this.service.getSignatureHelpItems(file.name, file.head.length + offset, undefined)
    const item = help?.items[help.selectedItemIndex]
    return help && item ? toSignature(item, help.argumentIndex) : null
  }

  /** What is wrong in a cell. */
  diagnose(cell: string): readonly Report[] {
    const file = this.cells.ask(cell)
    return file ? reportsOf(file, this.service, this.cells) : []
  }

  /** What gives a cell its blanks and indents anew; no word is moved to another line, and no semicolon set. */
  format(cell: string): readonly TextChange[] {
    const file = this.cells.ask(cell)
    if (!file) return []
    const { length } = file.head
    const edits = this.service.getFormattingEditsForRange(
      file.name,
      length,
      length + file.cell.text.length,
      FORMAT,
    )
    return edits.flatMap(({ span, newText }) => {
      const from = span.start - length
      return from < 0 ? [] : [{ from, to: from + span.length, insert: newText }]
    })
  }

  /** For tests: how a cell is checked. */
  fileOf(cell: string): CellFile | undefined {
    return this.cells.ask(cell)
  }
}

function wordBefore(text: string, offset: number): number {
  return offset - /[\w$]*$/.exec(text.slice(0, offset))![0].length
}

/** Where a new name is written, no old one is pressed on the writer: `const x`, `function f`, `class C`. */
function isAtValue(before: string): boolean {
  return !/\b(?:const|let|var|function|class|as|interface|type|enum)\s+$/.test(before)
}

function toOption(entry: ts.CompletionEntry, typed: string): Option[] {
  const { name, kind, source, sortText } = entry
  // Words of the text that TypeScript knows nothing of, and names that are out of use.
  if (kind === ts.ScriptElementKind.warning || sortText.startsWith('z') || HIDDEN.has(name)) return []
  if (source !== undefined && !(source in MODULE_TEXTS)) return []
  if (typed !== '' && !name.toLowerCase().startsWith(typed[0])) return []
  const isOfJavaScript = sortText.startsWith('15')
  const rank = source !== undefined ? 1 : isOfJavaScript ? 2 : 0
  return [{ label: name, kind: kindOf(kind), from: source, rank }]
}

const KINDS: Readonly<Record<string, OptionKind>> = {
  [ts.ScriptElementKind.classElement]: 'class',
  [ts.ScriptElementKind.constElement]: 'constant',
  [ts.ScriptElementKind.functionElement]: 'function',
  [ts.ScriptElementKind.localFunctionElement]: 'function',
  [ts.ScriptElementKind.keyword]: 'keyword',
  [ts.ScriptElementKind.memberFunctionElement]: 'method',
  [ts.ScriptElementKind.moduleElement]: 'module',
  [ts.ScriptElementKind.externalModuleName]: 'module',
  [ts.ScriptElementKind.memberVariableElement]: 'property',
  [ts.ScriptElementKind.memberGetAccessorElement]: 'property',
  [ts.ScriptElementKind.memberSetAccessorElement]: 'property',
  [ts.ScriptElementKind.interfaceElement]: 'type',
  [ts.ScriptElementKind.typeElement]: 'type',
  [ts.ScriptElementKind.primitiveType]: 'type',
}

const kindOf = (kind: string): OptionKind => KINDS[kind] ?? 'variable'

function toSignature(item: ts.SignatureHelpItem, active: number): Signature {
  let label = signatureText(item.prefixDisplayParts)
  let span: Signature['active'] = null
  let doc = docText(item.documentation)
  item.parameters.forEach((parameter, at) => {
    if (at > 0) label += ', '
    const from = label.length
    label += signatureText(parameter.displayParts)
    const isLast = at === item.parameters.length - 1
    if (at === active || (item.isVariadic && isLast && active > at)) {
      span = { from, to: label.length }
      const own = docText(parameter.documentation)
      if (own) doc = `${own}\n\n${doc}`.trim()
    }
  })
  return { label: label + signatureText(item.suffixDisplayParts), active: span, doc }
}
