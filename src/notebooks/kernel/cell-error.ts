/**
 * Errors for people: what happened, where in the cells, what to do.
 */
import { describeThrown, HandlerError } from '../../runtime/actor/errors'
import type { OutputError } from '../../runtime/protocol/output'
import { parseStack } from '../../runtime/ship/stack'
import type { CompileError } from './compile/compiled-cell'

const MESSAGE = 5000

const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /reading '(\w+)'.*|undefined is not an object/,
    'Something is undefined here. Was the cell that sets it run?',
  ],
  [/is not a function$/, 'Is it a method of the actor’s class, and did the cell that defines the class run?'],
  [/^(\S+) is not defined$/, 'Run the cell that defines it first, or check the spelling.'],
  [/Maximum call stack/, 'A function calls itself without an end.'],
  [/await is only valid|Unexpected reserved word/, 'Put async before the function whose body awaits.'],
  [/already been declared/, 'The name is declared twice in this cell. Choose another one.'],
]

export function hintFor(message: string): string {
  return HINTS.find(([pattern]) => pattern.test(message))?.[1] ?? ''
}

/** Words of the engine as the reader wrote the code: names of cells are properties of `$` only in compiled text. */
function asTyped(message: string): string {
  return message.replace(/\$\.(?=[\p{ID_Start}_$])/gu, '').slice(0, MESSAGE)
}

/** The error of a cell that was run, whatever was thrown. */
export function cellError(thrown: unknown): OutputError {
  if (!(thrown instanceof Error)) {
    const message = describeThrown(thrown).slice(0, MESSAGE)
    return {
      name: 'Thrown',
      message: `The cell threw ${message}`,
      frames: [],
      remote: [],
      hint: 'Throw an Error, such as throw new Error("…"): it carries the line.',
    }
  }
  const message = asTyped(String(thrown.message))
  const remote = thrown instanceof HandlerError ? parseStack(thrown.remoteStack) : []
  return {
    name: String(thrown.name),
    message,
    frames: parseStack(thrown.stack),
    remote,
    hint: hintFor(message),
  }
}

/** A cell that can't be compiled: nothing of it has run. */
export function compileError(error: CompileError): OutputError {
  const { cell, line, column } = error
  return {
    name: 'SyntaxError',
    message: error.message,
    frames: [{ cell, line, column, name: '' }],
    remote: [],
    hint: error.hint,
  }
}
