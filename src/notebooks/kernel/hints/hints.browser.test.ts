import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from '../testing/open-notebook'

const SETUP = `
import { spawn, self, sleep, stop, kill, quiet, actorRef, lookup } from 'actors'
class Counter {
  value = 0
  items = []
  increment() { this.value += 1; return this.value }
  getValue() { return this.value }
  list() { return this.items }
  add(item) { this.itmes.push(item) }
  bare() { [1].forEach(function (x) { this.value += x }) }
  async wait(seconds) { await sleep(seconds) }
  use() { return totl + 1 }
  useChart() { return chart.line() }
  async askMyself() { return await self.ref.getValue() }
  async askOther(other) { return await other.wait(1) }
  async ring(others) { return await others[0].ring([...others.slice(1), self.ref]) }
  give() { return () => 1 }
}
const count = await spawn(Counter, { name: 'count' })
const promised = count.getValue()
const many = count.list()
let total = 0
const empty = undefined
const plain = { a: 1 }
`

const AWAIT = (name: string) =>
  `\`${name}\` is a promise, its value is not there yet. Did you forget \`await\` where it is made?`
const GIVES = '`count.list(…)` gives a promise. Write `await` in front of it.'
const STATE = (field: string) =>
  `\`count\` is a reference to an actor, and \`${field}\` would be the actor’s own state. Ask for it by a method. It has \`increment\`, \`getValue\`, \`list\` and 9 more.`
const THIS =
  'The function was called without its object, so `this` is undefined. Call it as `object.method()`, or write an arrow function.'
const CONST = 'It was made with `const`. Write `let` there if it should change.'

/** What was typed | name and message | line | hint. */
type Row = readonly [typed: string, error: string, line: number, hint: string]

// oxfmt-ignore
const FORGOTTEN_AWAIT: readonly Row[] = [
  ['const later = spawn(Counter)\nawait later.increment()', 'TypeError: later.increment is not a function', 2, AWAIT('later')],
  ['promised.toFixed(2)', 'TypeError: promised.toFixed is not a function', 1, AWAIT('promised')],
  ['many.map((x) => x)', 'TypeError: many.map is not a function', 1, AWAIT('many')],
  ['for (const x of many) x', 'TypeError: many is not iterable', 1, AWAIT('many')],
  ['promised.result.x', "TypeError: Cannot read properties of undefined (reading 'x')", 1, AWAIT('promised')],
  ['count.list().map((x) => x)', 'TypeError: count.list(...).map is not a function', 1, '`count.list(…)` gives a promise. Await it first: `(await count.list(…)).map`.'],
  ['[...count.list()]', 'TypeError: count.list is not a function or its return value is not iterable', 1, GIVES],
  ['const [first] = count.list()', 'TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator))', 1, GIVES],
]

// oxfmt-ignore
const MEMBERS: readonly Row[] = [
  ['await count.incremnt()', 'TypeError: count.incremnt is not a function', 1, 'Did you mean `count.increment`?'],
  ['count.incremnt.tell()', "TypeError: Cannot read properties of undefined (reading 'tell')", 1, 'Did you mean `count.increment`?'],
  ['await count.reset()', 'TypeError: count.reset is not a function', 1, '`count` has `increment`, `getValue`, `list` and 9 more.'],
  ['count.increment().tell()', 'TypeError: count.increment(...).tell is not a function', 1, '`.tell` stands before the parentheses: `count.increment.tell(…)`.'],
  ["count.tell('increment')", 'TypeError: count.tell is not a function', 1, 'Name the method: `count.increment.tell(…)` tells, `await count.increment(…)` asks.'],
  ["await actorRef.ask(count, 'getvalue')", 'BadCall: count has no handler getvalue. Counter handles increment, getValue, list, add, bare, wait, use, useChart.', 1, 'Did you mean `getValue`?'],
  ['count()', 'TypeError: count is not a function', 1, '`count` is an actor. Call one of its methods: `increment`, `getValue`, `list` and 9 more.'],
  ['total()', 'TypeError: total is not a function', 1, '`total` is a number: it can’t be called.'],
  ['plain.a()', 'TypeError: plain.a is not a function', 1, '`plain.a` is a number: it can’t be called.'],
  ['total.foo()', 'TypeError: total.foo is not a function', 1, '`total` is a number: it has no `foo`.'],
  ['const list = []\nlist.psuh(1)', 'TypeError: list.psuh is not a function', 2, 'Did you mean `list.push`?'],
  ['for (const x of plain) x', 'TypeError: plain is not iterable', 1, '`plain` is an object. `Object.entries(plain)` gives its fields, one after the other.'],
  ['const five = 5\n(1 + 2)', 'TypeError: 5 is not a function', 2, 'This line goes on with the one before it. Is a semicolon missing there?'],
]

