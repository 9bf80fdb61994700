import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyArgument, type Copied } from './copy'
import { NotCloneable } from './not-cloneable'
import { decodeRefs } from './refs'

class Ref {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}

const hooks = { encodeRef: (value: object) => (value instanceof Ref ? value.id : undefined) }
const copy = (value: unknown): unknown => copyArgument(value, 'args[0]', hooks).copied

function refusal(value: unknown): string {
  try {
    copy(value)
  } catch (error) {
    expect(error).toBeInstanceOf(NotCloneable)
    return (error as NotCloneable).message
  }
  throw new Error('It was copied')
}

describe('a copied argument', () => {
  it('equals what structured cloning makes of it, for any plain value', () => {
    const leaf = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withSparseArray: true,
      }),
      fc.constant(undefined),
    )
    const value = fc.oneof(leaf, fc.dictionary(fc.string(), leaf), fc.array(leaf))
    fc.assert(
      fc.property(value, (original) => {
        expect(copy(original)).toStrictEqual(structuredClone(original))
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('shares nothing with the original', () => {
    const original = { list: [1, { a: 1 }], map: new Map([['k', { b: 1 }]]), bytes: new Uint8Array([1]) }
    const copied = copy(original) as typeof original
    ;(original.list[1] as { a: number }).a = 2
    original.map.get('k')!.b = 2
    original.bytes[0] = 2
    expect(copied).toEqual({
      list: [1, { a: 1 }],
      map: new Map([['k', { b: 1 }]]),
      bytes: new Uint8Array([1]),
    })
  })

  it('keeps cycles and aliases, also through the outermost object', () => {
    const inner = { n: 1 }
    const original: Record<string, unknown> = { inner, again: inner, list: [inner] }
    original.self = original
    original.deep = Array.from({ length: 20 }, (_, i) => ({ i, original, inner }))
    const copied = copy(original) as typeof original
    expect(copied.self).toBe(copied)
    expect(copied.again).toBe(copied.inner)
    expect((copied.list as unknown[])[0]).toBe(copied.inner)
    for (const item of copied.deep as Record<string, unknown>[]) {
      expect(item.original).toBe(copied)
      expect(item.inner).toBe(copied.inner)
    }
  })

  it('reads accessors once', () => {
    let reads = 0
    const original = {
      get first() {
        return ++reads
      },
      nested: { a: { b: 1 } },
      get last() {
        return ++reads
      },
    }
    expect(copy(original)).toEqual({ first: 1, nested: { a: { b: 1 } }, last: 2 })
  })

  it('turns instances of classes into plain objects of their own properties', () => {
    class Point {
      x = 1
      #y = 2
      get y() {
        return this.#y
      }
    }
    const copied = copy([new Point(), Object.create({ inherited: 1 }, {})]) as object[]
    expect(copied).toEqual([{ x: 1 }, {}])
    expect(Object.getPrototypeOf(copied[0])).toBe(Object.prototype)
  })

  it('keeps views of one buffer together, and takes of a part only that part', () => {
    const bytes = new Uint8Array([1, 2, 3, 4])
    const [a, b, part] = copy([bytes, new Uint16Array(bytes.buffer), bytes.subarray(1, 3)]) as Uint8Array[]
    expect(a.buffer).toBe(b.buffer)
    expect([...part]).toEqual([2, 3])
    expect(part.buffer.byteLength).toBe(2)
  })

  it('may hold what only the platform copies', () => {
    const [error, pattern] = copy([new RangeError('r'), /a/g]) as [Error, RegExp]
    expect(error).toBeInstanceOf(RangeError)
    expect(String(pattern)).toBe('/a/g')
  })

  it('says about how big it is', () => {
    expect(copyArgument('four', '', hooks).bytes).toBe(4)
    expect(copyArgument({ data: new Uint8Array(1000) }, '', hooks).bytes).toBeGreaterThanOrEqual(1000)
    expect(copyArgument({ data: [1, 2, 'abc'] }, '', hooks).bytes).toBeLessThan(100)
  })

  it('is put into a holder that is used again', () => {
    const out: Copied = { copied: null, hasRefs: true, bytes: 99 }
    expect(copyArgument(5, '', hooks, out)).toBe(out)
    expect(out).toEqual({ copied: 5, hasRefs: false, bytes: 8 })
  })
})

describe('references', () => {
  it('travel as tokens and are references again where they arrive', () => {
    const ref = new Ref(3)
    const original = { to: ref, list: [ref, { ref }], map: new Map([[ref, new Set([ref])]]) }
    const { copied, hasRefs } = copyArgument(original, '', hooks)
    expect(hasRefs).toBe(true)
    const there = decodeRefs(structuredClone(copied), (id) => new Ref(id as number)) as typeof original
    expect(there).toEqual(original)
    expect(there.list[0]).toBe(there.to)
    expect(there.map.get(there.to)!.has(there.to)).toBe(true)
  })

  it('may be the argument itself', () => {
    const { copied, hasRefs } = copyArgument(new Ref(1), '', hooks)
    expect(hasRefs).toBe(true)
    expect(decodeRefs(copied, (id) => new Ref(id as number))).toEqual(new Ref(1))
  })

  it('are not seen where there are none', () => {
    expect(copyArgument({ a: [1] }, '', hooks).hasRefs).toBe(false)
  })
})

describe('what cannot be sent', () => {
  it('is named with its place', () => {
    expect(refusal({ socket: () => 1 })).toBe(
      "args[0].socket is a function, and functions can't be sent in a message",
    )
    expect(refusal(class A {})).toBe("args[0] is a class, and classes can't be sent in a message")
    expect(refusal([{ 'a b': [Symbol('s')] }])).toBe(
      'args[0][0]["a b"][0] is a symbol, and symbols can\'t be sent in a message',
    )
    expect(refusal({ p: Promise.resolve() })).toBe(
      "args[0].p is a Promise, and promises can't be sent in a message: await it first",
    )
    expect(refusal(new Map([['k', new WeakMap()]]))).toBe(
      'args[0].get("k") is a WeakMap, which can\'t be sent in a message',
    )
    expect(refusal(new Set([(function* () {})()]))).toBe(
      "args[0] entry is a Generator, which can't be sent in a message",
    )
  })
})
