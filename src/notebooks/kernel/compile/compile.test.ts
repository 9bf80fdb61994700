import { describe, expect, it } from 'vitest'
import { parseStack } from '../../../runtime/ship/stack'
import { TryNotebook } from './try-notebook'

const run = (text: string): Promise<unknown> => new TryNotebook().run(text)

async function stackOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise
  } catch (error) {
    return (error as Error).stack
  }
  throw new Error('Nothing was thrown')
}

describe('the value of a cell', () => {
  it('is that of its last expression, with a semicolon or without', async () => {
    expect(await run('1 + 1')).toBe(2)
    expect(await run('const a = 2\na * 3; // comment\n;')).toBe(6)
    expect(await run('(1, 2)')).toBe(2)
    expect(await run('({ a: 1 })')).toEqual({ a: 1 })
    expect(await run("'use strict'")).toBe('use strict')
  })

  it('is nothing after a declaration', async () => {
    expect(await run('1\nconst a = 2')).toBeUndefined()
    expect(await run('1\nfunction f() {}')).toBeUndefined()
    expect(await run('')).toBeUndefined()
    expect(await run('// only a comment')).toBeUndefined()
  })

  it('stays a promise when it is one', async () => {
    const notebook = new TryNotebook()
    await notebook.run('const later = Promise.resolve(5)')
    expect(await notebook.run('[later]')).toEqual([Promise.resolve(5)])
    expect(await notebook.run('await later')).toBe(5)
  })
})

