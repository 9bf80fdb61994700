import { describe, expect, test } from 'vitest'
import { BadCall, fromWire, toWire } from '../../actor/errors'
import { MemoryStore } from '../../store/memory'
import type { Operation, Store } from '../../store/port'
import { CloudObject } from './cloud-object'
import { Storage } from './storage'
import {
  StorageChangedError,
  StorageFullError,
  StorageNoSuchBucketError,
  StorageNoSuchKeyError,
  StorageRangeError,
} from './storage-errors'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A storage over a store in memory, with bucket 'b', and what it asked of the store. */
async function made() {
  const store = new MemoryStore()
  const asked: Operation[] = []
  const apply: Store['apply'] = (operation) => {
    asked.push(operation as unknown as Operation)
    return store.apply(operation)
  }
  const storage = new Storage(apply)
  await storage.createBucket('b')
  return { storage, store, asked }
}

describe('an object', () => {
  test.each<[string, string | ArrayBuffer | ArrayBufferView | Blob, readonly number[]]>([
    ['a text', 'hé', [104, 195, 169]],
    ['bytes', Uint8Array.of(1, 2), [1, 2]],
    ['a buffer', Uint8Array.of(1, 2).buffer, [1, 2]],
    ['numbers of two bytes', Uint16Array.of(1, 258), [1, 0, 2, 1]],
    ['a view of a part', new DataView(Uint8Array.of(1, 2, 3).buffer, 1, 1), [2]],
    ['a blob', new Blob(['ab']), [97, 98]],
    ['nothing but its name', '', []],
  ])('that was put as %s comes as its bytes', async (_what, body, bytes) => {
    const { storage } = await made()
    await storage.putObject('b', 'k', body)
    const came = await storage.getObject('b', 'k')
    expect([...came]).toEqual(bytes)
    expect(await storage.headObject('b', 'k')).toEqual({
      contentLength: bytes.length,
      'content-length': bytes.length,
      version: 2,
    })
  })

  test('that was put as a value by the machine comes as that value', async () => {
    const { storage, store } = await made()
    await store.apply({ op: 'put', bucket: 'b', key: 'f', body: { pickled: { a: 1 }, size: 9 } })
    expect(await storage.getObject('b', 'f')).toEqual({ a: 1 })
    const reader = await storage.getObject('b', 'f', { stream: true })
    await expect(reader.read(1)).rejects.toThrow('f holds a pickled value, which is read as a whole.')
  })

  test('comes in ranges whose ends are both part of them', async () => {
    const { storage } = await made()
    await storage.putObject('b', 'k', '0123456789')
    for (const range of [{ from: 2, to: 4 }, 'bytes=2-4'])
      expect(text(await storage.getObject('b', 'k', { range }))).toBe('234')
    expect(text(await storage.getObject('b', 'k', { extraGetArgs: { Range: 'bytes=7-' } }))).toBe('789')
    expect(text(await storage.getObject('b', 'k', { range: { from: 8, to: 99 } }))).toBe('89')
    await expect(storage.getObject('b', 'k', { range: { from: 4, to: 2 } })).rejects.toThrow(
      StorageRangeError,
    )
    const late = storage.getObject('b', 'k', { range: 'bytes=10-12', stream: true })
    await expect(late).rejects.toThrow('Bytes 10 to 12 of k were asked for, and it has 10 bytes.')
  })

  test('is gone when it is deleted, alone or with others, and once more does nothing', async () => {
    const { storage } = await made()
    for (const key of ['x', 'y', 'z']) await storage.putObject('b', key, key)
    await storage.deleteObject('b', 'x')
    await storage.deleteObject('b', 'x')
    await storage.deleteObjects('b', ['y', 'never'])
    expect(await storage.listKeys('b')).toEqual(['z'])
    expect(await storage.headBucket('b')).toEqual({ objects: 1, bytes: 1 })
  })
})

