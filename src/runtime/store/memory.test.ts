import { describe, expect, test } from 'vitest'
import { RandomStream } from '../clock/random'
import { decide, EMPTY, MemoryStore } from './memory'
import type { Operation, Writer } from './port'

const ana: Writer = { actor: '0.1', incarnation: 1 }
const bytes = Uint8Array.of(1, 2, 3)

describe('a decision', () => {
  test('of a put gives the next state whole, and leaves the former one as it was', () => {
    const operation = { op: 'put', writer: ana, bucket: 'b', key: 'k', bytes } as const
    expect(decide(EMPTY, operation)).toEqual({
      state: {
        version: 1,
        buckets: new Map([['b', new Map([['k', { key: 'k', size: 3, version: 1, bytes }]])]]),
        entries: new Map(),
        over: new Map(),
      },
      answer: { ok: true, value: { key: 'k', size: 3, version: 1 } },
    })
    expect(EMPTY).toEqual({ version: 0, buckets: new Map(), entries: new Map(), over: new Map() })
  })

  test('of a write by an incarnation that is over is a refusal, and the state is the same', () => {
    const { state } = decide(EMPTY, { op: 'end', ...ana })
    expect(decide(state, { op: 'set', writer: ana, key: 'k', value: 'late' })).toEqual({
      state,
      answer: {
        ok: false,
        reason: 'over',
        words: 'Incarnation 1 of 0.1 is over, and its write came too late.',
      },
    })
  })

  test('of a write by a later incarnation ends the ones before', () => {
    const writer = { actor: '0.1', incarnation: 3 }
    const { state } = decide(EMPTY, { op: 'increment', writer, key: 'k', by: 2 })
    expect(state).toEqual({
      version: 1,
      buckets: new Map(),
      entries: new Map([['k', { value: 2, version: 1 }]]),
      over: new Map([['0.1', 2]]),
    })
  })
})

test('a value is set only where its version is the expected one, and a text is not incremented', async () => {
  const store = new MemoryStore()
  const set = (expected: number) => store.apply({ op: 'set', writer: ana, key: 'k', value: 'v', expected })
  expect(await set(0)).toEqual({ ok: true, value: { value: 'v', version: 1 } })
  const words = 'k is at version 1, and version 0 was expected.'
  expect(await set(0)).toEqual({ ok: false, reason: 'changed', words })
  expect(await set(1)).toEqual({ ok: true, value: { value: 'v', version: 2 } })
  expect(await store.apply({ op: 'increment', writer: ana, key: 'k', by: 1 })).toMatchObject({ ok: false })
})

test('what a fork writes is not in the store that it came from', async () => {
  const store = new MemoryStore()
  await store.fork().apply({ op: 'put', writer: ana, bucket: 'b', key: 'k', bytes })
  expect(store.state).toBe(EMPTY)
})

/** The store as its whole history: every answer is looked up in the list of writes that were accepted. */
class Oracle {
  private readonly writes: Operation[] = []
  private readonly ends: Writer[] = []

  apply(o: Operation): unknown {
    if (o.op === 'end') return (this.ends.push(o), null)
    if ('writer' in o) {
      const { actor, incarnation } = o.writer
      if (this.ends.some((e) => e.actor === actor && e.incarnation >= incarnation)) return 'over'
      this.ends.push({ actor, incarnation: incarnation - 1 })
    }
    const entry = 'bucket' in o ? null : this.entry(o.key)
    switch (o.op) {
      case 'list': {
        const keys = this.writes.flatMap((w) =>
          'bucket' in w && 'key' in w && w.bucket === o.bucket ? w.key : [],
        )
        const found = [...new Set(keys)].sort().filter((key) => key.startsWith(o.prefix))
        return found.flatMap((key) => this.object(o.bucket, key) ?? [])
      }
      case 'get':
      case 'head':
        return this.object(o.bucket, o.key)
      case 'read':
        return entry
      case 'delete':
        if (this.object(o.bucket, o.key) === null) return { deleted: false }
        this.writes.push(o)
        return { deleted: true }
      case 'put':
        this.writes.push(o)
        return this.object(o.bucket, o.key)
      case 'set':
        if (o.expected !== undefined && o.expected !== (entry?.version ?? 0)) return 'changed'
        this.writes.push(o)
        return this.entry(o.key)
      case 'increment':
        if (typeof entry?.value === 'string') return 'not a number'
        this.writes.push({ op: 'set', writer: o.writer, key: o.key, value: (entry?.value ?? 0) + o.by })
        return this.entry(o.key)
    }
  }

  private object(bucket: string, key: string) {
    const at = this.writes.findLastIndex(
      (w) => 'bucket' in w && 'key' in w && w.bucket === bucket && w.key === key,
    )
    const last = this.writes[at]
    return last?.op === 'put' ? { key, size: last.bytes.length, version: at + 1 } : null
  }

  private entry(key: string) {
    const at = this.writes.findLastIndex((w) => w.op === 'set' && w.key === key)
    const last = this.writes[at]
    return last?.op === 'set' ? { value: last.value, version: at + 1 } : null
  }
}

function randomOperation(random: RandomStream): Operation {
  const below = (n: number) => Math.floor(random.next() * n)
  const writer = { actor: `0.${below(3)}`, incarnation: 1 + below(6) }
  const [bucket, key] = [`b${below(2)}`, `${'aab'[below(3)]}${below(3)}`]
  const value = below(3) === 0 ? 'text' : below(9)
  const all: readonly Operation[] = [
    { op: 'put', writer, bucket, key, bytes: new Uint8Array(below(5)) },
    { op: 'get', bucket, key },
    { op: 'head', bucket, key },
    { op: 'list', bucket, prefix: 'ab'.slice(0, below(2)) },
    { op: 'delete', writer, bucket, key },
    { op: 'read', key },
    { op: 'set', writer, key, value, ...(below(2) === 0 ? { expected: below(12) } : {}) },
    { op: 'increment', writer, key, by: below(5) },
    ...(below(8) === 0 ? [{ op: 'end', ...writer } as const] : []),
  ]
  return all[below(all.length)]
}

/** The oracle knows how long an object is, not what is in it. */
function withoutBytes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'bytes'))
}

test('100 random histories answer as an oracle that keeps the whole history', async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = new RandomStream(seed, 'store')
    const [store, oracle] = [new MemoryStore(), new Oracle()]
    for (let step = 0; step < 100; step++) {
      const operation = randomOperation(random)
      const came = await store.apply(operation)
      const answered = came.ok ? came.value : came.reason
      expect(withoutBytes(answered), `seed ${seed}, step ${step}: ${JSON.stringify(operation)}`).toEqual(
        oracle.apply(operation),
      )
    }
  }
})
