import { describe, expect, it } from 'vitest'
import { TryNotebook } from './try-notebook'

function refusal(text: string, language: 'typescript' | 'javascript' = 'typescript'): string {
  const compiled = new TryNotebook().compile(text, language)
  return compiled.ok
    ? 'ok'
    : `${compiled.line}:${compiled.column} ${compiled.message} ${compiled.hint}`.trim()
}

describe('a cell is refused', () => {
  it.each([
    ['namespace N {\n}', "1:1 A cell can't have a namespace. Use an object: const name = { … }"],
    ['1\n  module M { }', "2:3 A cell can't have a namespace. Use an object: const name = { … }"],
    [
      'eval("1")',
      "1:1 A cell can't call eval: what it would refer to can't be known when the cell is compiled. Write the code in a function, or use new Function(…).",
    ],
    ['1\n Promise = 5', "2:2 `Promise` is built in, and a cell can't change it. Choose another name."],
    ['(undefined = 1)', "1:2 `undefined` is built in, and a cell can't change it. Choose another name."],
    ['await import("x")', "1:7 A cell can't call import(). Write import { … } from '…' instead."],
    ['import.meta.url', "1:1 A cell has no import.meta: it isn't a file."],
    [
      'export default 1',
      "1:1 A cell can't export: what it declares is there for the other cells already. Leave `export` out.",
    ],
    [
      'export { a }; let a',
      "1:1 A cell can't export: what it declares is there for the other cells already. Leave `export` out.",
    ],
    [
      'import x from "actors"',
      "1:8 'actors' has no default export. Names stand in braces: `import { … } from 'actors'`.",
    ],
    ['import { x } from "actor"', "1:19 There is no module 'actor'. Did you mean 'actors'?"],
    ['import { x } from "react"', "1:19 There is no module 'react'. Modules are 'actors', 'director'."],
    ['let x: number = $ + 1', '1:17 `$` is a name that the notebook uses itself. Choose another.'],
    ['return 1', '1:1 `return` stands outside of any function. The value of the last line is the result.'],
    ['let x = ;', "1:9 `;` isn't expected here."],
    ['f(1,', '1:5 The cell ends too early. The `(` of line 1 is still open here. Is a `)` missing?'],
    [
      'function f(a: number, b: number) { await g(a) }',
      '1:36 `await` stands in a function that is not async. Write async in front of the function.',
    ],
    [
      'let a: string; let a: number',
      '1:20 `a` is declared twice in this cell. Give one of them another name.',
    ],
    ['let a = "x\n"', "1:9 The text isn't closed on this line. Is a quote missing?"],
    ['@dec class A {}', "1:1 Decorators can't be used in a cell."],
    ['delete x', "1:1 A variable can't be deleted. Assign undefined instead."],
    ['\uFDD0', '1:1 There is a character here that Unicode says is none. Delete it.'],
  ])('%j with its place and reason', (text, expected) => {
    expect(refusal(text)).toBe(expected)
  })

  it('with a hint when types stand in a JavaScript cell', () => {
    expect(refusal('let x: number = 1', 'javascript')).toBe(
      "1:6 `:` isn't expected here. This looks like TypeScript, and the cell says JavaScript.",
    )
  })
})

describe('a cell is accepted', () => {
  it.each([
    '`\nnamespace N { }`',
    'declare namespace N { const x: number }',
    "declare module 'x' { }",
    'export const a = 1',
    'export function f() {}',
    'export class A {}\nnew A()',
    'const namespace = { module: 1 }',
    'const o = { eval(x) {} }; o.eval(1)',
    'await 1',
    '// comment at the end',
  ])('%j', (text) => {
    expect(refusal(text)).toBe('ok')
  })
})
