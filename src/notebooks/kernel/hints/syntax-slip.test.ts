import { describe, expect, it } from 'vitest'
import { TryNotebook } from '../compile/try-notebook'
import { openBrackets } from './open-brackets'

const refused = (text: string): string => {
  const compiled = new TryNotebook().compile(text)
  return compiled.ok ? 'fine' : `${compiled.line} ${compiled.message} ${compiled.hint}`.trimEnd()
}

const NO_CONST = 'In a class a field or method stands without `const`. Or is a `}` missing above?'

describe('a text that does not parse', () => {
  it.each([
    // Brackets
    ['console.log(1', '1 The cell ends too early. The `(` of line 1 is still open here. Is a `)` missing?'],
    [
      'f(\n  [1, 2\nconst b = 1',
      "3 `const` isn't expected here. The `[` of line 2 is still open here. Is a `]` missing?",
    ],
    [
      'const o = { a: 1\nconst b = 2',
      "2 `const` isn't expected here. The `{` of line 1 is still open here. Is a `}` missing?",
    ],
    ['f({ a: 1 )', "1 `)` isn't expected here. The `{` of line 1 is still open here. Is a `}` missing?"],
    [
      'const f = (x) => {\n  x.map((y) => {\n    y\n  }\n}',
      "1 `=` isn't expected here. The `(` of line 2 is never closed.",
    ],
    ['f(1, 2\ng()', "2 `g` isn't expected here. `,` was expected, or the `)` for line 1."],
    ['const o = {\n  a: 1\n  b: 2\n}', "3 `b` isn't expected here. `,` was expected."],
    [
      'if (x) { f() }}',
      "1 `}` isn't expected here. No bracket is open that `}` could close. Is it one too many?",
    ],
    ['if (x > 1 {\n}', "1 `{` isn't expected here. `)` was expected."],
    // Classes
    ['class A {\n  go() {\n}\nconst x = 1', `4 \`x\` isn't expected here. ${NO_CONST}`],
    ['class A { const a = 1 }', `1 \`a\` isn't expected here. ${NO_CONST}`],
    [
      'class A {\n  go() {\n}\nawait go()',
      "4 `go` isn't expected here. The class of line 1 is still open here. Is a `}` missing above?",
    ],
    [
      'class A { this.a = 1 }',
      "1 `.` isn't expected here. In a class a field stands without `this.`; methods set it with `this.`",
    ],
    ['class A { go { } }', "1 `{` isn't expected here. A method has parentheses: `name() { … }`."],
    [
      'a.#b',
      '1 `#b` is not declared in the class around it. A private field can be used inside its own class only.',
    ],
    // Quotes
    ['const s = "abc', "1 The text isn't closed on this line. Is a quote missing?"],
    ['const s = “abc”', '1 `“` is a quote of books. Code has straight quotes: \' or ".'],
    [
      'import { spawn } from actors',
      "1 `actors` isn't expected here. The name of a module stands in quotes: `from 'actors'`.",
    ],
    // Statements
    ['return 5', '1 `return` stands outside of any function. The value of the last line is the result.'],
    [
      'function f() { await g() }',
      '1 `await` stands in a function that is not async. Write async in front of the function.',
    ],
    ['const a = 1, a = 2', '1 `a` is declared twice in this cell. Give one of them another name.'],
    ['const a =', '1 The cell ends too early. Something has to follow `=`.'],
    ['let x == 3', "1 `=` isn't expected here. A single `=` gives a value, `===` compares."],
    ['if (f() = 3) { }', "1 This can't be assigned to. To compare, write ===."],
    [
      'if (x) {\n  f()\nelse {\n}',
      "3 `else` isn't expected here. An `else` follows the `}` of its `if`. Is a brace missing, or one too many?",
    ],
    [
      'x => { a: 1, b: 2 }',
      "1 `:` isn't expected here. An arrow function that gives an object has it in parentheses: `=> ({ … })`.",
    ],
    [
      'function () { }',
      "1 `(` isn't expected here. A function that stands by itself needs a name: `function name() { … }`.",
    ],
    ['let 1a = 3', "1 `1a` isn't expected here. A name can’t begin with a digit."],
    ['def foo():\n  pass', "1 `foo` isn't expected here. A function is written `function name() { … }`."],
    [
      "import spawn from 'actors'",
      "1 'actors' has no default export. Names stand in braces: `import { … } from 'actors'`.",
    ],
    ["import { x } from 'react'", "1 There is no module 'react'. Modules are 'actors', 'director'."],
  ])('%j', (text, words) => {
    expect(refused(text)).toBe(words)
  })
})

describe('brackets that are open', () => {
  it.each([
    ['f(', '( 1'],
    ['f(")", \')\', `)`, /[)]/', '( 1'],
    ['f( // )\n /* ) */ [', '( 1, [ 2'],
    ['`a ${b(', '{ 1, ( 1'],
    ['`a ${b} (`; [', '[ 1'],
    ['a / (b) / [', '[ 1'],
    ['class A extends B {\n go() {', '{ 1 of a class, { 2'],
    ['"open ( to the end', ''],
    ['{}', ''],
  ])('of %j', (text, open) => {
    const said = openBrackets(text).map(
      (one) => `${one.bracket} ${one.line}${one.ofClass ? ' of a class' : ''}`,
    )
    expect(said.join(', ')).toBe(open)
  })
})
