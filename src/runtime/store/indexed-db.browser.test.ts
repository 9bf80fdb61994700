import { afterEach, describe, expect, test } from 'vitest'
import { RandomStream } from '../clock/random'
import { openIndexedDB, StoreUnavailable, type IndexedDBStore } from './indexed-db'
import { CHUNK, SHORT } from './indexed-db/bodies'
import type { Body, Operation } from './port'
import { runHistory, toldLine } from './testing/histories'

const NAME = 'actorium-storage-test'
const opened: IndexedDBStore[] = []

async function open(options: Parameters<typeof openIndexedDB>[0] = {}): Promise<IndexedDBStore> {
  const store = await openIndexedDB({ name: NAME, ...options })
  opened.push(store)
  return store
}

function forget(name = NAME): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

afterEach(async () => {
  for (const store of opened.splice(0)) store.close()
  await forget()
})

/** Bytes that tell where they are. */
function pattern(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  const words = new Uint32Array(bytes.buffer, 0, size >> 2)
  for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + seed, 0x9e3779b1)
  for (let i = words.length * 4; i < size; i++) bytes[i] = i + seed
  return bytes
}

/** Whether two are equal, where a comparison byte by byte in words would take minutes. */
function same(a: Body, b: Uint8Array): boolean {
  if (!(a instanceof Uint8Array) || a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

async function value(store: IndexedDBStore, operation: Operation): Promise<unknown> {
  const answer = await store.apply(operation as never)
  if (!answer.ok) throw new Error(answer.words)
  return answer.value
}

async function bytesAt(store: IndexedDBStore, key: string, range?: { from: number; to: number }) {
  const answer = await store.apply({ op: 'get', bucket: 'b', key, ...(range && { range }) })
  if (!answer.ok) throw new Error(answer.words)
  return answer.value.body as Uint8Array
}

async function withBucket(options: Parameters<typeof openIndexedDB>[0] = {}): Promise<IndexedDBStore> {
  const store = await open(options)
  await store.apply({ op: 'createBucket', bucket: 'b' })
  return store
}

test(
  '40 random histories answer as an oracle that keeps the whole history',
  { timeout: 120_000 },
  async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const store = await open({ durability: seed % 2 === 0 ? 'strict' : 'relaxed' })
      const told = await runHistory(store, seed, 100)
      for (const [step, one] of told.entries())
        expect(one.answered, toldLine(seed, step, one)).toEqual(one.expected)
      store.close()
      await forget()
    }
  },
)

describe('a body', () => {
  test('of any length comes back as it was put, and so do its ranges over the borders of chunks', async () => {
    const store = await withBucket()
    const random = new RandomStream(1, 'ranges')
    const sizes = [0, 1, SHORT, SHORT + 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5]
    for (const size of sizes) {
      const body = pattern(size, size)
      await value(store, { op: 'put', bucket: 'b', key: 'k', body })
      expect(same(await bytesAt(store, 'k'), body), `${size} bytes`).toBe(true)
      for (let i = 0; i < 8 && size > 0; i++) {
        const border = Math.floor(random.next() * (size / CHUNK + 1)) * CHUNK
        const near = border + Math.floor(random.next() * 5) - 2
        const from = Math.min(size - 1, Math.max(0, near))
        const to = from + Math.floor(random.next() * (i % 2 === 0 ? 4 : size))
        const part = await bytesAt(store, 'k', { from, to })
        expect(same(part, body.slice(from, to + 1)), `${size} bytes, ${from} to ${to}`).toBe(true)
      }
    }
  })

  test('that is a part of a bigger buffer takes nothing else along', async () => {
    const store = await withBucket()
    const whole = pattern(3 * CHUNK)
    const body = whole.subarray(100, 100 + SHORT)
    const long = whole.subarray(7, 7 + CHUNK)
    await value(store, {
      op: 'putMany',
      bucket: 'b',
      objects: [
        { key: 'k', body },
        { key: 'l', body: long },
      ],
    })
    for (const [key, length] of [
      ['k', SHORT],
      ['l', CHUNK],
    ] as const) {
      const { buffer } = await bytesAt(store, key)
      expect(buffer.byteLength).toBe(length)
    }
  })

  test('that is a pickle, short or long, comes back as the value that it was', async () => {
    const store = await withBucket()
    const pickled = { when: new Date(5), map: new Map([['x', [1n, undefined]]]), bytes: pattern(CHUNK + 3) }
    for (const size of [10, 2 * CHUNK]) {
      await value(store, { op: 'put', bucket: 'b', key: 'k', body: { pickled, size } })
      const got = await value(store, { op: 'get', bucket: 'b', key: 'k' })
      expect(got).toMatchObject({ size, body: { size, pickled: { when: pickled.when, map: pickled.map } } })
    }
  })

  test('leaves nothing behind when another takes its place or it is deleted', async () => {
    const store = await withBucket()
    const put = (key: string, size: number) =>
      value(store, { op: 'put', bucket: 'b', key, body: pattern(size) })
    for (const size of [3 * CHUNK, 2 * CHUNK, 5, 2 * CHUNK]) await put('p/k', size)
    await value(store, { op: 'put', bucket: 'b', key: 'p/k', body: { pickled: 1, size: CHUNK } })
    await put('p/other', CHUNK)
    expect(await records('bodies')).toBe(2)
    await put('q', 2 * CHUNK)
    await value(store, { op: 'deletePrefix', bucket: 'b', prefix: 'p/' })
    expect(await records('bodies')).toBe(2)
    await value(store, { op: 'delete', bucket: 'b', keys: ['q'] })
    expect([await records('bodies'), await records('heads')]).toEqual([0, 0])
    expect(await store.usage()).toMatchObject({ buckets: [{ bucket: 'b', objects: 0, bytes: 0 }] })
  })

  test('leaves nothing behind where there is no bucket for it', async () => {
    const store = await open()
    expect(await store.apply({ op: 'put', bucket: 'b', key: 'long', body: pattern(CHUNK) })).toMatchObject({
      ok: false,
    })
    expect(await records('bodies')).toBe(0)
    await store.apply({ op: 'createBucket', bucket: 'b' })
    await store.apply({ op: 'put', bucket: 'b', key: 'long', body: pattern(CHUNK) })
    expect(same(await bytesAt(store, 'long'), pattern(CHUNK))).toBe(true)
    expect(await records('bodies')).toBe(1)
  })

  test('of 100 MB is put, looked at, read in parts and deleted', { timeout: 120_000 }, async () => {
    const store = await withBucket()
    const body = pattern(100_000_000)
    await value(store, { op: 'put', bucket: 'b', key: 'big', body })
    expect(await value(store, { op: 'head', bucket: 'b', key: 'big' })).toMatchObject({ size: 100_000_000 })
    const range = { from: 55_000_000, to: 55_999_999 }
    expect(same(await bytesAt(store, 'big', range), body.subarray(range.from, range.to + 1))).toBe(true)
    expect(same(await bytesAt(store, 'big'), body)).toBe(true)
    expect(await value(store, { op: 'delete', bucket: 'b', keys: ['big'] })).toEqual({ deleted: 1 })
    expect(await records('bodies')).toBe(0)
  })
})

