/**
 * Errors in Firefox: its words and its stacks are of another kind than Chromium's, and the page still says what went
 * wrong, in which line of which cell, and what to do.
 */
import { EngineLesson } from '../engines/lesson'
import { expect, test } from './test'

const LESSON = 'bank-original'
const FIRST = 'bank'
const SECOND = 'bank-original'

const SETUP = `import { spawn } from 'actors'
class Counter {
  value = 0
  items = []
  getValue() { return this.value }
  list() { return this.items }
  add(item) {
    this.itmes.push(item)
  }
}
const count = await spawn(Counter, { name: 'count' })
const promised = count.getValue()
let total = 0
const empty = undefined`

/** What is typed | name and message | line | what to do. */
type Row = readonly [typed: string, error: string, line: number, hint: string]

// oxfmt-ignore
const rows: readonly Row[] = [
  ['promised.toFixed(2)', 'TypeError promised.toFixed is not a function', 1, 'promised is a promise, its value is not there yet. Did you forget await where it is made?'],
  ['count.list().map((x) => x)', 'TypeError count.list().map is not a function', 1, 'count.list(…) gives a promise. Await it first: (await count.list(…)).map.'],
  ['const [first] = count.list()', 'TypeError the value is not iterable', 1, 'count.list(…) gives a promise. Write await in front of it.'],
  ['count.getvalue.tell()', 'TypeError can\'t access property "tell", count.getvalue is undefined', 1, 'Did you mean count.getValue?'],
  ['const five = 5\n(1 + 2)', 'TypeError 5 is not a function', 2, 'This line goes on with the one before it. Is a semicolon missing there?'],
  ['Counter()', "TypeError class constructors must be invoked with 'new'", 1, 'Write await spawn(…) for an actor, or new for an object.'],
  ['\ntotl + 1', 'ReferenceError totl is not defined', 2, 'Did you mean total?'],
  ['{\nconst once = 1\nonce = 2\n}', "TypeError invalid assignment to const 'once'", 3, 'It was made with const. Write let there if it should change.'],
  ['const rows = [1]\nrows[1].a', 'TypeError can\'t access property "a", rows[1] is undefined', 2, 'rows[1] is undefined here. Show it on a line before this one to see since when.'],
  ['const { a } = empty', 'TypeError the value is undefined', 1, 'What stands behind = is undefined: nothing can be taken out of it.'],
  ['await count.add(1)', 'HandlerError count.add threw TypeError: can\'t access property "push", this.itmes is undefined', 1, 'this.itmes is undefined here. Did you mean this.items?'],
  ['const f = () => f()\nf()', 'InternalError too much recursion', 1, 'A function calls itself and nothing ends it. Which call should be the last?'],
  ['const ring = {}\nring.self = ring\nJSON.stringify(ring)', 'TypeError cyclic object value', 3, 'A field of it leads back to where it is found. JSON has no words for that: leave it out.'],
  ['Object.freeze({ a: 1 }).a = 2', 'TypeError "a" is read-only', 1, 'The object is frozen: it can’t be changed. Make a copy: { ...object } or [...array].'],
  ['1n + 1', "TypeError can't convert BigInt to number", 1, 'Numbers with an n are of another kind. Write Number(…) or BigInt(…) around one of them.'],
  ['new Promise()', 'TypeError undefined is not a function', 1, 'new Promise takes a function: new Promise((resolve) => …).'],
  ["\n\nthrow new Error('mine')", 'Error mine', 3, ''],
  ['let x = 1 +', 'SyntaxError The cell ends too early.', 1, 'Something has to follow +.'],
]

test('an error says what went wrong, in which line of which cell, and what to do', async ({
  page,
  sites,
}) => {
  const lesson = await EngineLesson.open(page, sites.plain, LESSON)
  await lesson.rewrite(FIRST, SETUP, 'paste')
  await lesson.runToEnd(FIRST)
  await lesson.unfold(SECOND)
  const found: Row[] = []
  for (const [typed] of rows) {
    await lesson.rewrite(SECOND, typed)
    const before = await lesson.count(SECOND)
    await lesson.run(SECOND)
    await lesson.over(SECOND, before)
    const { message, place, hint } = await lesson.error(SECOND)
    found.push([typed, message, Number(/line (\d+)$/.exec(place)?.[1]), hint])
  }
  expect(found).toEqual(rows)
})
