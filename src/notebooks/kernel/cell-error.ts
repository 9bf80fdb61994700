/**
 * Errors for people: what happened, where in the cells, what to do.
 */
import { describeThrown, HandlerError, isError, readSafely } from '../../runtime/actor/errors'
import type { OutputError } from '../../runtime/protocol/output'
import { parseStack } from '../../runtime/ship/stack'
import { blanksLeft, firstBlank } from '../document/blanks'
import type { CompileError } from './compile/compiled-cell'
import { hintFor, type Mistake } from './hints/hint'
import type { Place, Surroundings } from './hints/surroundings'
import { asTyped } from './hints/wording'

const MESSAGE = 5000
const NAME = 200

/** The error of a cell that was run, whatever was thrown; `around`: what a hint may look at. */
export function cellError(thrown: unknown, around: Surroundings): OutputError {
  if (!isError(thrown)) {
    const message = describeThrown(thrown).slice(0, MESSAGE)
    return {
      name: 'Thrown',
      message: `The cell threw ${message}`,
      frames: [],
      remote: [],
      hint: 'Throw an Error, such as `throw new Error("…")`: it carries the line.',
    }
  }
  const error = told(thrown)
  const { name, message, stack, remote } = error
  const cut = message.length > MESSAGE ? `… (${message.length} characters)` : ''
  return {
    name,
    message: asTyped(message).slice(0, MESSAGE) + cut,
    frames: parseStack(stack),
    remote: remote === null ? [] : parseStack(remote),
    hint: safeHint(mistakeOf(error), around),
  }
}

/** What an error says of itself, whatever the reader has made of it. */
interface Told {
  readonly name: string
  readonly message: string
  readonly stack: string
  /** The stack in the actor that threw it; null where no handler did. */
  readonly remote: string | null
}

function told(thrown: Error): Told {
  return {
    name: readSafely(() => thrown.name, 'Error').slice(0, NAME),
    message: readSafely(() => thrown.message, 'an error whose message cannot be read'),
    stack: readSafely(() => thrown.stack ?? '', ''),
    remote: thrown instanceof HandlerError ? readSafely(() => thrown.remoteStack, '') : null,
  }
}

/** A proxy of the reader's may throw whatever is asked of it. */
function safeHint(mistake: Mistake, around: Surroundings): string {
  try {
    return hintFor(mistake, around)
  } catch {
    return ''
  }
}

/** What went wrong first: where handlers asked handlers, in the last of them. */
function mistakeOf(error: Told): Mistake {
  const message = error.message.slice(0, MESSAGE)
  if (error.remote === null) return { name: error.name, message, place: placeOf(error.stack), remote: false }
  const place = placeOf(error.remote)
  const [, name, inner] = / threw ([\p{ID_Continue}$]+): ([^]*)$/u.exec(message) ?? []
  return { name: name ?? '', message: inner ?? message, place, remote: true }
}

/** The first place in a cell, with the version of its text. */
function placeOf(stack: string): Place | null {
  const [frame] = parseStack(stack, 1)
  const version = /cell:[^\s()]*\?v=(\d+)/.exec(stack)?.[1]
  return frame && version ? { cell: frame.cell, line: frame.line, version: Number(version) } : null
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

/** An exercise with a blank that is still empty: nothing of it has run. null where all are filled. */
export function blankError(cell: string, text: string): OutputError | null {
  const blank = firstBlank(text)
  if (blank === null) return null
  const more = blanksLeft(text) - 1
  return {
    name: 'Fill the blank',
    message: `on line ${blank.line}${more > 0 ? `, and ${more} more` : ''}. The cell runs when none is left.`,
    frames: [{ cell, ...blank, name: '' }],
    remote: [],
    hint: '',
  }
}