describe('a reader', () => {
  test('fetches what is read, and gives no bytes behind the end', async () => {
    const { storage, asked } = await made()
    await storage.putObject('b', 'k', '0123456789')
    const reader = await storage.getObject('b', 'k', { stream: true, range: 'bytes=1-8' })
    expect(reader.size).toBe(8)
    asked.length = 0
    expect([text(await reader.read(3)), text(await reader.read(0)), text(await reader.read())]).toEqual([
      '123',
      '',
      '45678',
    ])
    expect((await reader.read()).length).toBe(0)
    expect(asked).toEqual([
      { op: 'get', bucket: 'b', key: 'k', range: { from: 1, to: 3 } },
      { op: 'get', bucket: 'b', key: 'k', range: { from: 4, to: 8 } },
    ])
    await expect(reader.read(-1)).rejects.toThrow('read takes a number of bytes; -1 came.')
  })

  test('gives two parts that follow each other where two are read at once', async () => {
    const { storage } = await made()
    await storage.putObject('b', 'k', '0123')
    const reader = await storage.getObject('b', 'k', { stream: true })
    const parts = await Promise.all([reader.read(2), reader.read(2)])
    expect(parts.map(text)).toEqual(['01', '23'])
  })

  test('is iterated over in pieces of 1 MiB, and an empty object has none', async () => {
    const { storage } = await made()
    const body = new Uint8Array(2.5 * 2 ** 20).map((_, i) => i % 251)
    await storage.putObject('b', 'k', body)
    const pieces: Uint8Array[] = []
    for await (const piece of await storage.getObject('b', 'k', { stream: true })) pieces.push(piece)
    expect(pieces.map(({ length }) => length)).toEqual([2 ** 20, 2 ** 20, 2 ** 19])
    expect(Buffer.concat(pieces).equals(body)).toBe(true)
    await storage.putObject('b', 'k', '')
    for await (const piece of await storage.getObject('b', 'k', { stream: true })) expect(piece).toBe('none')
  })

  test('says so where another object takes its place', async () => {
    const { storage } = await made()
    await storage.putObject('b', 'k', 'first')
    const reader = await storage.getObject('b', 'k', { stream: true })
    await reader.read(2)
    await storage.putObject('b', 'k', 'other')
    await expect(reader.read(2)).rejects.toThrow(StorageChangedError)
  })
})

describe('a list', () => {
  test('gives keys and sizes in the order of the keys, by prefix and by pattern', async () => {
    const { storage } = await made()
    for (const key of ['data/b.csv', 'data/a.csv', 'data/x/c.csv', 'log'])
      await storage.putObject('b', key, key)
    expect(await storage.listObjects('b', 'data/')).toEqual([
      { Key: 'data/a.csv', Size: 10 },
      { Key: 'data/b.csv', Size: 10 },
      { Key: 'data/x/c.csv', Size: 12 },
    ])
    expect(await storage.listObjects('b', undefined, 'data/?.csv')).toHaveLength(2)
    expect(await storage.listObjects('b', 'data/x', '**/*.csv')).toEqual([{ Key: 'data/x/c.csv', Size: 12 }])
  })

  test('is whole where the store gives it page by page', async () => {
    const { storage, store, asked } = await made()
    const keys = Array.from({ length: 2500 }, (_, i) => String(i).padStart(4, '0'))
    const objects = keys.map((key) => ({ key, body: new Uint8Array() }))
    await store.apply({ op: 'putMany', bucket: 'b', objects })
    asked.length = 0
    expect(await storage.listKeys('b')).toEqual(keys)
    expect(asked).toHaveLength(3)
  })
})

describe('a cloud object', () => {
  test('has a bucket and a key of its own where none is given', async () => {
    const { storage, store } = await made()
    const other = new Storage((operation) => store.apply(operation))
    const objects = [await storage.putCloudobject('one'), await other.putCloudobject(Uint8Array.of(50))]
    expect(objects.map(String)).toEqual([
      '<CloudObject at /lithops.jobs/tmp/cloudobject_0>',
      '<CloudObject at /lithops.jobs/tmp/cloudobject_1>',
    ])
    // As it is when it was sent to another worker.
    const sent = structuredClone(objects[0]) as CloudObject
    expect(text(await storage.getCloudobject(sent))).toBe('one')
    const reader = await storage.getCloudobject(objects[1], { stream: true })
    expect(text(await reader.read())).toBe('2')
  })

  test('goes where it is told, and is deleted with others of other buckets', async () => {
    const { storage } = await made()
    const one = await storage.putCloudobject('1', { bucket: 'b', key: 'one' })
    const two = await storage.putCloudobject('2', { bucket: 'b' })
    const three = await storage.putCloudobject('3')
    expect(await storage.listKeys('b')).toEqual(['one', 'tmp/cloudobject_0'])
    await storage.deleteCloudobject(one)
    await expect(storage.getCloudobject(one)).rejects.toThrow(StorageNoSuchKeyError)
    await storage.deleteCloudobjects([two, three])
    expect([await storage.listKeys('b'), await storage.listKeys('lithops.jobs')]).toEqual([[], []])
  })
})