test('a list that is taken from, or has a value in its place, leaves no items behind', async () => {
  const store = await open()
  await value(store, { op: 'append', key: 'k', values: [1, 2, 3] })
  await value(store, { op: 'take', key: 'k', count: 2 })
  expect(await records('items')).toBe(1)
  await value(store, { op: 'set', key: 'k', value: 'v' })
  expect([await records('items'), await records('entries')]).toEqual([0, 1])
  await value(store, { op: 'append', key: 'list', values: [1] })
  await value(store, { op: 'take', key: 'list', count: 9 })
  expect([await records('items'), await records('entries')]).toEqual([0, 1])
})

/** How many records lie in a part of the database, whoever put them there. */
async function records(store: string): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const count = database.transaction(store).objectStore(store).count()
  await new Promise((resolve) => (count.onsuccess = resolve))
  database.close()
  return count.result
}

describe('the database', () => {
  test('keeps objects, values, lists, fences and versions over closing and opening it again', async () => {
    const store = await withBucket()
    const writer = { actor: '0.1', incarnation: 2 }
    await value(store, { op: 'put', writer, bucket: 'b', key: 'k', body: pattern(CHUNK + 1) })
    await value(store, { op: 'append', key: 'list', values: [{ a: 1 }, 'two'] })
    await value(store, { op: 'increment', key: 'n', by: 3 })
    store.close()
    const again = await open()
    expect(same(await bytesAt(again, 'k'), pattern(CHUNK + 1))).toBe(true)
    expect(await value(again, { op: 'take', key: 'list', count: 1 })).toEqual({ values: [{ a: 1 }], left: 1 })
    expect(await value(again, { op: 'increment', key: 'n', by: 1 })).toEqual({ value: 4, version: 6 })
    const late = { actor: '0.1', incarnation: 1 }
    expect(await again.apply({ op: 'set', writer: late, key: 'n', value: 0 })).toMatchObject({
      reason: 'over',
    })
  })

  test('takes what two adapters write, each whole, and its versions grow over both', async () => {
    const [one, two] = [await withBucket(), await open()]
    const puts = Array.from({ length: 20 }, (_, i) =>
      value(i % 2 === 0 ? one : two, {
        op: 'put',
        bucket: 'b',
        key: 'k',
        body: pattern(CHUNK + i * 1000, i),
      }),
    )
    const infos = (await Promise.all(puts)) as { version: number; size: number }[]
    expect(new Set(infos.map(({ version }) => version)).size).toBe(20)
    const last = infos.reduce((a, b) => (a.version > b.version ? a : b))
    const expected = pattern(last.size, infos.indexOf(last))
    for (const store of [one, two]) {
      expect(await value(store, { op: 'head', bucket: 'b', key: 'k' })).toEqual(last)
      expect(same(await bytesAt(store, 'k'), expected)).toBe(true)
    }
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => value(i % 2 ? one : two, { op: 'increment', key: 'n', by: 1 })),
    )
    expect(await value(one, { op: 'read', key: 'n' })).toMatchObject({ value: 100 })
  })

  test('carries out what comes in one go in its order, and a thousand puts are all there', async () => {
    const store = await withBucket()
    const answers = await Promise.all([
      store.apply({ op: 'put', bucket: 'b', key: 'k', body: pattern(3) }),
      store.apply({ op: 'get', bucket: 'b', key: 'k' }),
      store.apply({ op: 'put', bucket: 'b', key: 'k', body: pattern(CHUNK + 1) }),
      store.apply({ op: 'get', bucket: 'b', key: 'k' }),
      store.apply({ op: 'delete', bucket: 'b', keys: ['k'] }),
      store.apply({ op: 'get', bucket: 'b', key: 'k' }),
    ])
    expect(
      answers.map((answer) => (answer.ok && 'size' in answer.value ? answer.value.size : answer.ok)),
    ).toEqual([3, 3, CHUNK + 1, CHUNK + 1, true, false])
    const keys = Array.from({ length: 1000 }, (_, i) => `p/${i}`)
    await Promise.all(
      keys.map((key, i) => value(store, { op: 'put', bucket: 'b', key, body: { pickled: i, size: 8 } })),
    )
    const all = (await value(store, { op: 'getMany', bucket: 'b', keys })) as { body: { pickled: number } }[]
    expect(all.map(({ body }) => body.pickled)).toEqual(keys.map((_, i) => i))
    // Far from each other, and one that isn't there.
    const few = keys.filter((_, i) => i % 90 === 7).concat('p/none')
    const some = (await value(store, { op: 'getMany', bucket: 'b', keys: few })) as (typeof all)[number][]
    expect(some.map((object) => object?.body.pickled)).toEqual([
      ...keys.flatMap((_, i) => (i % 90 === 7 ? i : [])),
      undefined,
    ])
  })

  test('forgets what is deleted by its prefix for those that follow in one go', async () => {
    const store = await withBucket()
    const put = { op: 'put', bucket: 'b', key: 'p/k', body: pattern(3) } as const
    const answers = await Promise.all([
      store.apply(put),
      store.apply({ op: 'deletePrefix', bucket: 'b', prefix: 'p' }),
      store.apply({ op: 'head', bucket: 'b', key: 'p/k' }),
      store.apply({ op: 'put', bucket: 'b', key: 'q', body: pattern(4) }),
      store.apply({ op: 'list', bucket: 'b', prefix: '' }),
    ])
    expect(answers).toMatchObject([
      { ok: true },
      { value: { deleted: 1 } },
      { reason: 'no key' },
      { value: { version: 4 } },
      { value: { objects: [{ key: 'q' }] } },
    ])
    expect((await store.usage()).buckets).toEqual([{ bucket: 'b', objects: 1, bytes: 4 }])
  })

  test('says how much it holds, and how much room there is where the browser says so', async () => {
    const store = await withBucket()
    await value(store, { op: 'put', bucket: 'b', key: 'k', body: pattern(10) })
    const { buckets, room } = await store.usage()
    expect(buckets).toEqual([{ bucket: 'b', objects: 1, bytes: 10 }])
    expect(room!.quota).toBeGreaterThan(room!.used)
    const mute = await open({ estimate: () => undefined })
    expect(await mute.usage()).toEqual({ buckets })
  })
})

