/** What is left when a put doesn't come to its end: for want of room, or because its worker is no more. */
import { afterEach, describe, expect, test } from 'vitest'
import { RandomStream } from '../clock/random'
import { openIndexedDB, type IndexedDBStore } from './indexed-db'

const NAME = 'actorium-storage-failures'
const opened: IndexedDBStore[] = []

async function open(databases?: () => IDBFactory): Promise<IndexedDBStore> {
  const store = await openIndexedDB({ name: NAME, ...(databases && { databases }) })
  opened.push(store)
  return store
}

afterEach(async () => {
  for (const store of opened.splice(0)) store.close()
  await new Promise((resolve) => (indexedDB.deleteDatabase(NAME).onsuccess = resolve))
})

const MB = 1 << 20
/** They move hundreds of megabytes, on machines with much else to do. */
const LONG = { timeout: 300_000 }
const filled = (size: number, fill: number) => new Uint8Array(size).fill(fill)

/** The one value that all bytes of the object have; a text where they have several, or it isn't there. */
async function fillOf(store: IndexedDBStore, key = 'k'): Promise<unknown> {
  const answer = await store.apply({ op: 'get', bucket: 'b', key })
  if (!answer.ok) return answer.reason
  const body = answer.value.body as Uint8Array
  for (let i = 0; i < body.length; i++) if (body[i] !== body[0]) return `byte ${i} is another`
  return { fill: body[0], size: body.length }
}

/** What Chromium has of the Storage Buckets API, as far as it is used here. */
interface StorageBuckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>
  delete(name: string): Promise<void>
}

describe('a browser without room', () => {
  test(
    'refuses the one put that does not fit, and keeps all others of its group and all before',
    LONG,
    async (ctx) => {
      const buckets = (navigator as { storageBuckets?: StorageBuckets }).storageBuckets
      if (buckets === undefined) return ctx.skip('this browser has no storage buckets, which have a quota')
      // A real quota of the browser's own: that of a bucket beside the page's data.
      const bucket = await buckets.open(NAME, { quota: 16 * MB })
      try {
        const store = await open(() => bucket.indexedDB)
        await store.apply({ op: 'createBucket', bucket: 'b' })
        await store.apply({ op: 'put', bucket: 'b', key: 'before', body: filled(2 * MB, 1) })
        const answers = await Promise.all([
          store.apply({ op: 'put', bucket: 'b', key: 'small', body: filled(10, 2) }),
          store.apply({ op: 'put', bucket: 'b', key: 'before', body: filled(24 * MB, 3) }),
          store.apply({ op: 'increment', key: 'n', by: 1 }),
          store.apply({
            op: 'putMany',
            bucket: 'b',
            objects: [
              { key: 'one', body: filled(10, 4) },
              { key: 'two', body: filled(24 * MB, 4) },
            ],
          }),
          store.apply({ op: 'get', bucket: 'b', key: 'small' }),
        ])
        expect(answers).toMatchObject([
          { ok: true },
          {
            ok: false,
            reason: 'full',
            words:
              'The browser has no room for /b/before (25.2 MB). Delete objects that nobody needs, or keep results in memory.',
          },
          { ok: true, value: { value: 1 } },
          { ok: false, reason: 'full' },
          { ok: true, value: { size: 10 } },
        ])
        expect(await fillOf(store, 'before')).toEqual({ fill: 1, size: 2 * MB })
        expect((await store.usage()).buckets).toEqual([{ bucket: 'b', objects: 2, bytes: 2 * MB + 10 }])
        expect(await fillOf(store, 'one')).toBe('no key')
        await store.apply({ op: 'put', bucket: 'b', key: 'before', body: filled(4 * MB, 5) })
        expect(await fillOf(store, 'before')).toEqual({ fill: 5, size: 4 * MB })
      } finally {
        await buckets.delete(NAME)
      }
    },
  )

  test(
    'may say so at any write of any transaction, and what was refused has changed nothing',
    LONG,
    async () => {
      const random = new RandomStream(7, 'quota')
      for (let round = 0; round < 6; round++) {
        const quota = { left: 2 + Math.floor(random.next() * 16) }
        const healthy = await open()
        await healthy.apply({ op: 'createBucket', bucket: 'b' })
        for (const key of ['k0', 'k1', 'k2'])
          await healthy.apply({ op: 'put', bucket: 'b', key, body: filled(MB + 1, 9) })
        const poor = await open(() => withQuota(quota))
        const answers = await Promise.all(
          ['k0', 'k1', 'k2', 'k3'].map((key, i) =>
            poor.apply({ op: 'put', bucket: 'b', key, body: filled(2 * MB + 1, i) }),
          ),
        )
        for (const [i, answer] of answers.entries()) {
          const former = i < 3 ? { fill: 9, size: MB + 1 } : 'no key'
          const expected = answer.ok ? { fill: i, size: 2 * MB + 1 } : former
          expect(await fillOf(healthy, `k${i}`), `round ${round}, k${i}`).toEqual(expected)
          if (!answer.ok) expect(answer.reason).toBe('full')
        }
        const { objects } = (await healthy.usage()).buckets[0]
        expect(objects).toBe(answers[3].ok ? 4 : 3)
        poor.close()
        await healthy.apply({ op: 'deletePrefix', bucket: 'b', prefix: '' })
      }
    },
  )
})

