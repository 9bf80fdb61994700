import { beforeEach, describe, expect, it } from 'vitest'
import type { TypedCell } from './cell'
import { NotebookLanguageService } from './language-service'

const COUNTER = `import { spawn } from 'actors'

class Counter {
  value = 0
  /** Adds one, or more. */
  increment(by = 1) {
    this.value += by
  }
  getValue() {
    return this.value
  }
}
const count = await spawn(Counter, { name: 'count' })`

// One for all tests: TypeScript's library is read once.
const service = new NotebookLanguageService()
beforeEach(() => service.setCells([]))

/** Cells a, b, c … from top to bottom. */
function open(...texts: readonly (string | TypedCell)[]): void {
  service.setCells(texts.map((text, at) => (typeof text === 'string' ? { id: 'abcdefgh'[at], text } : text)))
}
/** What is told of a cell: the code, and the words. */
function told(cell: string): string[] {
  const text = service.fileOf(cell)!.cell.text
  return service.diagnose(cell).map(({ from, to, words }) => `${text.slice(from, to)}: ${words}`)
}
/** The labels at `|`. */
function offered(cell: string, explicit = false): string[] {
  const { text } = service.fileOf(cell)!.cell
  const at = text.indexOf('|')
  const cells = [...(service.fileOf('a') && cell !== 'a' ? [service.fileOf('a')!.cell] : [])]
  service.setCells([...cells, { id: cell, text: text.replace('|', '') }])
  return (service.complete(cell, at, explicit)?.options ?? []).map(({ label }) => label)
}
const at = (cell: string, words: string) => service.fileOf(cell)!.cell.text.indexOf(words) + words.length

describe('names', () => {
  it('of earlier cells are known', () => {
    open('const five = 5', 'five.toFixed(1)\nfive.nothing')
    expect(told('b')).toEqual(["nothing: Property 'nothing' does not exist on type '5'."])
  })

  it('of later cells are known too', () => {
    open('later.toFixed(1)\nlater.nothing', "const later = 'x'.length")
    expect(told('a')).toEqual(["nothing: Property 'nothing' does not exist on type 'number'."])
  })

  it('may be declared again in another cell', () => {
    open('const a = 1', "const a = 'x'\na.toUpperCase()", 'a.toUpperCase()', 'class a {}')
    expect(['a', 'b', 'c', 'd'].map(told)).toEqual([[], [], [], []])
  })

  it('mean the nearest declaration above', () => {
    open('const a = 1', 'a.nothing', "const a = { x: 'y' }", 'a.nothing.x')
    expect(told('b')).toEqual(["nothing: Property 'nothing' does not exist on type '1'."])
    expect(service.hover('d', 1)?.signature).toBe('const a: {\n    x: string;\n}')
  })

  it('may not be declared twice in one cell', () => {
    open('const a = 1\nconst a = 2')
    expect(told('a')).toEqual(Array(2).fill("a: Cannot redeclare block-scoped variable 'a'."))
  })

  it('that one cell imports are known to all', () => {
    open("import { sleep } from 'actors'", 'await sleep(1)')
    expect(told('b')).toEqual([])
  })

  it('that a cell takes apart or hoists are known to others', () => {
    open(
      'const { x, y: [z] } = { x: 1, y: [2] }\nfor (var i = 0; i < 3; i++) {}\nfunction f() {}',
      'x + z + i + f()',
    )
    expect(told('b')).toEqual([])
  })

  it('of an original to compare with are its own', () => {
    open(
      'const a = 1',
      { id: 'b', text: "const a = 'x'\nconst other = a", apart: true },
      'a.toFixed()\nother',
    )
    expect(told('b')).toEqual([])
    expect(told('c')).toEqual(["other: Cannot find name 'other'."])
  })

  it('that nobody made are told, with the nearest or the import that is missing', () => {
    open(COUNTER, 'cuont', 'sleep(1)', 'document.title')
    expect(told('b')).toEqual(["cuont: Cannot find name 'cuont'. Did you mean 'count'?"])
    expect(told('c')).toEqual([
      "sleep: Cannot find name 'sleep'. Add import { sleep } from 'actors' to a cell.",
    ])
    expect(told('d')).toEqual(["document: Cannot find name 'document'."])
  })

  it('may have a new value from another cell', () => {
    open('let a = 1', 'a = 2\na += 1')
    expect(told('b')).toEqual([])
  })
})

