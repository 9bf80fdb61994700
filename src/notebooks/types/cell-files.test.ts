import { expect, test } from 'vitest'
import { CellFiles } from './cell-files'
import { cellSyntax } from './cell-syntax'

function open(...texts: readonly string[]): CellFiles {
  const files = new CellFiles()
  set(files, ...texts)
  return files
}
function set(files: CellFiles, ...texts: readonly string[]): void {
  files.set(texts.map((text, at) => ({ id: 'abcdefgh'[at], text })))
}
const versions = (files: CellFiles) => files.all.map(({ version }) => version)

test('a cell exports what it declares, and imports what it mentions', () => {
  const files = open('const a = 1, b = 2', 'class C {}\na', 'C')
  expect(files.all.map(({ head }) => head)).toEqual([
    'export { a, b };\n',
    "import { a } from 'cell:a'; export { C };\n",
    "import { C } from 'cell:b'; export {  };\n",
  ])
})

test('the cell that is asked about imports all there is', () => {
  const files = open('const a = 1, b = 2', '', 'const a = 3, c = 4')
  expect(files.ask('b')?.head).toBe(
    "import { a, b } from 'cell:a'; import { c } from 'cell:c'; export {  };\n",
  )
})

test('a new name changes the files of those alone whom it concerns', () => {
  const files = open('const a = 1', 'a', 'other')
  const [, second, third] = versions(files)
  set(files, 'const a = 1, b = 2', 'a', 'other')
  expect(versions(files).slice(1)).toEqual([second, third])
  set(files, 'const a = 1, other = 2', 'a', 'other')
  expect(versions(files)[1]).toBe(second)
  expect(versions(files)[2]).not.toBe(third)
})

test('any id will do for a cell', () => {
  const files = new CellFiles()
  const id = "it's /../ ünlike"
  files.set([
    { id, text: 'const a = 1' },
    { id: 'b', text: 'a' },
  ])
  const specifier = /'(cell:[^']*)'/.exec(files.ask('b')!.head)![1]
  expect(files.imported(specifier)?.cell.id).toBe(id)
})

test.each([
  ['const a = 1\nclass B extends Map {}\nimport { spawn } from "actors"', false],
  ['const a: number = 1', true],
  ['const m = new Map<string, number>()', true],
  ['class A<T> {}', true],
  ['class A { private a = 1 }', true],
  ['function f(a?) {}', true],
  ['a as B', true],
  ['a!.b', true],
  ['enum E { A }', true],
  ['import type { Ref } from "actors"', true],
  ['a < b && c > (d)', false],
])('%s: it has types in it: %s', (text, typed) => {
  expect(cellSyntax(text).typed).toBe(typed)
})
