import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { spawn, actorRef, lookup, stop, kill, quiet } from 'actors'
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

/** How each kind of thrown value is said: `${where}${words}`, an Error's name with it. */
const THROWN: Readonly<Record<string, string>> = {
  error: 'Error: oops',
  subclass: 'TooFar: past the end',
  string: 'oops',
  number: '42',
  null: 'null',
  undefined: 'undefined',
  symbol: 'Symbol(s)',
  function: 'a function, later',
  object: '{"code":4}',
  getter: 'a value that cannot be shown',
  circular: 'a value that cannot be shown',
}

const METHODS = 'Bad handles boom, later, give, take, length, #odd name, then.'

/** cell | words of its error. */
const FAILING: readonly (readonly [string, string])[] = [
  ['let x = = 3', "SyntaxError: `=` isn't expected here."],
  ['const s = "abc', "SyntaxError: The text isn't closed on this line."],
  ['function f() { await 1 }', 'SyntaxError: `await` stands in a function that is not async.'],
  ['nobody + 1', 'ReferenceError: nobody is not defined'],
  [`import { x } from 'nowhere'`, "SyntaxError: There is no module 'nowhere'."],
  [`import { spwan } from 'actors'`, "SyntaxError: 'actors' has no export `spwan`; did you mean `spawn`?"],
  // Results
  [
    `await bad.give('function')`,
    "HandlerError: bad.give threw NotCloneable: the result of Bad.give.f is a function, and functions can't be sent in a message",
  ],
  [
    `await bad.give('symbol')`,
    "HandlerError: bad.give threw NotCloneable: the result of Bad.give is a symbol, and symbols can't be sent in a message",
  ],
  [
    `await bad.give('promise')`,
    "HandlerError: bad.give threw NotCloneable: the result of Bad.give.inner is a Promise, and promises can't be sent in a message: await it first",
  ],
  [
    `await bad.give('weakmap')`,
    "HandlerError: bad.give threw NotCloneable: the result of Bad.give[0] is a WeakMap, which can't be sent in a message",
  ],
  // Arguments
  [
    'await bad.take({ a: [1, { b() {} }] })',
    "NotCloneable: args[0].a[1].b is a function, and functions can't be sent in a message",
  ],
  [
    "await bad.take(Symbol('s'))",
    "NotCloneable: args[0] is a symbol, and symbols can't be sent in a message",
  ],
  ['bad.take.tell(() => 1)', "NotCloneable: args[0] is a function, and functions can't be sent in a message"],
  [
    'await bad.take(1, 2, new WeakMap())',
    "NotCloneable: args[2] is a WeakMap, which can't be sent in a message",
  ],
  [
    'await bad.take(Promise.resolve(1))',
    "NotCloneable: args[0] is a Promise, and promises can't be sent in a message: await it first",
  ],
  ["await bad.take({ get a() { throw new Error('getter') } })", 'Error: getter'],
  [
    'await spawn(Bad, { args: [new WeakMap()] })',
    "NotShippable: cannot ship `value.args[0]`: it is a WeakMap, which can't travel to another worker",
  ],
  // What is no class, and options that are none
  ['await spawn(3)', 'BadCall: spawn takes a class, and a value of type number is none.'],
  ['await spawn({})', 'BadCall: spawn takes a class, and a value of type object is none.'],
  ['await spawn(undefined)', 'BadCall: spawn takes a class, and a value of type undefined is none.'],
  ['await spawn(() => 1)', 'BadCall: spawn takes a class, and a function without prototype is none.'],
  ["await spawn(Bad, { name: 'bad' })", 'BadCall: The name bad is taken by an actor that is alive (Bad).'],
  ["await spawn(Bad, { name: '' })", 'BadCall: The name of an actor is a text of 1 to 200 characters.'],
  ['await spawn(Bad, { args: 3 })', 'BadCall: args is an array: what the constructor gets.'],
  ["await spawn(Bad, { supervision: 'never' })", 'BadCall: supervision is one of resume, restart, stop.'],
  ['await spawn(Bad, { maxRestarts: -1 })', 'BadCall: maxRestarts is a number from 0 on.'],
  ['await spawn(Bad, { deadline: 0 })', 'BadCall: deadline is a number of seconds above 0.'],
  ['await spawn(Bad, 3)', 'BadCall: spawn takes options as an object, such as { name: "count" }.'],
  ["await spawn(Bad, { place: 'moon' })", 'BadCall: place is own or shared.'],
  // Names and methods
  ['await bad.nope()', 'TypeError: bad.nope is not a function'],
  ["await actorRef.ask(bad, 'nope')", `BadCall: bad has no handler nope. ${METHODS}`],
  ["await actorRef.ask(bad, 'constructor')", `BadCall: bad has no handler constructor. ${METHODS}`],
  ["await actorRef.ask(bad, 'toString')", `BadCall: bad has no handler toString. ${METHODS}`],
  ["await actorRef.ask(bad, '__proto__')", `BadCall: bad has no handler __proto__. ${METHODS}`],
  ["await actorRef.ask('bda', 'take')", 'ActorNotFound: There is no actor bda. Did you mean bad?'],
  ["await lookup('bda')", 'ActorNotFound: There is no actor bda. Did you mean bad?'],
  ["await actorRef.ask(3, 'take')", 'BadCall: actorRef takes a reference to an actor.'],
  ['stop(3)', 'BadCall: stop takes a reference to an actor.'],
  ['await kill(3)', 'BadCall: kill takes a reference to an actor.'],
  // Floods
  [
    'for (let i = 0; i < 10_000_000; i++) bad.take.tell(i)',
    'Overloaded: More than 16 MiB wait to be delivered. Write await before .tell(): it waits for room.',
  ],
  [
    "for (let i = 0; i < 300; i++) bad.take.tell('x'.repeat(100_000))",
    'Overloaded: More than 16 MiB wait to be delivered. Write await before .tell(): it waits for room.',
  ],
]