describe('a cell', () => {
  it('that does not parse harms no other', () => {
    open('const a = 1\nclass Half {\n  go() {', 'a.toFixed(1)\nnew Half()', 'const b = (')
    expect(told('a')).toEqual([": '}' expected."])
    expect(told('b')).toEqual([])
    expect(told('c')).toEqual([': Expression expected.'])
  })

  it('may await at its top, and have unfilled blanks', () => {
    open("import { sleep } from 'actors'\nawait sleep(______)\nconst list = [______]\n______")
    expect(told('a')).toEqual([])
  })

  it('without types may do what JavaScript lets it do', () => {
    open(`class Account {
  owner = null
  open(name) {
    this.name = name
    this.owner = { name }
    return this.name + this.owner.name
  }
}
const account = new Account()
account.open()
account.extra = 1
account.extra
let mixed = 1
mixed = 'x'
mixed.toUpperCase()
const taken = new Date() - new Date(0)
const both = [1, 'a']
both[1].toUpperCase()
taken > 3
new Date() > 3
const box = {}
box.a = 1
box.a + box.b
let big = 0
big += 3 > 2
parseInt(4.2)
const rows = new Array(3).fill().map((_, i) => i)
function late(a, b = 2) {}
late()
late(1, 'b')
try {
  rows.push('x')
} catch (error) {
  error.message
}`)
    expect(told('a')).toEqual([])
  })

  it('that means its actor and has the worker is told which self it needs', () => {
    open('class A {\n  go() {\n    return self.ref\n  }\n}')
    expect(told('a')).toEqual([
      "ref: This is the worker's self. Add import { self } from 'actors' to a cell.",
    ])
  })

  it('may make another actor stand behind a name, and take from it what is made later', () => {
    open(
      COUNTER,
      `class Other {
  only() {}
}
let who = count
who = await spawn(Other)
who.only()
const { later } = new Other()
new Other().later = 1`,
    )
    expect(told('b')).toEqual([])
  })

  it('with types is held to them, and stands among the others', () => {
    open(
      'interface Point { x: number; y: number }',
      'const p: Point = { x: 1, y: 2 }\np.x = "a"',
      'p.y.nothing',
    )
    expect(told('b')).toEqual(["p.x: Type 'string' is not assignable to type 'number'."])
    expect(told('c')).toEqual(["nothing: Property 'nothing' does not exist on type 'number'."])
  })

  it('with types may make its fields in its methods', () => {
    open('class A {\n  go(n: number) {\n    this.left = n\n  }\n}')
    expect(told('a')).toEqual([])
  })

  it('is told what a call of a module does not take', () => {
    open(COUNTER, 'spawn(Counter, { nmae: 3 })\nspawn(Counter, { name: 3 })\nspawn()')
    expect(told('b')).toEqual([
      "nmae: 'nmae' does not exist in type 'SpawnOptions'.",
      "name: Type 'number' is not assignable to type 'string'.",
      'spawn: Expected 1-2 arguments, but got 0.',
    ])
  })

  it('is told of a module or an export that is not there', () => {
    open("import { spwan } from 'actors'", "import { x } from 'nothing'")
    expect(told('a')).toEqual([
      `spwan: '"actors"' has no exported member named 'spwan'. Did you mean 'spawn'?`,
    ])
    expect(told('b')).toEqual([`'nothing': Cannot find module 'nothing'.`])
  })

  it('whose class is given to a director may use this.director and this.secondsLeft', () => {
    open("class Judge {\n  start() {\n    this.director('pinger', 'pong', this.secondsLeft())\n  }\n}")
    expect(told('a')).toEqual([])
  })
})

