import { describe, expect, it } from 'vitest'
import { ReferenceMaker } from '../../../runtime/actor/reference'
import { declareConst, declareLet, makeScope } from '../../../runtime/ship/scope'
import { TryNotebook } from '../compile/try-notebook'
import { hintFor } from './hint'
import { Surroundings } from './surroundings'

const count = new ReferenceMaker({ ask: () => Promise.resolve(), tell: () => Promise.resolve() }).make({
  ref: 1,
  id: '0.1',
  name: 'count',
  className: 'Counter',
  methods: ['increment', 'getValue'],
  incarnation: 1,
})
const scope = makeScope()
declareConst(scope, 'count', count)
declareLet(scope, 'later', Promise.resolve(1))
declareLet(scope, 'hostile', new Proxy({}, { getPrototypeOf: () => { throw new Error('no') } })) // oxfmt-ignore

function hint(name: string, message: string, typed = '', line = 1, remote = false): string {
  const around = new Surroundings(() => scope, () => ['actors'], () => ({ spawn: 1, sleep: 2 })) // oxfmt-ignore
  const compiled = new TryNotebook().compile(typed)
  if (!compiled.ok) throw new Error(compiled.message)
  const { cell, version, text } = compiled
  around.remember({ cell, version, text })
  return hintFor({ name, message, place: { cell, version, line }, remote }, around)
}

const LATER = '`later` is a promise, its value is not there yet. Did you forget `await` where it is made?'
const NEAR = 'Did you mean `count.increment`?'

describe('what other engines say', () => {
  // As Firefox words it.
  it.each([
    ['TypeError', 'can\'t access property "tell", $.count.incremnt is undefined', NEAR],
    ['TypeError', '$.later is not iterable', LATER],
    ['TypeError', '$.later.toFixed is not a function', LATER],
    [
      'InternalError',
      'too much recursion',
      'A function calls itself and nothing ends it. Which call should be the last?',
    ],
    [
      'TypeError',
      'cyclic object value',
      'A field of it leads back to where it is found. JSON has no words for that: leave it out.',
    ],
    [
      'TypeError',
      "invalid assignment to const 'a'",
      'It was made with `const`. Write `let` there if it should change.',
    ],
    [
      'ReferenceError',
      "can't access lexical declaration 'a' before initialization",
      'It is used above the line that makes it.',
    ],
    [
      'ReferenceError',
      'spawn is not defined',
      "Add `import { spawn } from 'actors'` at the top of the cell.",
    ],
    [
      'TypeError',
      '$.count.getValue().map is not a function',
      '`count.getValue(…)` gives a promise. Await it first: `(await count.getValue(…)).map`.',
    ],
    [
      'TypeError',
      '$k.open(...) is undefined',
      'What stands behind `=` is undefined: nothing can be taken out of it.',
    ],
    [
      'TypeError',
      '"a" is read-only',
      'The object is frozen: it can’t be changed. Make a copy: `{ ...object }` or `[...array]`.',
    ],
    [
      'TypeError',
      "can't convert BigInt to number",
      'Numbers with an n are of another kind. Write `Number(…)` or `BigInt(…)` around one of them.',
    ],
    ['TypeError', 'class heritage $.total is not an object or null', '`extends` takes a class.'],
  ])('in Firefox: %s: %s', (name, message, words) => {
    expect(hint(name, message)).toBe(words)
  })

  it.each([
    ["$.count.incremnt is not a function. (In '$.count.incremnt()', '$.count.incremnt' is undefined)", NEAR],
    ["undefined is not an object (evaluating '$.count.incremnt.tell')", NEAR],
  ])('in Safari: %s', (message, words) => {
    expect(hint('TypeError', message)).toBe(words)
  })
})

describe('a hint', () => {
  it('takes no local for a name of the notebook', () => {
    const typed = 'function f(later) { return later.x.y }'
    expect(hint('TypeError', 'later.map is not a function', typed)).not.toContain('later')
    expect(hint('TypeError', "Cannot read properties of undefined (reading 'y')", typed)).toBe(
      '`later.x` is undefined here. Show it on a line before this one to see since when.',
    )
  })

  it('takes no name of an actor for that of the notebook', () => {
    expect(hint('TypeError', '$.later.map is not a function', '', 1, true)).toBe('')
    expect(hint('TypeError', '$.later is not iterable', '', 1, true)).toBe('')
  })

  it('says nothing about the owner where a line reads the property twice', () => {
    expect(
      hint('TypeError', "Cannot read properties of undefined (reading 'y')", 'let a, b\na.y + b.y', 2),
    ).toBe('What stands before `.y` is undefined here.')
  })

  it('is not given for names too short to tell, nor for errors of the reader’s own', () => {
    expect(hint('ReferenceError', 'cnt is not defined')).not.toContain('Did you mean')
    expect(hint('Error', 'count is not defined')).toBe('')
    expect(hint('TooFar', 'past the end')).toBe('')
  })

  it('reads a line of two thousand characters as unknown', () => {
    const typed = `count.x.y + "${'a'.repeat(2000)}"`
    expect(hint('TypeError', "Cannot read properties of undefined (reading 'y')", typed)).toBe(
      'What stands before `.y` is undefined here.',
    )
  })
})