// oxfmt-ignore
const CLASSES: readonly Row[] = [
  ['Counter.increment()', 'TypeError: Counter.increment is not a function', 1, '`increment` is a method of the objects of `Counter`. Make one: `await spawn(Counter)` for an actor, `new Counter()` for an object.'],
  ['Counter()', "TypeError: Class constructor Counter cannot be invoked without 'new'", 1, 'Write `await spawn(Counter)` for an actor, or `new Counter()` for an object.'],
  ['await spawn(Counter())', "TypeError: Class constructor Counter cannot be invoked without 'new'", 1, 'Give spawn the class itself: `spawn(Counter)`.'],
  ['await spawn(new Counter())', 'BadCall: spawn takes a class, and a value of type object is none.', 1, 'spawn makes the object itself. Give it the class: `spawn(Counter)`.'],
  ["await spawn('Counter')", 'BadCall: spawn takes a class, and a value of type string is none.', 1, 'Write the class without quotes: `spawn(Counter)`.'],
  ["await spawn(Counter, { name: 'count' })", 'BadCall: The name count is taken by an actor that is alive (Counter).', 1, 'Give it another name, or stop the other actor first: `stop(…)`, or Clear the stage.'],
  ['new count()', 'TypeError: count is not a constructor', 1, '`new` takes a class. An actor is made by `await spawn(…)`.'],
  ['class Sub extends Counter { constructor() { this.a = 1 } }\nnew Sub()', "ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor", 1, 'A class that extends another calls `super(…)` first in its constructor.'],
]

// oxfmt-ignore
const NAMES: readonly Row[] = [
  ['chart.line()', 'ReferenceError: chart is not defined', 1, "Add `import { chart } from 'notebook'` at the top of the cell."],
  ['await spwan(Counter)', 'ReferenceError: spwan is not defined', 1, 'Did you mean `spawn`?'],
  ['adress(count)', 'ReferenceError: adress is not defined', 1, "Did you mean `address`? It needs `import { address } from 'actors'`."],
  ['\ntotl + 1', 'ReferenceError: totl is not defined', 2, 'Did you mean `total`?'],
  ['class Sub extends Countr {}', 'ReferenceError: Countr is not defined', 1, 'Did you mean `Counter`?'],
  ['math.sqrt(2)', 'ReferenceError: math is not defined', 1, 'Did you mean `Math`?'],
  ['const a = after\nconst after = 1', 'ReferenceError: after is not defined', 1, '`after` is made further down, on line 2. Use it after that line.'],
  ['{\n  const a = inner\n  const inner = 1\n}', "ReferenceError: Cannot access 'inner' before initialization", 2, 'It is used above the line that makes it.'],
  ['print(total)', 'ReferenceError: print is not defined', 1, 'In JavaScript this is `console.log(…)`.'],
  ['document.title', 'ReferenceError: document is not defined', 1, "`document` belongs to a page. A cell runs in a worker: show things with `display` or `html` from 'notebook'."],
  ['x + 1', 'ReferenceError: x is not defined', 1, 'Is it spelled as where it is made, and was the cell that makes it run?'],
  ["import { chart } from 'actors'", "SyntaxError: 'actors' has no export `chart`", 1, "It is in another module: `import { chart } from 'notebook'`."],
  ['const once = 1\nonce = 2', "TypeError: `once` is a const, it can't be assigned again", 2, CONST],
  ['{\n  const once = 1\n  once = 2\n}', 'TypeError: Assignment to constant variable.', 3, CONST],
  ['if (empty = 3) 1', "TypeError: `empty` is a const, it can't be assigned again", 1, 'To compare, write `===`. A single `=` assigns.'],
  ['spawn = 3', "TypeError: `spawn` is a const, it can't be assigned again", 1, '`spawn` is imported. Give what is made here another name.'],
]

