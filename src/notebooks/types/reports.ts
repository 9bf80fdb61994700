/** What is told of a cell: where, and in which words. A text that doesn't parse is told nothing else. */
import ts from 'typescript'
import type { Span } from './cell'
import type { CellFile, CellFiles } from './cell-files'
import { Judge } from './judge'
import { textOf } from './report-words'
import { isGrammar } from './told-codes'

export interface Report extends Span {
  readonly severity: 'error' | 'warning'
  readonly words: string
  /** The text does not parse: what stands before it may not be finished. */
  readonly syntax: boolean
}

/** Few: what follows the first is most often its echo. */
const MOST_SYNTAX = 3
const MOST = 50

export function reportsOf(file: CellFile, service: ts.LanguageService, cells: CellFiles): Report[] {
  const syntax = service.getSyntacticDiagnostics(file.name).filter(({ code }) => isGrammar(code))
  if (syntax.length > 0)
    return syntax.slice(0, MOST_SYNTAX).flatMap((one) => toReport(one, file, textOf(one)))
  const program = service.getProgram()
  const source = program?.getSourceFile(file.name)
  if (!program || !source) return []
  const judge = new Judge(program.getTypeChecker(), source, file, cells)
  return service
    .getSemanticDiagnostics(file.name)
    .flatMap((one) => {
      const words = judge.wordsOf(one)
      return words === null ? [] : toReport(one, file, words)
    })
    .slice(0, MOST)
}

function toReport(one: ts.Diagnostic, file: CellFile, words: string): Report[] {
  const from = (one.start ?? 0) - file.head.length
  // In the head: about nothing that a person wrote.
  if (from < 0 || one.file?.fileName !== file.name) return []
  const to = from + (one.length ?? 0)
  const severity = one.category === ts.DiagnosticCategory.Error ? 'error' : 'warning'
  return [{ from, to, severity, words, syntax: isGrammar(one.code) }]
}
