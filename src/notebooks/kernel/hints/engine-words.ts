/** Mistakes that the engine's words tell alone: V8's, then Firefox's. */
import type { Words } from './known-words'

const CONST = 'It was made with `const`. Write `let` there if it should change.'
const COMPARE = 'To compare, write `===`. A single `=` assigns.'
const ENDLESS = 'A function calls itself and nothing ends it. Which call should be the last?'
const CIRCLE = 'leads back to where it is found. JSON has no words for that: leave it out.'
const TOO_EARLY = 'It is used above the line that makes it.'

export const TAKES_A_FUNCTION = 'new Promise takes a function: `new Promise((resolve) => …)`.'

const inCondition = (line: string) => /\b(?:if|while)\s*\(/.test(line) && /\$ro\(/.test(line)

export const ENGINE_WORDS: Words = [
  [/^`(.+)` is a const, it can't be assigned again$/, (_, line) => (inCondition(line) ? COMPARE : CONST)],
  [/^Assignment to constant variable|^invalid assignment to const/, CONST],
  [/before initialization$/, TOO_EARLY],
  [/Maximum call stack|too much recursion/, ENDLESS],
  [/closes the circle|circular structure|cyclic object value/, (match) => circle(match.input)],
  [
    /is not valid JSON$|^Unexpected (?:token|end of JSON)|^JSON\.parse:/,
    'The text given to JSON.parse is not JSON. Show it first: what is it?',
  ],
  [
    /^Class constructor (\S+) cannot be invoked without 'new'/,
    ({ 1: name }, line) => madeWithout(name, line),
  ],
  [
    /^class constructors must be invoked with 'new'/,
    'Write `await spawn(…)` for an actor, or `new` for an object.',
  ],
  [/^Promise resolver .* is not a function/, TAKES_A_FUNCTION],
  [
    /^\$k\.open\(\.\.\.\) is (undefined|null)$/,
    ({ 1: nothing }) => `What stands behind \`=\` is ${nothing}: nothing can be taken out of it.`,
  ],
  [/^(.+) is not a constructor$/, '`new` takes a class. An actor is made by `await spawn(…)`.'],
  [
    /^Class extends value .* is not a constructor|^class heritage .* is not (?:a constructor|an object)/,
    '`extends` takes a class.',
  ],
  [
    /^Must call super|^must call super/i,
    'A class that extends another calls `super(…)` first in its constructor.',
  ],
  [/^Reduce of empty array|^reduce of empty array/, 'Give `reduce` a value to begin with: `reduce(f, 0)`.'],
  [
    /^Cannot mix BigInt|^can't convert BigInt/,
    'Numbers with an n are of another kind. Write `Number(…)` or `BigInt(…)` around one of them.',
  ],
  [
    /object is not extensible|^Cannot assign to read only property|is read-only$|array with non-writable length$/,
    'The object is frozen: it can’t be changed. Make a copy: `{ ...object }` or `[...array]`.',
  ],
  [
    /^Failed to fetch$|^NetworkError when|^Load failed$/,
    'Is the address right, and is there a network? Many sites also refuse to be read by other pages.',
  ],
  [/could not be cloned/, 'Only data can be copied. Functions, promises and symbols can’t.'],
]

/** `message` of V8 has the path, one field a line. */
function circle(message: string): string {
  const field = /property '(.+)' closes the circle/.exec(message)?.[1]
  return field === undefined ? `A field of it ${CIRCLE}` : `The field \`${field}\` ${CIRCLE}`
}

function madeWithout(name: string, line: string): string {
  if (new RegExp(String.raw`\bspawn\)?\((?:\(0, ?)?\$\.${name.replaceAll('$', '\\$')}\)?\(`).test(line))
    return `Give spawn the class itself: \`spawn(${name})\`.`
  return `Write \`await spawn(${name})\` for an actor, or \`new ${name}()\` for an object.`
}