describe('names of the notebook', () => {
  it('are shared between cells', async () => {
    const notebook = new TryNotebook()
    await notebook.run(
      'let a = 1, b\nconst { c, d: [e = 5, ...f], ...g } = { c: 3, d: [undefined, 6, 7], x: 8 }',
    )
    expect(await notebook.run('[a, b, c, e, f, g]')).toEqual([1, undefined, 3, 5, [6, 7], { x: 8 }])
    await notebook.run('a += 10; b = a++; [a, c2] = [a * 2, 1]\nvar c2')
    expect(await notebook.run('[a, b, c2]')).toEqual([24, 11, 1])
  })

  it('are declared by functions before their line', async () => {
    expect(
      await run(
        'const r = even(10)\nfunction even(n) { return n === 0 || odd(n - 1) }\nfunction odd(n) { return n !== 0 && even(n - 1) }\nr',
      ),
    ).toBe(true)
  })

  it('are declared by var wherever it stands', async () => {
    const notebook = new TryNotebook()
    await notebook.run(
      'if (true) { var a = 1 }\nfor (var i = 0; i < 3; i++) var b = i\nfor (var [k, v] of [[1, 2]]);\nfor (var p in { q: 1 }) {}\nvar late; var { x, y = 4 } = { x: 3 }, z',
    )
    expect(await notebook.run('[a, i, b, k, v, p, late, x, y, z]')).toEqual([
      1,
      3,
      2,
      1,
      2,
      'q',
      undefined,
      3,
      4,
      undefined,
    ])
  })

  it('are not declared by let and const in blocks and loops', async () => {
    expect(
      await run('let x = 1\n{ let x = 2; x++ }\nfor (let x = 5; x < 6; x++);\nfor (const x of [9]) x\nx'),
    ).toBe(1)
    await expect(run('{ const inner = 1 }\ninner')).rejects.toThrow(
      new ReferenceError('inner is not defined'),
    )
  })

  it('keep one binding an iteration for closures', async () => {
    expect(
      await run('const fs = []\nfor (let i = 0; i < 3; i++) fs.push(() => i)\nfs.map(f => f())'),
    ).toEqual([0, 1, 2])
    expect(
      await run(
        'const fs = []\nfor (const i of [1, 2]) { let j = i; fs.push(() => ++j) }\nfs.map(f => f() + f())',
      ),
    ).toEqual([5, 7])
  })

  it('throw a ReferenceError when they are not defined, and have the type undefined', async () => {
    await expect(run('missing')).rejects.toThrow(new ReferenceError('missing is not defined'))
    await expect(run('missing = 1')).rejects.toThrow(new ReferenceError('missing is not defined'))
    await expect(run('missing()')).rejects.toThrow(new ReferenceError('missing is not defined'))
    expect(await run('let a = 1\n;[typeof missing, typeof a, typeof Map]')).toEqual([
      'undefined',
      'number',
      'function',
    ])
  })

  it('can be declared again, as const or not', async () => {
    const notebook = new TryNotebook()
    await notebook.run('const a = 1')
    await notebook.run('let a = 2; a = 3')
    expect(await notebook.run('const { a } = { a: 4 }\na')).toBe(4)
    expect(await notebook.run('var a = 5; a = 6\na')).toBe(6)
    expect(await notebook.run('function a() { return 7 }\na()')).toBe(7)
  })

  it('that are const refuse assignment, in the same cell and in others', async () => {
    const refusal = new TypeError("`a` is a const, it can't be assigned again")
    const notebook = new TryNotebook()
    await expect(notebook.run('const a = 1\na = 2')).rejects.toThrow(refusal)
    await expect(notebook.run('a += 2')).rejects.toThrow(refusal)
    await expect(notebook.run('a++')).rejects.toThrow(refusal)
    await expect(notebook.run(';[a] = [1]')).rejects.toThrow(refusal)
    await expect(notebook.run('({ a } = { a: 1 })')).rejects.toThrow(refusal)
    await expect(notebook.run('for (a of [1]);')).rejects.toThrow(refusal)
    expect(await notebook.run('a')).toBe(1)
    const frames = parseStack(await stackOf(notebook.run('1\n2\na = 3')))
    expect(frames[0].line).toBe(3)
  })

  it('win over globals when a cell declares them', async () => {
    const notebook = new TryNotebook()
    await notebook.run('const name = "Ada"; const Map = 5')
    expect(await notebook.run('[name, Map]')).toEqual(['Ada', 5])
  })

  it('may be shadowed by parameters and locals', async () => {
    expect(
      await run(
        'let a = 1\nfunction f(a, { b = a } = {}) { return [a, b] }\nconst g = a => { let b = a; return b }\n[f(2), g(3), a]',
      ),
    ).toEqual([[2, 2], 3, 1])
  })

  it('work in shorthands, patterns, labels, tags, templates, optional chains and regular expressions', async () => {
    expect(
      await run(`
        let a = 1, o = { a, 'b': a, [a]: a }, tag = (s, ...v) => s.raw.join('|') + v
        let b, c
        ;({ a, b = a, ...c } = { a: 5, z: 1 })
        outer: for (;;) { for (;;) break outer }
        const r = /a\${a}/.source
        ;[o, a, b, c, tag\`x\${a}y\${\`\${b}\`}z\`, o?.a, o.f?.(a), r, o.a]
      `),
    ).toEqual([{ a: 1, b: 1, 1: 1 }, 5, 5, { z: 1 }, 'x|y|z5,5', 1, undefined, 'a${a}', 1])
  })

  it('are called without a this', async () => {
    expect(await run('function f() { return this }\n[f(), (f)(), f?.(), f`x`, this]')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keep statements apart that only line breaks separate', async () => {
    expect(
      await run(
        'let n = 0\nconst f = () => n++\nlet x = n\nf()\nlet y = 1\nclass A {}\nf()\nconst { z } = { z: 2 }\nf()\nlet q\nf()\nn',
      ),
    ).toBe(4)
    expect(await run('const g = () => 1\nfunction h() { const a = g\n g()\n return a }\ntypeof h()')).toBe(
      'function',
    )
  })
})

describe('functions and classes', () => {
  it('keep the names that JavaScript gives them', async () => {
    expect(
      await run(`
        const a = () => 1, b = class {}, c = function () {}, d = function own() {}
        let e; e = () => 1
        const { f = () => 1 } = {}, o = { g: () => 1, h() {}, 'i j': () => 1, async *k() {} }
        function l(m = () => 1) { const n = class {}; return [m.name, n.name] }
        class P { static q = () => 1; r = () => 1 }
        ;[a, b, c, d, e, f, o.g, o.h, o['i j'], o.k, P.q, new P().r, P].map(x => x.name).concat(l())
      `),
    ).toEqual(['a', 'b', 'c', 'own', 'e', 'f', 'g', 'h', 'i j', 'k', 'q', 'r', 'P', 'm', 'n'])
  })

  it('may be made by new at once, and extended', async () => {
    expect(
      await run(
        'const o = new class { x = 1 }\nconst p = new (class { y = 2 })()\nclass A extends (class { z = 3 }) {}\n[o.x, p.y, new A().z]',
      ),
    ).toEqual([1, 2, 3])
  })

  it('keep super, getters, setters and private members', async () => {
    expect(
      await run(`
        class A { #n = 1; get n() { return this.#n } set n(v) { this.#n = v } has(o) { return #n in o } static s = 4 }
        class B extends A { m() { return super.n + 1 } static { B.s = super.s + 1 } }
        const o = { __proto__: { hi() { return 'hi' } }, hi() { return super.hi() + '!' } }
        const b = new B(); b.n = 5
        ;[b.m(), b.has(b), b.has({}), B.s, o.hi()]
      `),
    ).toEqual([6, true, false, 5, 'hi!'])
  })

  it('see each other when they are local, whatever their order', async () => {
    expect(
      await run(
        'function f() { return g(3); function g(n) { return n ? h(n - 1) + 1 : 0 } function h(n) { return g(n) } }\nf()',
      ),
    ).toBe(3)
    expect(
      await run(
        'const x = 1\nlet r\nswitch (x) { case 1: r = k(); break; case 2: function k() { return 8 } }\nr',
      ),
    ).toBe(8)
  })

  it('share locals that they change', async () => {
    expect(
      await run(`
        function counter(n, step = 1) { let last; return { up() { last = n; return n += step }, last: () => last } }
        const c = counter(5), d = counter(1, 10)
        c.up(); d.up()
        const each = []
        for (let x of [1, 2]) each.push(() => x++)
        const arrow = n => () => ++n, up = arrow(3)
        up()
        try { throw 1 } catch (e) { each.push(() => ++e) }
        ;[c.up(), c.last(), d.up(), d.last(), each.map(f => f()), each.map(f => f()), up()]
      `),
    ).toEqual([7, 6, 21, 11, [1, 2, 2], [2, 3, 3], 5])
  })
})

describe('imports', () => {
  it('become constants of the notebook', async () => {
    const notebook = new TryNotebook()
    await notebook.run("import { spawn as s, sleep } from 'actors'\nimport * as all from 'actors'")
    expect(await notebook.run('[s(), sleep(), all.spawn === s]')).toEqual(['spawned', 'slept', true])
    await expect(notebook.run('sleep = 1')).rejects.toThrow(TypeError)
  })

  it('work before their line', async () => {
    expect(await run("const v = spawn()\nimport {\n  spawn,\n} from 'actors'\nv")).toBe('spawned')
  })

  it('of types vanish', async () => {
    expect(
      await run(
        "import type { Ref } from 'actors'\nimport { type Name, spawn, Other } from 'actors'\nlet r: Other = 5\nr",
      ),
    ).toBe(5)
  })

  it('of an unknown name say which name is near', async () => {
    await expect(run("import { spwan } from 'actors'\nspwan()")).rejects.toThrow(
      "'actors' has no export `spwan`; did you mean `spawn`?",
    )
  })
})

describe('TypeScript', () => {
  it('loses its types, not its values', async () => {
    expect(
      await run(`
        enum Colour { Red, Green = 5, Blue }
        interface Shape { area(): number }
        abstract class Base implements Shape { constructor(private readonly side: number) {} area(): number { return this.side ** 2 } }
        class Square<T> extends Base { declare tag: T }
        function over(a: number): number
        function over(a: any) { return a }
        const x = <number>over(1) as unknown as number satisfies number
        let maybe: string | undefined
        ;[Colour.Blue, Colour[5], new Square<string>(3).area(), x!, maybe?.length]
      `),
    ).toEqual([6, 'Green', 9, 1, undefined])
  })

  it('keeps its lines', () => {
    const text =
      "import {\n  spawn,\n  type Ref,\n} from 'actors'\ninterface A {\n  a: string\n}\nenum E {\n  A,\n\n  B\n}\ntype T =\n  | 1\n  | 2\nfunction f<\n  T\n>(\n  a: T,\n): asserts a is T {\n}\nlet x = `\n\n`\nlet\n  y =\n   1"
    const compiled = new TryNotebook().compile(text)
    if (!compiled.ok) throw new Error(compiled.message)
    for (const variant of Object.values(compiled.text)) {
      // Two lines are added after the last: the end of the function, and the name of the source.
      expect(variant.split('\n')).toHaveLength(text.split('\n').length + 2)
    }
  })
})

describe('what is known about a compiled cell', () => {
  it('is what it declares, reads and assigns, and what it defines', () => {
    const compiled = new TryNotebook().compile(
      "import { spawn } from 'actors'\nconst a = b + Math.PI\nlet c = () => (d = a)\nclass E extends F { static x = y; m() { return z } }\nfor (const q of w) q",
    )
    expect(compiled).toMatchObject({
      ok: true,
      declares: ['spawn', 'a', 'c', 'E'],
      declaresConst: ['spawn', 'a'],
      uses: ['b', 'F', 'y', 'z', 'w'],
      assigns: ['d'],
      imports: [{ module: 'actors', name: 'spawn', local: 'spawn', soft: false }],
      definitions: [
        { name: 'c', kind: 'arrow', line: 3, column: 9, names: ['d', 'a'], eager: [], captured: [] },
        {
          name: 'E',
          kind: 'class',
          line: 4,
          column: 1,
          names: ['F', 'y', 'z'],
          eager: ['F', 'y'],
          statics: ['x'],
        },
      ],
    })
  })
})

describe('checks', () => {
  it('stand in loops of the instrumented variant, and in functions too of the explore variant', async () => {
    const text =
      'const f = x => x\nfor (let i = 0; i < 3; i++) f(i)\nlet n = 2; while (n--); do n++; while (n < 1)\nfor (const k of [1]) { f(k) }\n[1].map(function () { return f(1) })\nn'
    for (const [variant, checks] of [
      ['plain', 0],
      ['instrumented', 8],
      ['explore', 14],
    ] as const) {
      const notebook = new TryNotebook()
      expect(await notebook.run(text, variant)).toBe(1)
      expect([variant, notebook.checks]).toEqual([variant, checks])
    }
  })
})

describe('stacks', () => {
  it('give the cell and its line', async () => {
    const notebook = new TryNotebook()
    const promise = notebook.run('function f(x: number) {\n  return x.\n    a.b }\n\nf(1)')
    const frames = parseStack(await stackOf(promise))
    expect(frames.map(({ line, name }) => [line, name])).toEqual([
      [3, 'f'],
      [5, ''],
    ])
    expect(frames[0].cell).toMatch(/^n\d+\.1$/)
  })

  it('give the column of what was typed on the first line', async () => {
    const [frame] = parseStack(await stackOf(new TryNotebook().run('  null.x')))
    // V8 points at the property; the result's wrapper stands before the expression.
    expect(frame.line).toBe(1)
    expect(frame.column).toBeLessThan(24)
  })
})
