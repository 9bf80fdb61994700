import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { spawn, actorRef, lookup, stop, kill, self, Overloaded } from 'actors'
const thrown = {
  error: () => { throw new Error('oops') },
  subclass: () => { throw new (class TooFar extends RangeError { name = 'TooFar' })('past the end') },
  string: () => { throw 'oops' },
  number: () => { throw 42 },
  null: () => { throw null },
  undefined: () => { throw undefined },
  symbol: () => { throw Symbol('s') },
  function: () => { throw function later() {} },
  object: () => { throw { code: 4 } },
  getter: () => { throw { get secret() { throw new Error('no') } } },
  circular: () => { const ring: any = { a: 1 }; ring.self = ring; throw ring },
}
class Bad {
  boom(kind: string) { thrown[kind]() }
  async later(kind: string) { await null; thrown[kind]() }
  give(kind: string): unknown {
    if (kind === 'function') return { f() {} }
    if (kind === 'symbol') return Symbol('s')
    if (kind === 'promise') return { inner: Promise.resolve(1) }
    if (kind === 'weakmap') return [new WeakMap()]
    if (kind === 'thenable') return { then(yes: (v: number) => void) { yes(1); yes(2); throw 3 } }
    return 'given'
  }
  take(value: unknown) { return 'taken' }
  length(text: string | Uint8Array) { return text.length }
  '#odd name'() { return 'odd' }
  then(yes: unknown) { return 'then!' }
}
const bad = await spawn(Bad, { name: 'bad' })
class Thrower { constructor(kind: string) { thrown[kind]() } }
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook()
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** title | cell | words of the error. */
const FAILING: readonly (readonly [string, string, string | RegExp])[] = [
  ['a syntax error', 'let x = = 3', /^SyntaxError: /],
  ['a string without an end', 'const s = "abc', /^SyntaxError: /],
  ['an await in a plain function', 'function f() { await 1 }', /^SyntaxError: /],
  ['a name that is not defined', 'nobody + 1', 'ReferenceError: nobody is not defined'],
  ['a module that does not exist', `import { x } from 'nowhere'`, /nowhere/],
  ['an export that does not exist', `import { spwan } from 'actors'; spwan()`, /spwan/],
]

describe('x', () => {
  it.each(FAILING)('%s', async (_, text, words) => {
    const ran = await book.run(text)
    console.log(JSON.stringify([_, ran]))
    void words
  })
  it('explores', async () => {
    for (const text of [
      ...['error','subclass','string','number','null','undefined','symbol','function','object','getter','circular'].flatMap((k) => [`thrown.${k}()`, `await bad.boom('${k}')`, `await bad.later('${k}')`, `await spawn(Thrower, { args: ['${k}'] })`]),
      ...['function','symbol','promise','weakmap','thenable','x'].map((k) => `await bad.give('${k}')`),
      `await bad.take({ a: [1, { b() {} }] })`, `await bad.take(Symbol('s'))`, `bad.take.tell(() => 1)`, `await bad.take(1, 2, new WeakMap())`, `await bad.take(Promise.resolve(1))`,
      `await spawn(Bad, { args: [new WeakMap()] })`,
      `await bad.take({ get a() { throw new Error('getter') } })`,
      `await bad.take(window)`, `await bad.take(globalThis)`,
      `await spawn(3)`, `await spawn({})`, `await spawn(() => 1)`, `await spawn(function f() {})`, `await spawn(undefined)`, `await spawn(Map)`, `await spawn(class { constructor() { return null } })`,
      `await spawn(Bad, { name: 'bad' })`, `await spawn(Bad, { name: '' })`, `await spawn(Bad, { name: 3 })`, `await spawn(Bad, { args: 3 })`,`await spawn(Bad, { supervision: 'never' })`,`await spawn(Bad, { maxRestarts: -1 })`,`await spawn(Bad, { deadline: 0 })`,`await spawn(Bad, 3)`,`await spawn(Bad, { place: 'moon' })`,
      `await bad.nope()`, `await actorRef.ask(bad, 'nope')`, `await actorRef.ask('bda', 'take')`, `await actorRef.ask(3, 'take')`, `await lookup('bda')`, `await actorRef.ask(bad, 'constructor')`, `await actorRef.ask(bad, 'toString')`, `await actorRef.ask(bad, '__proto__')`, `await actorRef.ask(bad, 'then', 3)`, `await actorRef.ask(bad, '#odd name')`,
      `await bad`, `bad.then`,
      `await bad.length('x'.repeat(10_000_000))`, `await bad.length(new Uint8Array(10_000_000))`, `await bad.length(Array.from({ length: 1_000_000 }, (_, i) => i))`,
      `for (let i = 0; i < 10_000_000; i++) bad.take.tell(i)`,
      `for (let i = 0; i < 300; i++) bad.take.tell('x'.repeat(100_000))`,
      `for (let i = 0; i < 300_000; i++) await bad.take.tell(i)`,
      `const gone = await spawn(Bad, { name: 'gone' }); stop(gone); await gone.take(1)`,
      `gone.take.tell(1)`,
      `const dead = await spawn(Bad, { name: 'dead' }); await kill(dead); await dead.take(1)`,
      `stop(3)`, `await kill(3)`, `await kill(dead)`, `stop(dead)`,
    ]) {
      const t = performance.now()
      const ran = await Promise.race([book.run(text), new Promise((r) => setTimeout(() => r('HANGS'), 12000))])
      console.log(text.slice(0, 70), '=>', JSON.stringify(ran), Math.round(performance.now() - t))
      if (ran === 'HANGS') { await book.session.stop() }
    }
    await new Promise((r) => setTimeout(r, 500))
    console.log(JSON.stringify(book.counts))
  }, 100000)
})
