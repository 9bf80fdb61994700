import { describe, expect, test } from 'vitest'
import { RandomStream } from '../../clock/random'
import { ObjectPart } from './object-part'
import { groupsOf, objectsOf, partsOf, sourceOf, type Whole } from './partitions'

const object = (size: number, key = 'k'): Whole => ({ bucket: 'b', key, size })

describe('what a map over objects is given', () => {
  test('is a bucket, a prefix, keys, or URLs', () => {
    expect(sourceOf('map', 'b')).toEqual({ kind: 'prefixes', prefixes: [['b', '']] })
    expect(sourceOf('map', 'b/logs/')).toEqual({ kind: 'prefixes', prefixes: [['b', 'logs/']] })
    expect(sourceOf('map', ['b/x', 'b/y/z'])).toEqual({
      kind: 'keys',
      keys: [
        ['b', 'x'],
        ['b', 'y/z'],
      ],
    })
    expect(sourceOf('map', 'https://a.example/x')).toEqual({ kind: 'urls', urls: ['https://a.example/x'] })
  })

  test('is refused where it is mixed, empty or no text', () => {
    const words = 'map: buckets, keys and URLs can’t be mixed in one call.'
    expect(() => sourceOf('map', ['b', 'b/k'])).toThrow(words)
    expect(() => sourceOf('map', ['b/k', 'https://a.example/x'])).toThrow(words)
    for (const odd of [[], [1], '', undefined]) expect(() => sourceOf('map', odd)).toThrow('takes')
  })

  test('becomes objects with their sizes', async () => {
    const ask = {
      list: async () => [{ Key: 'x', Size: 1 }],
      head: async () => ({ contentLength: 2 }),
      length: async () => 3,
    }
    expect(await objectsOf(sourceOf('map', 'b/'), ask)).toEqual([object(1, 'x')])
    expect(await objectsOf(sourceOf('map', 'b/y'), ask)).toEqual([object(2, 'y')])
    expect(await objectsOf(sourceOf('map', 'https://a.example/'), ask)).toEqual([
      { bucket: '', key: 'https://a.example/', size: 3 },
    ])
  })
})

describe('parts', () => {
  const ranges = (size: number, options: object) =>
    partsOf('map', [object(size)], options).map(({ range }) => range)

  test('are the whole object where nothing is said', () => {
    expect(ranges(10, {})).toEqual([null])
  })

  test('have a size, or are so many; the number goes before the size', () => {
    expect(ranges(10, { objChunkSize: 4 })).toEqual([
      [0, 3],
      [4, 7],
      [8, 9],
    ])
    expect(ranges(10, { objChunkNumber: 2, objChunkSize: 1 })).toEqual([
      [0, 4],
      [5, 9],
    ])
    expect(() => ranges(10, { objChunkNumber: 0 })).toThrow('objChunkNumber is a whole number, 1 to 100000.')
  })

  test('of one object are a group', () => {
    const parts = partsOf('map', [object(4, 'x'), object(2, 'y')], { objChunkSize: 2 })
    expect(groupsOf(parts)).toEqual([[0, 1], [2]])
  })
})

/** An object in memory; every read is counted. */
function readerOf(bytes: Uint8Array) {
  return async (from: number, to: number) => {
    if (from > to || from < 0 || from >= bytes.length)
      throw new RangeError(`${from}–${to} of ${bytes.length}`)
    return bytes.slice(from, to + 1)
  }
}

async function readAll(text: string, options: object): Promise<string[]> {
  const bytes = new TextEncoder().encode(text)
  const parts = partsOf('map', [object(bytes.length)], options)
  return Promise.all(parts.map((part) => new ObjectPart(part, readerOf(bytes)).dataStream.text()))
}

describe('reading the parts of an object', () => {
  test('gives each line to the part in which it begins', async () => {
    expect(await readAll('one\ntwo\nthree\n', { objChunkSize: 5 })).toEqual(['one\ntwo\n', 'three\n', ''])
    expect(await readAll('one\ntwo', { objChunkSize: 4 })).toEqual(['one\n', 'two'])
  })

  test('cuts exactly where no line end is given', async () => {
    expect(await readAll('one\ntwo\n', { objChunkSize: 3, objNewline: null })).toEqual(['one', '\ntw', 'o\n'])
  })

  test('gives the lines one by one, and what is asked for of the bytes', async () => {
    const bytes = new TextEncoder().encode('a\nbb\n\nc')
    const [part] = partsOf('map', [object(bytes.length)], {})
    const lines: string[] = []
    for await (const line of new ObjectPart(part, readerOf(bytes)).dataStream.lines()) lines.push(line)
    expect(lines).toEqual(['a', 'bb', '', 'c'])
    const stream = new ObjectPart(part, readerOf(bytes)).dataStream
    expect([
      (await stream.read(3)).length,
      (await stream.read()).length,
      (await stream.read()).length,
    ]).toEqual([3, 4, 0])
  })

  test('over 400 seeds gives every line once and whole, whatever the size of the parts and the end of a line', async () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = new RandomStream(seed, 'lines')
      const below = (n: number) => Math.floor(random.next() * n)
      const objNewline = ['\n', '\r\n', '<>'][below(3)]
      const lines = Array.from({ length: below(12) }, () => 'x-\r'.repeat(below(4)).slice(below(3)))
      const text = lines.join(objNewline) + (below(2) === 0 ? objNewline : '')
      const read = await readAll(text, { objChunkSize: 1 + below(12), objNewline })
      expect(read.join(''), `seed ${seed}`).toBe(text)
      for (const part of read.filter((one) => one !== '').slice(0, -1)) {
        expect(part.endsWith(objNewline), `seed ${seed}`).toBe(true)
      }
    }
  })

  test('finds the end of a line that lies across two blocks of 64 KiB', async () => {
    const text = `${'x'.repeat(65_537)}\r\n${'y'.repeat(70_000)}\r\nz`
    const read = await readAll(text, { objChunkNumber: 7, objNewline: '\r\n' })
    expect(read.join('')).toBe(text)
    expect(read.filter((part) => part !== '').map((part) => part[0])).toEqual(['x', 'y', 'z'])
  })
})
