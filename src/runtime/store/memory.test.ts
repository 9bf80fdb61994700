import { describe, expect, test } from 'vitest'
import { decide, MemoryStore } from './memory'
import type { Operation, Writer } from './port'
import { SortedMap } from './sorted-map'
import { EMPTY, type StoreState } from './state'
import { runHistory, toldLine } from './testing/histories'

const ana: Writer = { actor: '0.1', incarnation: 1 }
const body = Uint8Array.of(1, 2, 3)

const after = (...operations: Operation[]): StoreState =>
  operations.reduce((state, operation) => decide(state, operation).state, EMPTY)

describe('a decision', () => {
  test('of a put gives the next state whole, and leaves the former one as it was', () => {
    const bucket = after({ op: 'createBucket', bucket: 'b' })
    const before = structuredClone(bucket)
    const head = { key: 'k', size: 3, version: 2, pickled: false }
    expect(decide(bucket, { op: 'put', writer: ana, bucket: 'b', key: 'k', body })).toEqual({
      state: {
        version: 2,
        buckets: SortedMap.of([['b', { bucket: 'b', objects: 1, bytes: 3 }]]),
        objects: SortedMap.of([['b', SortedMap.of([['k', { head, body }]])]]),
        entries: SortedMap.of(),
        items: SortedMap.of(),
        over: SortedMap.of(),
      },
      answer: { ok: true, value: { key: 'k', size: 3, version: 2 } },
    })
    expect(structuredClone(bucket)).toEqual(before)
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
      ...EMPTY,
      version: 1,
      entries: SortedMap.of([['k', { value: 2, version: 1 }]]),
      over: SortedMap.of([['0.1', 2]]),
    })
  })

  test('of deleting what was put gives the store before it, but for the version', () => {
    const objects = ['p/1', 'p/2', 'q'].map((key) => ({ key, body }))
    const put = after({ op: 'createBucket', bucket: 'b' }, { op: 'putMany', bucket: 'b', objects })
    const { state, answer } = decide(put, { op: 'deletePrefix', bucket: 'b', prefix: 'p/' })
    expect(answer).toEqual({ ok: true, value: { deleted: 2 } })
    const empty = decide(state, { op: 'delete', bucket: 'b', keys: ['q', 'q', 'never'] })
    expect(empty.answer).toEqual({ ok: true, value: { deleted: 1 } })
    expect(empty.state).toEqual({ ...after({ op: 'createBucket', bucket: 'b' }), version: 6 })
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
  const fork = store.fork()
  await fork.apply({ op: 'createBucket', bucket: 'b' })
  await fork.apply({ op: 'put', bucket: 'b', key: 'k', body })
  expect(store.state).toBe(EMPTY)
})

describe('a refusal', () => {
  const full = after(
    { op: 'createBucket', bucket: 'b' },
    { op: 'put', bucket: 'b', key: 'k', body },
    { op: 'put', bucket: 'b', key: 'f.pickle', body: { pickled: [1], size: 40 } },
    { op: 'append', key: 'list', values: [1] },
    { op: 'set', key: 'text', value: 'v' },
  )
  const range = (from: number, to: number) =>
    ({ op: 'get', bucket: 'b', key: 'k', range: { from, to } }) as const

  test.each<[Operation, string]>([
    [{ op: 'get', bucket: 'b', key: 'x' }, 'No such key /b/x found in storage.'],
    [{ op: 'head', bucket: 'b', key: 'x/y' }, 'No such key /b/x/y found in storage.'],
    [{ op: 'get', bucket: 'c', key: 'k' }, 'No such bucket c found in storage.'],
    [{ op: 'put', bucket: 'c', key: 'k', body }, 'No such bucket c found in storage.'],
    [{ op: 'list', bucket: 'c', prefix: '' }, 'No such bucket c found in storage.'],
    [{ op: 'deleteBucket', bucket: 'b' }, 'Bucket b still holds 2 objects. Delete them first.'],
    [
      range(2, 1),
      'Bytes 2 to 1 of k were asked for. The first comes before the last, and both are part of the range.',
    ],
    [range(-1, 1), 'Bytes -1 to 1 of k were asked for. The first byte is 0.'],
    [range(0, 0.5), 'Bytes 0 to 0.5 of k were asked for. Both are whole numbers.'],
    [range(3, 9), 'Bytes 3 to 9 of k were asked for, and it has 3 bytes.'],
    [
      { op: 'get', bucket: 'b', key: 'f.pickle', range: { from: 0, to: 1 } },
      'f.pickle holds a pickled value, which is read as a whole.',
    ],
    [
      { op: 'list', bucket: 'b', prefix: '', limit: 0 },
      'A limit is a whole number from 1 up, and 0 is none.',
    ],
    [{ op: 'take', key: 'list', count: -1 }, 'A count is a whole number from 0 up, and -1 is none.'],
    [
      { op: 'put', bucket: 'b', key: 'p', body: { pickled: 1, size: NaN } },
      'The size of a pickle is a whole number from 0 up, and NaN is none.',
    ],
    [{ op: 'read', key: 'list' }, 'list holds a list, and not one value.'],
    [{ op: 'increment', key: 'list', by: 1 }, 'list holds a list, and only a number can be incremented.'],
    [{ op: 'append', key: 'text', values: [1] }, 'text holds a value, and not a list.'],
    [{ op: 'length', key: 'text' }, 'text holds a value, and not a list.'],
  ])('of %j says: %s', (operation, words) => {
    expect(decide(full, operation)).toEqual({
      state: full,
      answer: { ok: false, reason: expect.any(String), words },
    })
  })

  test('of one object in many leaves all of them out', () => {
    const objects = [
      { key: 'new', body },
      { key: 'p', body: { pickled: 1, size: -1 } },
    ]
    expect(decide(full, { op: 'putMany', bucket: 'b', objects }).state).toBe(full)
  })
})

test('300 random histories answer as an oracle that keeps the whole history', async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const told = await runHistory(new MemoryStore(), seed, 100)
    for (const [step, one] of told.entries())
      expect(one.answered, toldLine(seed, step, one)).toEqual(one.expected)
  }
})