describe('an error', () => {
  test('says which key or bucket there is not, by its class and in Lithops’ words', async () => {
    const { storage } = await made()
    await expect(storage.getObject('b', 'x/y')).rejects.toThrow(
      new StorageNoSuchKeyError('No such key /b/x/y found in storage.'),
    )
    await expect(storage.headObject('b', 'x')).rejects.toThrow(StorageNoSuchKeyError)
    await expect(storage.listObjects('c')).rejects.toThrow(
      new StorageNoSuchBucketError('No such bucket c found in storage.'),
    )
    await expect(storage.putObject('c', 'k', '')).rejects.toThrow(
      new StorageNoSuchBucketError("No such bucket c found in storage. createBucket('c') makes it."),
    )
  })

  test('keeps its name on the way to another worker', async () => {
    const { storage } = await made()
    const thrown: unknown = await storage.getObject('b', 'x').catch((error: unknown) => error)
    const arrived = fromWire(structuredClone(toWire(thrown)), 'reduce')
    expect(arrived.message).toBe('reduce threw StorageNoSuchKeyError: No such key /b/x found in storage.')
    expect((arrived.cause as Error).name).toBe('StorageNoSuchKeyError')
  })

  test('says what to do where the browser has no more room', async () => {
    const full: Store['apply'] = async () => ({
      ok: false,
      reason: 'full',
      words: 'No room. Delete objects.',
    })
    await expect(new Storage(full).putObject('b', 'k', '')).rejects.toThrow(
      new StorageFullError('No room. Delete objects.'),
    )
  })

  type Call = (storage: { [name: string]: (...given: unknown[]) => Promise<unknown> }) => unknown
  test.each<[string, Call]>([
    ["putObject takes the name of a bucket first, such as 'data'; undefined came.", (s) => s.putObject()],
    ["headBucket takes the name of a bucket first, such as 'data'; 7 came.", (s) => s.headBucket(7)],
    [
      "A bucket's name has no '/', and 'b/k' has. What stands behind it is the key.",
      (s) => s.listKeys('b/k'),
    ],
    [
      `A bucket's name has at most 63 characters; '${'b'.repeat(30)}…' has more.`,
      (s) => s.createBucket('b'.repeat(64)),
    ],
    ["putObject takes a key, such as 'results/1.json'; '' came.", (s) => s.putObject('b', '', 'x')],
    ["getObject takes a key, such as 'results/1.json'; 3 came.", (s) => s.getObject('b', 3)],
    [
      `A key has at most 1024 bytes, and '${'é'.repeat(30)}…' has 1026.`,
      (s) => s.putObject('b', 'é'.repeat(513), 'x'),
    ],
    [
      'putObject takes text or bytes as a body; { a: 1 } came. Other values become text first: JSON.stringify(value).',
      (s) => s.putObject('b', 'k', { a: 1 }),
    ],
    [
      'putObject takes text or bytes as a body; undefined came. The body comes after bucket and key.',
      (s) => s.putObject('b', 'text'),
    ],
    ['getObject takes options, such as { stream: true }; true came.', (s) => s.getObject('b', 'k', true)],
    [
      "getObject takes extraGetArgs; extra_get_args is Python's spelling.",
      (s) => s.getObject('b', 'k', { extra_get_args: {} }),
    ],
    [
      "A range is { from: 0, to: 99 } or 'bytes=0-99', both ends included; '0-99' came.",
      (s) => s.getObject('b', 'k', { range: '0-99' }),
    ],
    ["deleteObjects takes a list of keys; 'k' came.", (s) => s.deleteObjects('b', 'k')],
    ['listObjects takes a text that keys begin with; 5 came.', (s) => s.listObjects('b', 5)],
    ["getCloudobject takes what putCloudobject gave; 'k' came.", (s) => s.getCloudobject('k')],
    ['deleteCloudobjects takes a list of what putCloudobject gave; 1 came.', (s) => s.deleteCloudobjects(1)],
    ["put_object is Python's spelling. Storage has putObject here.", (s) => s.put_object],
    [
      "delete_cloudobjects is Python's spelling. Storage has deleteCloudobjects here.",
      (s) => s.delete_cloudobjects,
    ],
    [
      'Lithops has no post_object. putObject(bucket, key, body) puts an object, new or again.',
      (s) => s.post_object,
    ],
    [
      'Lithops has no post_object. putObject(bucket, key, body) puts an object, new or again.',
      (s) => s.postObject,
    ],
  ])('of a wrong call says: %s', async (words, call) => {
    const { storage, asked } = await made()
    asked.length = 0
    const wrong = async () => call(storage as never)
    await expect(wrong()).rejects.toThrow(new BadCall(words))
    expect(asked).toEqual([])
  })
})