/** The browser's databases, that have room for so many chunks, and a transaction that fails gives its own back. */
function withQuota(quota: { left: number }): IDBFactory {
  const of = <T extends object>(target: T, members: { [name: string]: (...given: never[]) => unknown }): T =>
    new Proxy(target, {
      get(_, name) {
        if (typeof name === 'string' && name in members) return members[name]
        const member: unknown = Reflect.get(target, name, target)
        return typeof member === 'function' ? member.bind(target) : member
      },
      set: (_, name, value) => Reflect.set(target, name, value, target),
    })
  const transactionOf = (transaction: IDBTransaction) => {
    let used = 0
    transaction.addEventListener('abort', () => (quota.left += used))
    return of(transaction, {
      objectStore: (name: string) => {
        const store = transaction.objectStore(name)
        if (name !== 'bodies') return store
        return of(store, {
          put: (value: unknown, key: IDBValidKey) => {
            if (quota.left === 0) throw new DOMException('no room', 'QuotaExceededError')
            quota.left--
            used++
            return store.put(value, key)
          },
        })
      },
    })
  }
  return of(indexedDB, {
    open: (name: string, version: number) => {
      const request = indexedDB.open(name, version)
      return (
        of(request, {}) &&
        databaseRequest(request, (database) =>
          of(database, {
            transaction: (names: string[], mode: IDBTransactionMode, options: IDBTransactionOptions) =>
              transactionOf(database.transaction(names, mode, options)),
          }),
        )
      )
    },
  })
}

/** The request, whose result is what `wrap` makes of the database. */
function databaseRequest(request: IDBOpenDBRequest, wrap: (database: IDBDatabase) => IDBDatabase) {
  return new Proxy(request, {
    get: (target, name) => (name === 'result' ? wrap(target.result) : Reflect.get(target, name, target)),
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}

test('a value that can travel but not be kept is refused alone, and the rest of its group is kept', async () => {
  const store = await open()
  await store.apply({ op: 'createBucket', bucket: 'b' })
  const pickled = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
  const answers = await Promise.all([
    store.apply({ op: 'put', bucket: 'b', key: 'k', body: filled(3, 1) }),
    store.apply({ op: 'put', bucket: 'b', key: 'wasm', body: { pickled, size: 8 } }),
    store.apply({ op: 'append', key: 'list', values: [1, pickled] }),
    store.apply({ op: 'append', key: 'list', values: [2] }),
  ])
  expect(answers).toMatchObject([
    { ok: true },
    { ok: false, reason: 'not storable', words: expect.stringContaining('/b/wasm (8 bytes) can travel') },
    { ok: false, reason: 'not storable' },
    { ok: true, value: { length: 1 } },
  ])
})

describe('a worker that is ended in the middle of a put', () => {
  test('leaves the former object or the new one, whole', LONG, async () => {
    const size = 100_000_000
    const random = new RandomStream(3, 'ends')
    const store = await open()
    await store.apply({ op: 'createBucket', bucket: 'b' })
    await store.apply({ op: 'put', bucket: 'b', key: 'k', body: filled(3 * MB, 1) })
    let former: unknown = { fill: 1, size: 3 * MB }
    // The first round is let come to its end, and tells how long a put takes on this machine.
    let whole = 0
    for (let round = 0; round < 4; round++) {
      const worker = new Worker(new URL('./testing/putting.worker.ts', import.meta.url), { type: 'module' })
      const said = (word: string) =>
        new Promise<void>((resolve) =>
          worker.addEventListener('message', ({ data }) => data === word && resolve()),
        )
      const [putting, put] = [said('putting'), said('put')]
      worker.postMessage({ name: NAME, size, fill: round + 2 })
      await putting
      const start = performance.now()
      if (round === 0) await put
      else await new Promise((resolve) => setTimeout(resolve, random.next() * whole))
      worker.terminate()
      if (round === 0) whole = performance.now() - start
      const found = await fillOf(store)
      const expected = [former, { fill: round + 2, size }]
      expect(expected, `round ${round}`).toContainEqual(found)
      const head = await store.apply({ op: 'head', bucket: 'b', key: 'k' })
      expect(head).toMatchObject({ value: { size: (found as { size: number }).size } })
      former = found
    }
  })
})
