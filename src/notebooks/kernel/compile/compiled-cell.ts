/** What compiling a cell gives: text to run, or why not. */
import type { Definition } from '../../../runtime/ship/definition'
import type { Variant } from '../../../runtime/ship/variant'

export interface CellSource {
  /** Stable id of the cell. */
  readonly cell: string
  /** Grows with every change of the text. */
  readonly version: number
  readonly text: string
  readonly language: 'typescript' | 'javascript'
  /** Names that earlier cells declared, and names that the notebook provides (they win over globals). */
  readonly known: ReadonlySet<string>
  /** Those of `known` that are const, so that assigning gets a good message; the rest is refused by the engine's words. */
  readonly consts?: ReadonlySet<string>
  /** Modules that may be imported. */
  readonly modules: readonly string[]
  /** Names that a module exports, where they are known; an unknown one is then an error at its place. */
  readonly exportsOf?: (module: string) => readonly string[] | undefined
}

export interface CellImport {
  readonly module: string
  /** `*` for the whole module. */
  readonly name: string
  readonly local: string
  /** Only used as a type: it needn't be among the exports. */
  readonly soft: boolean
}

export interface CompiledCell {
  readonly ok: true
  readonly cell: string
  readonly version: number
  /** Text to evaluate (see runCell), one a variant. */
  readonly text: Readonly<Record<Variant, string>>
  readonly definitions: readonly Definition[]
  /** Top-level names that it declares, imports included. */
  readonly declares: readonly string[]
  /** Those declared with const or import. */
  readonly declaresConst: readonly string[]
  /** Top-level names declared elsewhere that it reads, anywhere. */
  readonly uses: readonly string[]
  /** Top-level names declared elsewhere that it assigns to. */
  readonly assigns: readonly string[]
  readonly imports: readonly CellImport[]
}

export interface CompileError {
  readonly ok: false
  readonly cell: string
  readonly message: string
  /** 1-based, in what was typed. */
  readonly line: number
  readonly column: number
  /** What to do, or ''. */
  readonly hint: string
}

/** Thrown inside the compiler, at an offset of the typed or of the type-free text. */
export class Refusal extends Error {
  readonly line: number
  readonly column: number
  readonly hint: string

  constructor(message: string, place: { line: number; column: number }, hint = '') {
    super(message)
    this.line = place.line
    this.column = place.column
    this.hint = hint
  }
}
