import { describe, expect, it } from 'vitest'
import { NotShippable } from '../../../runtime/ship/not-shippable'
import { TryNotebook } from './try-notebook'

async function reason(text: string): Promise<string> {
  const notebook = new TryNotebook()
  try {
    await notebook.send(text)
  } catch (error) {
    if (error instanceof NotShippable) return error.message
    throw error
  }
  throw new Error('It was shipped')
}

describe('what cannot travel is named with the way to it', () => {
  it.each([
    [
      'const gone = new WeakMap()\nfunction train() { return gone }\ntrain',
      "cannot ship `train`: it uses `gone` (WeakMap), which can't travel to another worker",
    ],
    [
      'const gone = new WeakMap()\nconst helper = () => gone\nfunction train() { return helper() }\ntrain',
      "cannot ship `train`: `train` uses `helper`, which uses `gone` (WeakMap), which can't travel to another worker",
    ],
    [
      'const config = { list: [1, { p: Promise.resolve() }] }\nconst f = () => config\nf',
      "cannot ship `f`: it uses `config.list[1].p` (Promise), which can't travel to another worker: await it first",
    ],
    [
      'const it = (function* () {})()\nconst f = () => it\nf',
      "cannot ship `f`: it uses `it` (Generator), which can't travel to another worker",
    ],
    [
      'const s = Symbol("x")\nconst f = () => s\nf',
      'cannot ship `f`: it uses `s` (a symbol), which is equal to nothing in another worker; Symbol.for(…) is',
    ],
    [
      'class A { f = () => this }\nconst { f } = new A()\nf',
      "cannot ship `f`: it is a function, which uses `this` of what surrounds it and can't travel without that",
    ],
    [
      'class A { #x = 1; f() { return (o) => o.#x } }\nconst g = new A().f()\n;() => g',
      "cannot ship `value`: it uses `g` (a function), which uses `#x` of what surrounds it and can't travel without that",
    ],
    [
      'function f() { return () => arguments }\nf()',
      "cannot ship `value`: it is a function, which uses `arguments` of what surrounds it and can't travel without that",
    ],
    [
      'class A { #x = 1 }\nconst a = new A()\nconst f = () => a\nf',
      "cannot ship `f`: it uses `a` (an instance of A), whose private #x can't be read from outside",
    ],
    [
      'class A { m() {} }\nconst { m } = A.prototype\nconst f = () => m\nf',
      "cannot ship `f`: it uses `m` (a function), which is a method that can't travel without its class or object",
    ],
    [
      'const bound = (() => 1).bind(null)\nconst f = () => bound\nf',
      "cannot ship `f`: it uses `bound` (a function), which is bound to its `this` and can't travel: ship an arrow function",
    ],
    [
      'function make() { let canvas = new WeakSet(); return () => { canvas = null } }\nconst f = make()\nconst g = () => f\ng',
      "cannot ship `g`: `g` uses `f`, which uses `canvas` (WeakSet), which can't travel to another worker",
    ],
    [
      '[Promise.resolve()]',
      "cannot ship `value[0]`: it is a Promise, which can't travel to another worker: await it first",
    ],
  ])('%j', async (text, expected) => {
    expect(await reason(text)).toBe(expected)
  })
})