// oxfmt-ignore
const NOTHING: readonly Row[] = [
  ['count.value.toFixed()', "TypeError: Cannot read properties of undefined (reading 'toFixed')", 1, STATE('value')],
  ['empty.a', "TypeError: Cannot read properties of undefined (reading 'a')", 1, '`empty` is undefined here. Show it on a line before this one to see since when.'],
  ['const rows = [plain]\nrows[1].a', "TypeError: Cannot read properties of undefined (reading 'a')", 2, '`rows[1]` is undefined here. Show it on a line before this one to see since when.'],
  ['const none = null\nnone.a', "TypeError: Cannot read properties of null (reading 'a')", 2, '`none` is null here. Show it on a line before this one to see since when.'],
  ['plain.b.c = plain.c.c', "TypeError: Cannot read properties of undefined (reading 'c')", 1, 'What stands before `.c` is undefined here.'],
  ['const { a } = empty', "TypeError: Cannot read properties of undefined (reading 'a')", 1, 'What stands before `.a` is undefined here.'],
  ['const o = { v: 1, get() { return this.v } }\nconst get = o.get\nget()', "TypeError: Cannot read properties of undefined (reading 'v')", 1, THIS],
]

// oxfmt-ignore
const ACTORS: readonly Row[] = [
  ['await count.bare()', "HandlerError: count.bare threw TypeError: Cannot read properties of undefined (reading 'value')", 1, THIS],
  ['await count.add(1)', "HandlerError: count.add threw TypeError: Cannot read properties of undefined (reading 'push')", 1, '`this.itmes` is undefined here. Did you mean `this.items`?'],
  ['await count.use()', 'HandlerError: count.use threw ReferenceError: totl is not defined', 1, 'Did you mean `total`?'],
  ['await count.useChart()', 'HandlerError: count.useChart threw ReferenceError: chart is not defined', 1, "Add `import { chart } from 'notebook'` to the notebook, and spawn the actor again."],
  ['const totl = 1\nawait count.use()', 'HandlerError: count.use threw ReferenceError: totl is not defined', 2, 'The notebook made `totl` after the actor, which took along what was there then. Spawn it again.'],
  ['await count.add(() => 1)', "NotCloneable: args[0] is a function, and functions can't be sent in a message", 1, 'Messages carry data. Send what the function needs, and keep the function in the receiver’s class.'],
  ['await count.give()', "HandlerError: count.give threw NotCloneable: the result of Counter.give is a function, and functions can't be sent in a message", 1, 'Messages carry data. Send what the function needs, and keep the function in the receiver’s class.'],
  ['await spawn(Counter, { args: [new WeakMap()] })', "NotShippable: cannot ship `value.args[0]`: it is a WeakMap, which can't travel to another worker", 1, 'Make it inside the class, in a method or the constructor: then each actor has its own.'],
  ['await count.askMyself()', 'DeadlockError: Deadlock: count waits for count.', 1, 'It handles one message at a time, so it can’t answer while it waits for its own answer. Call the method directly: `this.method()`.'],
  ["const a = await spawn(Counter, { name: 'a' })\nconst b = await spawn(Counter, { name: 'b' })\nawait a.ring([b])", 'DeadlockError: Deadlock: a waits for b, b waits for a.', 3, 'Each waits for the answer of the next. Let one of them `.tell` instead of asking, or go on without `await`.'],
  ["const hasty = await spawn(Counter, { name: 'hasty', deadline: 0.1 })\nawait hasty.askOther(count)", 'DeadlineExceeded: No answer to count.wait within 0.1 s. It may still be handled later.', 2, 'Is it busy, or does it wait for somebody itself? Its mailbox on the stage shows.'],
  ["const gone = await spawn(Counter, { name: 'gone' })\nstop(gone)\nawait gone.getValue()", 'ActorNotFound: gone has stopped.', 3, 'An actor that has stopped does not come back. Spawn a new one.'],
  ["await lookup('nobody')", 'ActorNotFound: There is no actor nobody.', 1, "An actor gets its name when it is made: `spawn(Class, { name: 'nobody' })`."],
]