describe('a store that is out of reach', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  test.each<[string, () => IDBFactory | undefined, RegExp]>([
    ['there is none', () => undefined, /keeps no data for this page: it is a private window, or .* sandbox/],
    ['a sandbox asks', denied, /keeps no data for this page/],
    [
      'the disk is on fire',
      () => {
        throw new Error('on fire')
      },
      /database failed: on fire/,
    ],
  ])('says so in words where %s', async (_what, databases, words) => {
    const refused = openIndexedDB({ databases })
    await expect(refused).rejects.toThrow(StoreUnavailable)
    await expect(refused).rejects.toThrow(words)
  })

  test('says so where the database is of a newer release, and lets a newer release have it', async () => {
    const store = await withBucket()
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(NAME, 99)
      request.onsuccess = () => resolve(request.result)
    })
    const words = 'A newer release of this page uses the storage now. Reload this page to go on.'
    await expect(store.apply({ op: 'listBuckets' })).rejects.toThrow(words)
    await expect(open()).rejects.toThrow(words)
    newer.close()
  })

  test('says so where another tab deletes it, and lets it be deleted', async () => {
    const store = await withBucket()
    await forget()
    await expect(store.apply({ op: 'listBuckets' })).rejects.toThrow(
      'The storage was deleted in another tab. Reload this page to begin with an empty one.',
    )
    expect(await (await open()).usage()).toMatchObject({ buckets: [] })
  })

  test('answers what was asked before it was closed, and nothing afterwards', async () => {
    const store = await withBucket()
    const put = value(store, { op: 'put', bucket: 'b', key: 'k', body: pattern(5) })
    store.close()
    expect(await put).toMatchObject({ size: 5 })
    await expect(store.apply({ op: 'listBuckets' })).rejects.toThrow('The storage was closed.')
    expect(same(await bytesAt(await open(), 'k'), pattern(5))).toBe(true)
  })
})
