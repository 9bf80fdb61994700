/**
 * Evaluates compiled text and runs a compiled cell.
 *
 * Indirect eval, not `new Function`: that one puts lines of its own in front (two in V8), and a stack would no longer
 * give the cell's lines. Needs a policy that allows eval, which workers from network URLs have.
 */
import { define } from './definition'
import { nearest } from './nearest'
import { declareConst, declareLet, throwConstAssigned, type Scope } from './scope'

/** What a cell's code gets besides its scope. */
export interface CellTools {
  /** Called at loops (and function entries in the explore variant); throws to end the cell. */
  readonly check: () => void
  /** The exports of a module that the cell imports. */
  readonly importModule: (module: string) => Record<string, unknown>
}

/** The value of the cell's last expression, wrapped so that a promise stays a promise; undefined when there is none. */
export type CellOutcome = { readonly value: unknown } | undefined

type CellFunction = (
  scope: Scope,
  define_: typeof define,
  check: () => void,
  readOnly: (name: string) => never,
  declare: Declarations,
) => Promise<CellOutcome>

/** How compiled code declares names; see the compiler's rewriting. */
interface Declarations {
  let(name: string, value: unknown): void
  const(name: string, value: unknown): void
  var(...names: string[]): void
  open<T>(value: T, ...names: string[]): T
  seal(...names: string[]): void
  import(module: string, name: string, soft?: boolean): unknown
}

export function evaluate(text: string): unknown {
  return (0, eval)(text)
}

/** Runs a cell's text of one variant in a scope. */
export function runCell(text: string, scope: Scope, tools: CellTools): Promise<CellOutcome> {
  const cell = evaluate(text) as CellFunction
  return cell(scope, define, tools.check, throwConstAssigned, {
    let: (name, value) => declareLet(scope, name, value),
    const: (name, value) => declareConst(scope, name, value),
    var: (...names) => {
      // A cell that runs again begins afresh, or an enum would keep members that were taken out.
      for (const name of names) declareLet(scope, name, undefined)
    },
    open: (value, ...names) => {
      for (const name of names) declareLet(scope, name, undefined)
      return value
    },
    seal: (...names) => {
      for (const name of names) declareConst(scope, name, scope[name])
    },
    import: (module, name, soft) => {
      const exports = tools.importModule(module)
      if (name === '*') return exports
      if (name in exports || soft) return exports[name]
      const near = nearest(name, Object.keys(exports))
      throw new SyntaxError(
        `'${module}' has no export \`${name}\`` + (near ? `; did you mean \`${near}\`?` : ''),
      )
    },
  })
}
