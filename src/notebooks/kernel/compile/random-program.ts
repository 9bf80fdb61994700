/**
 * Random programs for tests: declarations, closures, classes and assignments that end and don't throw.
 *
 * A program is a function of a tape of numbers, so that fast-check can shrink it. Every name is declared before it is
 * used, loops are bounded, and a function calls only functions declared before it.
 */

interface Names {
  /** Readable values, those that may be assigned, functions of one number, classes with `m(n)`, objects with `up()`. */
  readonly values: string[]
  readonly mutable: string[]
  readonly functions: string[]
  readonly classes: string[]
}

export interface RandomProgram {
  readonly text: string
  /** Its top-level names. */
  readonly values: readonly string[]
  readonly functions: readonly string[]
  readonly classes: readonly string[]
}

export function randomProgram(tape: readonly number[]): RandomProgram {
  const writer = new Writer(tape)
  const top: Names = { values: [], mutable: [], functions: [], classes: [] }
  const lines: string[] = []
  while (writer.left && lines.length < 25) lines.push(writer.statement(top, 0))
  return { text: lines.join('\n'), ...top }
}

class Writer {
  readonly #tape: readonly number[]
  #at = 0
  #fresh = 0

  constructor(tape: readonly number[]) {
    this.#tape = tape
  }

  get left(): boolean {
    return this.#at < this.#tape.length
  }

  #pick(n: number): number {
    return (this.#tape[this.#at++] ?? 0) % n
  }

  #one(names: readonly string[], otherwise: string): string {
    return names.length === 0 ? otherwise : names[this.#pick(names.length)]
  }

  #name(prefix: string): string {
    return `${prefix}${this.#fresh++}`
  }

  /** Inside, everything around can be used; what is declared there isn't seen outside. */
  #inner(names: Names): Names {
    return {
      values: [...names.values],
      mutable: [...names.mutable],
      functions: [...names.functions],
      classes: [...names.classes],
    }
  }

  #expression(names: Names, depth: number): string {
    const value = (): string => this.#one(names.values, String(this.#pick(10)))
    if (depth > 3) return value()
    const next = (): string => this.#expression(names, depth + 1)
    const f = this.#one(names.functions, '')
    const c = this.#one(names.classes, '')
    switch (this.#pick(12)) {
      case 0:
        return String(this.#pick(10))
      case 1:
      case 2:
        return value()
      case 3:
        return `(${next()} + ${next()}) % 1000`
      case 4:
        return f ? `${f}(${next()})` : next()
      case 5:
        return c ? `new ${c}(${next()}).m(${next()})` : next()
      case 6:
        return `(${next()} ? ${next()} : ${next()})`
      case 7: {
        const p = this.#name('p')
        const inner = this.#inner(names)
        inner.values.push(p)
        return `[1, 2].map(${p} => ${this.#expression(inner, depth + 1)}).reduce((s, x) => s + x) % 100`
      }
      case 8: {
        const v = value()
        return /^\d|\./.test(v) ? `({ v: ${v} }).v` : `({ ${v} }).${v}`
      }
      case 9:
        return `\`\${${next()}}\`.length`
      case 10:
        return f ? `${f}?.(${next()})` : next()
      default:
        return `(typeof ${value()}).length`
    }
  }

  statement(names: Names, depth: number): string {
    const expression = (): string => this.#expression(names, depth)
    const v = this.#name('v')
    const declare = (mutable: boolean): void => {
      names.values.push(v)
      if (mutable) names.mutable.push(v)
    }
    const block = (inner = this.#inner(names)): string => this.#block(inner, depth + 1)
    const kind = this.#pick(depth > 2 ? 6 : 17)
    switch (kind) {
      case 0: {
        const text = `let ${v} = ${expression()}`
        declare(true)
        return text
      }
      case 1: {
        const text = `const ${v} = ${expression()}`
        declare(false)
        return text
      }
      case 2: {
        const other = this.#name('v')
        const text = `let { a: ${v} = ${expression()}, ...${other} } = { b: ${expression()} }`
        declare(true)
        return text
      }
      case 3: {
        const target = this.#one(names.mutable, '')
        return target ? `${target} = ${expression()}` : `let ${v}_ = 1`
      }
      case 4: {
        const target = this.#one(names.mutable, '')
        return target ? `${target}++` : `const ${v}_ = 1`
      }
      case 5: {
        const target = this.#one(names.mutable, '')
        return target ? `;[${target}] = [${expression()}]` : `;[1]`
      }
      case 6:
      case 7: {
        const [f, p, q] = [this.#name('f'), this.#name('p'), this.#name('p')]
        const inner = this.#inner(names)
        inner.values.push(p, q)
        inner.mutable.push(p)
        const text = `function ${f}(${p}, ${q} = ${p}) ${this.#body(inner, depth)}`
        names.functions.push(f)
        return text
      }
      case 8: {
        const [f, p] = [this.#name('f'), this.#name('p')]
        const inner = this.#inner(names)
        inner.values.push(p)
        inner.mutable.push(p)
        const text = `const ${f} = ${p} => ${this.#body(inner, depth)}`
        names.functions.push(f)
        return text
      }
      case 9: {
        // A closure that keeps and changes state, in a local and in its parameter.
        const [f, p, n] = [this.#name('f'), this.#name('p'), this.#name('n')]
        const inner = this.#inner(names)
        inner.values.push(p, n)
        inner.mutable.push(p, n)
        const start = expression()
        const text = `const ${f} = (${p} => { let ${n} = 1; return x => { ${n}++; ${this.statement(inner, 3)}; return (${n} + ${p} + x) % 1000 } })(${start})`
        names.functions.push(f)
        return text
      }
      case 10:
      case 11: {
        const [c, p] = [this.#name('C'), this.#name('p')]
        const base = this.#one(names.classes, '')
        const inner = this.#inner(names)
        inner.values.push(p)
        inner.values.push('this.n', `${c}.count`)
        inner.mutable.push('this.n', `${c}.count`)
        const parent = base && this.#pick(2) ? ` extends ${base}` : ''
        const call = parent ? `super(n); ` : ''
        const method = `m(${p}) ${this.#body(inner, 2)}`
        const text = `class ${c}${parent} { static count = ${expression()}; f = ${expression()}; constructor(n) { ${call}this.n = n } ${method} }`
        names.classes.push(c)
        return text
      }
      case 12:
        return `if (${expression()} > 5) ${block()} else ${block()}`
      case 13: {
        const i = this.#name('i')
        const inner = this.#inner(names)
        inner.values.push(i)
        return `for (let ${i} = 0; ${i} < 3; ${i}++) ${block(inner)}`
      }
      case 14: {
        const x = this.#name('x')
        const inner = this.#inner(names)
        inner.values.push(x)
        inner.mutable.push(x)
        return `for (let ${x} of [1, ${expression()}]) ${block(inner)}`
      }
      case 15: {
        const text = `var ${v} = ${expression()}`
        declare(true)
        return text
      }
      default:
        return `try { throw ${expression()} } catch (e) ${block()}`
    }
  }

  #block(inner: Names, depth: number): string {
    return `{ ${this.#statements(inner, depth)} }`
  }

  #body(inner: Names, depth: number): string {
    const statements = this.#statements(inner, depth + 1)
    return `{ ${statements}; return ${this.#expression(inner, depth + 1)} }`
  }

  #statements(inner: Names, depth: number): string {
    const count = this.#pick(3)
    return Array.from({ length: count }, () => this.statement(inner, depth)).join('\n')
  }
}