// oxfmt-ignore
const ENGINE: readonly Row[] = [
  ['const f = () => f()\nf()', 'RangeError: Maximum call stack size exceeded', 1, 'A function calls itself and nothing ends it. Which call should be the last?'],
  ['const ring = {}\nring.self = ring\nJSON.stringify(ring)', "TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    --- property 'self' closes the circle", 3, 'The field `self` leads back to where it is found. JSON has no words for that: leave it out.'],
  ['JSON.parse(undefined)', 'SyntaxError: "undefined" is not valid JSON', 1, 'The text given to JSON.parse is not JSON. Show it first: what is it?'],
  ['[].reduce((a, b) => a + b)', 'TypeError: Reduce of empty array with no initial value', 1, 'Give `reduce` a value to begin with: `reduce(f, 0)`.'],
  ['Object.freeze([1]).push(2)', 'TypeError: Cannot add property 1, object is not extensible', 1, 'The object is frozen: it can’t be changed. Make a copy: `{ ...object }` or `[...array]`.'],
  ["throw 'words'", 'Thrown: The cell threw words', 0, 'Throw an Error, such as `throw new Error("…")`: it carries the line.'],
  ["throw new Error('mine')", 'Error: mine', 1, ''],
]

// oxfmt-ignore
/** What was typed | words beside its value. */
const REMARKS: readonly (readonly [string, string])[] = [
  ['count.getValue()', 'You forgot await: this is a promise, its value is not there yet.'],
  ['promised + 1', 'You forgot await: a promise stands in this text, its value is not there yet.'],
  ['`value ${count.getValue()}`', 'You forgot await: a promise stands in this text, its value is not there yet.'],
  ['promised * 2', 'You forgot await: promised is a promise, its value is not there yet.'],
  ['10 - count.getValue()', 'You forgot await: count.getValue() is a promise, its value is not there yet.'],
  ['(await count.getValue()) * NaN', ''],
  ['Number("a") * 2', ''],
  ['count.increment', 'Nothing was sent. Write count.increment() to ask, or count.increment.tell() to tell.'],
  ['count.value', STATE('value').replaceAll('`', '')],
  ['plain.b', ''],
  ['count', ''],
  ['await count.increment.tell()', ''],
]

let book: OpenNotebook
let cells = 0

beforeAll(async () => {
  book = new OpenNotebook()
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

async function run(typed: string) {
  const id = `typed${cells++}`
  await book.run(typed, {}, id)
  return book.session.cellRun(id)
}

describe.each([
  ['a forgotten await', FORGOTTEN_AWAIT],
  ['members', MEMBERS],
  ['classes', CLASSES],
  ['names', NAMES],
  ['what is undefined', NOTHING],
  ['actors', ACTORS],
  ['the engine', ENGINE],
])('a mistake with %s gets a hint', (_, rows) => {
  it.each(rows)('%s', async (typed, error, line, hint) => {
    const said = (await run(typed)).result?.error
    expect([`${said?.name}: ${said?.message}`, said?.frames[0]?.line ?? 0, said?.hint]).toEqual([
      error,
      line,
      hint,
    ])
  })
})

describe('a value that tells of a mistake gets a remark', () => {
  it.each(REMARKS)('%s', async (typed, remark) => {
    const last = (await run(typed)).outputs.at(-1)
    expect(last?.kind === 'text' ? last.text : '').toBe(remark)
  })
})
