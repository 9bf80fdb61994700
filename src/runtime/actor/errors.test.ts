import { describe, expect, it } from 'vitest'
import type { WireError } from '../protocol/control'
import * as errors from './errors'
import { describeThrown, fromWire, HandlerError, toWire } from './errors'

class TooFar extends RangeError {
  override name = 'TooFar'
}

const circular: Record<string, unknown> = { name: 'ring' }
circular.self = circular

const throwing = {
  get secret(): never {
    throw new Error('no')
  },
}

/** A proxy that throws at whatever is done with it. */
const hostile = new Proxy(
  {},
  Object.fromEntries(
    (['get', 'has', 'getPrototypeOf', 'ownKeys', 'getOwnPropertyDescriptor'] as const).map((trap) => [
      trap,
      () => {
        throw new Error('no')
      },
    ]),
  ),
)

const thrown = (message: string, value: unknown): WireError => ({
  name: 'Thrown',
  message,
  stack: '',
  actorError: '',
  remoteStack: '',
  value,
})

describe('a thrown value on the wire', () => {
  it.each<[string, unknown, WireError]>([
    ['a string', 'oops', thrown('oops', 'oops')],
    ['an empty string', '', thrown('', '')],
    ['a number', 42, thrown('42', 42)],
    ['a bigint', 42n, thrown('42', 42n)],
    ['a boolean', false, thrown('false', false)],
    ['null', null, thrown('null', null)],
    ['undefined', undefined, thrown('undefined', undefined)],
    ['a symbol', Symbol('s'), thrown('Symbol(s)', undefined)],
    ['a function', function later() {}, thrown('a function, later', undefined)],
    [
      'an arrow without a name',
      (
        () => () =>
          1
      )(),
      thrown('a function, without a name', undefined),
    ],
    ['an object', { code: 4, at: [1] }, thrown('{"code":4,"at":[1]}', { code: 4, at: [1] })],
    ['an object with a function', { f() {} }, thrown('{}', undefined)],
    ['an object in a circle', circular, thrown('a value that cannot be shown', circular)],
    ['an object with a getter that throws', throwing, thrown('a value that cannot be shown', undefined)],
    ['a proxy that throws at everything', hostile, thrown('a value that cannot be shown', undefined)],
    ['a date', new Date(0), thrown('"1970-01-01T00:00:00.000Z"', new Date(0))],
  ])('%s is words and, where it can be copied, the value', (_, value, wire) => {
    expect(toWire(value)).toEqual(wire)
  })

  it('is an error’s name, message and stack', () => {
    const error = new TooFar('past the end')
    expect(toWire(error)).toEqual({
      name: 'TooFar',
      message: 'past the end',
      stack: error.stack,
      actorError: '',
      remoteStack: '',
    })
  })

  it('is bounded: 10 000 characters of message, 20 000 of stack, 200 of name', () => {
    const error = new Error('m'.repeat(1_000_000))
    error.name = 'n'.repeat(1000)
    error.stack = 's'.repeat(1_000_000)
    expect(toWire(error)).toEqual({
      name: `${'n'.repeat(200)}…`,
      message: `${'m'.repeat(10_000)}…`,
      stack: `${'s'.repeat(20_000)}…`,
      actorError: '',
      remoteStack: '',
    })
    expect(toWire('x'.repeat(1_000_000)).message).toBe(`${'x'.repeat(10_000)}…`)
  })

  it('keeps what can be read of an error some of whose getters throw', () => {
    class Strange extends Error {
      override get name(): string {
        throw new Error('no name')
      }
    }
    expect(toWire(new Strange('still said'))).toMatchObject({ name: 'Error', message: 'still said' })
    class Mute extends Error {
      override get message(): string {
        throw new Error('no message')
      }
    }
    expect(toWire(new Mute())).toMatchObject({ message: 'an error whose message cannot be read' })
    const nameless = Object.defineProperty(new errors.ActorError('still said'), 'name', {
      get() {
        throw new Error('no name')
      },
    })
    expect(toWire(nameless)).toMatchObject({ name: 'Error', message: 'still said', actorError: '' })
  })

  it('says of every thrown value what it is without ever throwing', () => {
    expect(describeThrown(hostile)).toBe('a value that cannot be shown')
    expect(describeThrown(Object.create(null))).toBe('{}')
    expect(describeThrown({ toJSON: () => undefined })).toBe('[object Object]')
  })
})

describe('the error that an asker gets', () => {
  const known = [
    errors.ActorError,
    errors.ActorNotFound,
    errors.ActorDied,
    errors.DeadlineExceeded,
    errors.DeadlockError,
    errors.Overloaded,
    errors.BadCall,
  ]

  it.each(known.map((Class) => [Class.name, Class] as const))(
    'is a %s again where the machine said so',
    (name, Class) => {
      const error = fromWire(structuredClone(toWire(new Class('words'))), 'count.increment')
      expect(error).toBeInstanceOf(Class)
      expect(error).toBeInstanceOf(errors.ActorError)
      expect([error.constructor, error.name, error.message]).toEqual([Class, name, 'words'])
    },
  )

  it('is a HandlerError around the error that the handler threw, with the stack from there', () => {
    const inner = new TooFar('past the end')
    const error = fromWire(structuredClone(toWire(inner)), 'count.increment')
    expect(error).toBeInstanceOf(HandlerError)
    expect(error).toMatchObject({
      name: 'HandlerError',
      message: 'count.increment threw TooFar: past the end',
      remoteStack: inner.stack,
      cause: { name: 'TooFar', message: 'past the end', stack: inner.stack },
    })
    expect(error.cause).toBeInstanceOf(Error)
  })

  it.each<[unknown, string]>([
    ['oops', 'count.increment threw oops'],
    [42, 'count.increment threw 42'],
    [null, 'count.increment threw null'],
    [undefined, 'count.increment threw undefined'],
    [{ code: 4 }, 'count.increment threw {"code":4}'],
  ])('has %j itself as its cause where that was thrown', (value, words) => {
    const error = fromWire(structuredClone(toWire(value)), 'count.increment')
    expect([error.message, error.cause]).toEqual([words, value])
  })

  it('has no cause where the thrown value could not travel', () => {
    const error = fromWire(structuredClone(toWire(Symbol('s'))), 'count.increment')
    expect([error.message, error.cause]).toEqual(['count.increment threw Symbol(s)', undefined])
  })

  it('keeps words and stack of the first handler on its way through a second', () => {
    const inner = new TooFar('past the end')
    const first = fromWire(structuredClone(toWire(inner)), 'b.work')
    const second = fromWire(structuredClone(toWire(first)), 'a.work') as HandlerError
    expect(second.message).toBe('b.work threw TooFar: past the end')
    expect(second.remoteStack).toBe(inner.stack)
  })

  it('is a HandlerError for a user’s own kind of ActorError, whatever it is called', () => {
    for (const name of ['MyError', 'constructor', 'toString', '__proto__']) {
      const mine = new errors.ActorError('mine')
      mine.name = name
      const error = fromWire(structuredClone(toWire(mine)), 'a.work')
      expect(error).toBeInstanceOf(HandlerError)
      expect(error.message).toBe(`a.work threw ${name}: mine`)
    }
  })
})