/** cell | its value. */
const FINE: readonly (readonly [string, string])[] = [
  ["await actorRef.ask(bad, 'then', 3)", "'then!'"],
  ["await actorRef.ask(bad, '#odd name')", "'odd'"],
  ['await bad', 'actor bad'],
  ['String(bad.then)', "'undefined'"],
  ["await bad.give('thenable')", '1'],
  ["await bad.length('x'.repeat(10_000_000))", '10000000'],
  ['await bad.length(new Uint8Array(10_000_000))', '10000000'],
  ["for (let i = 0; i < 30_000; i++) await bad.take.tell(i)\n'all sent'", "'all sent'"],
]

/** Everything that was sent has come to one of its ends. */
async function nothingOpen(): Promise<void> {
  await expect.poll(() => book.counts.open).toBe(0)
  const { sent, settled, failed, died, undeliverable, lost } = book.counts
  expect(settled + failed + died + undeliverable + lost).toBe(sent)
}

describe('what goes wrong is said in words within a second', () => {
  describe.each(Object.entries(THROWN))('where %s is thrown', (kind, words) => {
    const isError = kind === 'error' || kind === 'subclass'
    it.each([
      [`thrown.${kind}()`, isError ? words : `Thrown: The cell threw ${words}`],
      [`await bad.boom('${kind}')`, `HandlerError: bad.boom threw ${words}`],
      [`await bad.later('${kind}')`, `HandlerError: bad.later threw ${words}`],
      [`await spawn(Thrower, { args: ['${kind}'] })`, `HandlerError: spawn Thrower threw ${words}`],
    ])('%s', async (text, said) => {
      expect(await book.run(text)).toMatchObject({ status: 'error', error: said })
    })
  })

  it.each(FAILING)('%s', async (text, words) => {
    const ran = await book.run(text)
    expect(ran).toMatchObject({ status: 'error', error: words })
    expect(ran.duration).toBeLessThan(1)
    await nothingOpen()
  })

  it.each(FINE)('but %s is fine', async (text, value) => {
    expect(await book.run(text)).toMatchObject({ status: 'ok', error: '', value })
    await nothingOpen()
  })

  it('an actor that was stopped, or killed, can’t be asked any more, and a tell to it is undeliverable', async () => {
    const { failed, undeliverable } = book.counts
    await book.value("const gone = await spawn(Bad, { name: 'gone' }); stop(gone)")
    expect(await book.run('await gone.take(1)')).toMatchObject({ error: 'ActorNotFound: gone has stopped.' })
    await book.value(
      "const dead = await spawn(Bad, { name: 'killed' }); await kill(dead); await kill(dead); stop(dead)",
    )
    expect((await book.run('await dead.take(1)')).error).toContain(
      'ActorNotFound: killed is dead: killed was killed.',
    )
    await book.value('gone.take.tell(1); dead.take.tell(2); await quiet()')
    expect(book.counts).toMatchObject({ failed, undeliverable: undeliverable + 4, open: 0 })
    await book.value("const again = await spawn(Bad, { name: 'gone' }); await spawn(Bad, { name: 'killed' })")
    expect(await book.value('await again.take(1)')).toBe("'taken'")
  })

  it('and the notebook goes on', async () => {
    expect(await book.value("await bad.give('x')")).toBe("'given'")
    expect(book.session.status()).toMatchObject({ kernel: 'ready', notice: '' })
  })
})
