/**
 * What a hint may look at: the notebook's names with their values, what modules export, and the lines that ran.
 *
 * Looking runs nothing of the reader's: accessors are not called. Lines are those of the compiled text, where a name of
 * the notebook is written `$.name`, so that a local of the same name is never taken for it.
 */
import { tokenOf } from '../../../runtime/actor/reference'
import type { RefToken } from '../../../runtime/protocol/control'
import { makeScope, type Scope } from '../../../runtime/ship/scope'

/** A cell that was run, as compiled. */
interface Ran {
  readonly cell: string
  readonly version: number
  readonly text: { readonly plain: string }
}

/** Something that is there; its value may be undefined. */
export interface Found {
  readonly value: unknown
}

export interface Place {
  readonly cell: string
  readonly version: number
  readonly line: number
}

export class Surroundings {
  constructor(
    private readonly scope: () => Scope,
    /** Names of those that are here by now. */
    private readonly modules: () => readonly string[],
    private readonly exports: (module: string) => Readonly<Record<string, unknown>>,
    private readonly ran = new Map<string, Ran>(),
  ) {}

  /** The same lines for code that ran in an actor, whose names hold other values. */
  ofActor(): Surroundings {
    return new Surroundings(makeScope, this.modules, this.exports, this.ran)
  }

  remember(code: Ran): void {
    this.ran.set(code.cell, code)
  }

  get names(): string[] {
    return Object.keys(this.scope())
  }

  /** The module that exports a name, or null. */
  moduleOf(name: string): string | null {
    return this.modules().find((module) => this.exportsOf(module).includes(name)) ?? null
  }

  get exported(): string[] {
    return this.modules().flatMap((module) => this.exportsOf(module))
  }

  /** Names that a module exports; none where there is no such module. */
  exportsOf(module: string): string[] {
    if (!this.modules().includes(module)) return []
    return Object.keys(this.exports(module)).filter((name) => !name.startsWith('#'))
  }

  /** Whether a name of the notebook is one that a module gave. */
  isImported(name: string): boolean {
    const found = this.find(`$.${name}`)
    return (
      found !== null &&
      this.modules().some((module) => Object.values(this.exports(module)).includes(found.value))
    )
  }

  /** Whether a value is what 'actors' exports under this name. */
  isOfActors(value: unknown, name: string): boolean {
    return value !== undefined && this.modules().includes('actors') && this.exports('actors')[name] === value
  }

  /** What a path such as `$.count.value` leads to; null where that can't be told without running something. */
  find(path: string): Found | null {
    if (!/^\$(?:\.[\p{ID_Continue}$]+)+$/u.test(path)) return null
    const scope = this.scope()
    let value: unknown = scope
    for (const name of path.split('.').slice(1)) {
      const found = memberOf(value, name, value === scope)
      if (found === null) return null
      value = found.value
    }
    return { value }
  }

  /** The reference that a path leads to. */
  ref(path: string): RefToken | undefined {
    return tokenOf(this.find(path)?.value)
  }

  isPromise(path: string): boolean {
    return this.find(path)?.value instanceof Promise
  }

  /** A line of what was run, without what stands in front of the cell's own text; '' where it isn't known. */
  line({ cell, version, line }: Place): string {
    return this.lines(cell, version)[line - 1] ?? ''
  }

  lines(cell: string, version: number): readonly string[] {
    const ran = this.ran.get(cell)
    if (ran === undefined || ran.version !== version) return []
    const text = ran.text.plain
    const inFront = Number(/&c=(\d+)\s*$/.exec(text)?.[1] ?? 0)
    // The last two lines end the function and name the source.
    return text.slice(inFront).split('\n').slice(0, -2)
  }

  /** The expression whose value the cell showed, as compiled; '' where there is none. */
  result(cell: string): string {
    const text = this.ran.get(cell)?.text.plain ?? ''
    const at = text.lastIndexOf('return{value:(')
    const end = text.lastIndexOf(')}\n})')
    return at === -1 || end < at ? '' : text.slice(at + 'return{value:('.length, end).trim()
  }
}

/** `own`: inherited members don't count, as in a scope. */
function memberOf(value: unknown, name: string, own: boolean): Found | null {
  if (value === undefined || value === null) return null
  const token = tokenOf(value)
  // A reference has its methods as accessors. What it lacks is undefined.
  if (token !== undefined) return token.methods.includes(name) ? null : { value: undefined }
  try {
    for (
      let level = Object(value) as object | null;
      level !== null;
      level = Object.getPrototypeOf(level) as object
    ) {
      const property = Object.getOwnPropertyDescriptor(level, name)
      if (property !== undefined) return 'value' in property ? { value: property.value } : null
      if (own) return null
    }
  } catch {
    // A proxy of the reader's.
    return null
  }
  return { value: undefined }
}
