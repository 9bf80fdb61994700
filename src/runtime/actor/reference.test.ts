import { describe, expect, it, vi } from 'vitest'
import { methodsOf, ReferenceMaker, tokenOf } from './reference'
import type { RefToken } from '../protocol/control'

const token = (fields: Partial<RefToken> = {}): RefToken => ({
  ref: 3,
  id: '0.1',
  name: 'count',
  className: 'Counter',
  methods: ['increment'],
  incarnation: 1,
  ...fields,
})

type Member = ((...args: unknown[]) => Promise<unknown>) & { tell(...args: unknown[]): Promise<void> }

function makeRef(fields: Partial<RefToken> = {}) {
  const sender = {
    ask: vi.fn((_to: number, _method: string, _args: unknown[]): Promise<unknown> => Promise.resolve(7)),
    tell: vi.fn((_to: number, _method: string, _args: unknown[]): Promise<void> => Promise.resolve()),
  }
  const maker = new ReferenceMaker(sender)
  const ref = maker.make(token(fields))
  return { sender, maker, ref, members: ref as unknown as Record<string, Member> }
}

describe('a reference', () => {
  it('asks when a member is called and tells by the member’s tell', async () => {
    const { sender, members } = makeRef()
    expect(await members.increment(1, 2)).toBe(7)
    await members.increment.tell('x')
    expect(sender.ask.mock.calls).toEqual([[3, 'increment', [1, 2]]])
    expect(sender.tell.mock.calls).toEqual([[3, 'increment', ['x']]])
  })

  it('is the same object for the same actor, and has members that can be taken off and called', async () => {
    const { maker, ref, members, sender } = makeRef()
    expect(maker.make(token())).toBe(ref)
    expect(members.increment).toBe(members.increment)
    const { increment } = members
    await increment(5)
    expect(sender.ask.mock.calls).toEqual([[3, 'increment', [5]]])
  })

  it('learns of a later incarnation from a later token, and never goes back', () => {
    const { maker, ref } = makeRef()
    expect(maker.make(token({ incarnation: 3 }))).toBe(ref)
    expect(tokenOf(ref)).toEqual(token({ incarnation: 3 }))
    maker.make(token({ incarnation: 2 }))
    expect(tokenOf(ref)).toEqual(token({ incarnation: 3 }))
    expect(Object.getOwnPropertySymbols({ ...ref })).toEqual([])
  })

  it('sends to its own actor when another of the same class has been used before', async () => {
    const { maker, members, sender } = makeRef()
    await members.increment()
    const other = maker.make(token({ ref: 4, id: '0.2', name: 'other' })) as unknown as Record<string, Member>
    await other.increment.tell()
    expect(sender.tell.mock.calls).toEqual([[4, 'increment', []]])
  })

  it('can be awaited without anything being called, whatever methods its class has', async () => {
    const { ref, sender } = makeRef({ methods: ['then', 'catch', 'finally', 'constructor', 'toJSON'] })
    // What await does with a value.
    expect(await Promise.resolve(ref)).toBe(ref)
    expect([sender.ask.mock.calls, sender.tell.mock.calls]).toEqual([[], []])
  })

  it.each(['then', 'constructor', '__proto__', 'toJSON'])('has no member for a method named %s', (method) => {
    const { members, sender } = makeRef({ methods: [method, 'increment'] })
    expect(Object.keys(Object.getPrototypeOf(members) as object)).toEqual(['increment'])
    expect(JSON.stringify(members)).toBe('{}')
    expect(sender.ask).not.toHaveBeenCalled()
  })

  it('has no member for a method that its class does not have', () => {
    expect(makeRef().members.decrement).toBeUndefined()
  })

  it('says what it refers to, even where the class has a toString of its own', () => {
    const { ref, sender } = makeRef({ methods: ['toString'] })
    expect(String(ref)).toBe('Ref<Counter> count')
    expect(Object.prototype.toString.call(ref)).toBe('[object Ref<Counter>]')
    expect(sender.ask).not.toHaveBeenCalled()
  })

  it('carries its token, and nothing else does', () => {
    expect(tokenOf(makeRef().ref)).toEqual(token())
    for (const value of [null, undefined, 3, 'count', {}, [], () => 1, token()]) {
      expect(tokenOf(value)).toBeUndefined()
    }
  })
})

describe('the methods that a class gives its actors', () => {
  it('are its own and inherited ones, without accessors, fields, statics and private members', () => {
    class Base {
      inherited() {}
      both() {}
    }
    class Counter extends Base {
      static make() {}
      field = () => 1
      #secret() {}
      get value() {
        return this.#secret
      }
      set value(_: unknown) {}
      override both() {}
      async later() {}
      *many() {
        yield 1
      }
      [Symbol.iterator]() {
        return this.many()
      }
    }
    expect(methodsOf(Counter)).toEqual(['both', 'later', 'many', 'inherited'])
  })

  it('include those of a class that it extends from the platform', () => {
    class Store extends Map<string, number> {
      total() {
        return [...this.values()].reduce((sum, value) => sum + value, 0)
      }
    }
    expect(methodsOf(Store)).toEqual(expect.arrayContaining(['total', 'get', 'set', 'has']))
  })

  it('are none for an empty class, and do not include what every object has', () => {
    class Empty {}
    expect(methodsOf(Empty)).toEqual([])
  })
})