describe('a reference', () => {
  it('offers the methods of its class, and none of its fields', () => {
    open(COUNTER, 'count.|')
    expect(offered('b')).toEqual(['getValue', 'increment'])
  })

  it('offers tell after a method, and nothing of functions', () => {
    open(COUNTER, 'count.increment.|')
    expect(offered('b')).toEqual(['tell'])
  })

  it('has the words that stand at the class, and those of a tell', () => {
    open(COUNTER, 'count.increment(2)\ncount.increment.tell(2)\nawait count.getValue()')
    expect(service.detail('b', 6, { label: 'increment' })).toEqual({
      signature: 'increment(by?: number): Promise<void>',
      doc: 'Adds one, or more.',
    })
    expect(service.hover('b', at('b', 'count.incr'))).toEqual({
      from: 6,
      to: 15,
      signature: 'increment(by?: number): Promise<void>',
      doc: 'Adds one, or more.',
    })
    expect(service.hover('b', at('b', 'count.increment.te'))?.doc).toMatch(/^Sends the message and goes on/)
    expect(service.hover('b', at('b', 'count.getV'))?.signature).toBe('getValue(): Promise<number>')
    expect(service.hover('b', 1)?.signature).toBe('const count: Ref<Counter>')
  })

  it('says so where a field or a method that is not there is used', () => {
    open(COUNTER, 'count.value\ncount.incremnt()')
    expect(told('b')).toEqual([
      "value: Counter has no method 'value'. A reference has its actor's methods alone, and none of its fields.",
      "incremnt: Counter has no method 'incremnt'. Did you mean 'increment'?",
    ])
  })

  it('gives the answer once it is awaited, and says so where it is not', () => {
    open(COUNTER, '(await count.getValue()).nothing\ncount.getValue() + 1')
    expect(told('b')).toEqual([
      "nothing: Property 'nothing' does not exist on type 'number'.",
      'count.getValue() + 1: You forgot await.',
    ])
  })
})

describe('completion', () => {
  it('offers names of other cells before those of JavaScript', () => {
    open(COUNTER, 'cou')
    const options = service.complete('b', 3, false)!.options
    expect(options.find(({ label }) => label === 'count')).toEqual({
      label: 'count',
      kind: 'variable',
      from: undefined,
      rank: 0,
    })
    expect(options.find(({ label }) => label === 'console')?.rank).toBe(2)
    expect(options.map(({ label }) => label)).not.toContain('______')
  })

  it('offers what a module exports, and says from where it must be imported', () => {
    open('slee')
    const sleep = service.complete('a', 4, false)!.options.find(({ label }) => label === 'sleep')
    expect(sleep).toEqual({ label: 'sleep', kind: 'function', from: 'actors', rank: 1 })
    expect(service.detail('a', 4, sleep!)?.doc).toMatch(/^Waits so many seconds/)
  })

  it('offers a module name and its exports in an import, and the words that an option takes', () => {
    open("import { sleep } from '|")
    expect(offered('a')).toEqual([
      'actors',
      'director',
      'learn',
      'lithops',
      'lithops/multiprocessing',
      'notebook',
    ])
    open("import { sle| } from 'actors'")
    expect(offered('a')).toContain('sleep')
    open("import { network } from 'actors'\nnetwork('|')")
    expect(offered('a')).toEqual(['ordered', 'unordered', 'duplicating'])
  })

  it('is silent where a new name, a number, a comment or nothing stands, unless it is asked for', () => {
    for (const text of ['const x|', 'class C|', '12|', '// cou|', 'f |']) {
      open(text)
      expect(offered('a'), text).toEqual([])
    }
    open('const fine = 1\n|')
    expect(offered('a', true)).toContain('fine')
  })
})

describe('signature help', () => {
  it('marks the parameter that is being written', () => {
    open("import { sleep, spawn } from 'actors'", 'sleep(', 'class C {}', 'spawn(C, ')
    const { label, active, doc } = service.signature('b', 6)!
    expect(label).toBe('sleep(seconds: number): Promise<void>')
    expect(label.slice(active!.from, active!.to)).toBe('seconds: number')
    expect(doc).toMatch(/^Waits so many seconds/)
    const second = service.signature('d', 9)!
    expect(second.label.slice(second.active!.from, second.active!.to)).toBe('options?: SpawnOptions')
  })

  it('knows the calls of a reference', () => {
    open(COUNTER, 'count.increment.tell(')
    expect(service.signature('b', 21)?.label).toBe('tell(by?: number): Promise<void>')
  })

  it('is null outside a call, and in a cell that is not there', () => {
    open('const a = 1')
    expect(service.signature('a', 5)).toBeNull()
    expect(service.signature('z', 0)).toBeNull()
    expect(service.hover('z', 0)).toBeNull()
    expect(service.diagnose('z')).toEqual([])
  })
})
