import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FILES, type FileName } from './checksums.ts'
import { KeepingRefused, keptFiles } from './kept-files.ts'
import { DatasetMissing, makeLoader } from './mnist.ts'

const kept = keptFiles(() => indexedDB)
const bytes = (...values: number[]) => new Uint8Array(values)

beforeEach(() => kept.forget())
afterEach(() => kept.forget())

describe('files in the browser’s database', () => {
  it('are there for anyone who opens it anew, until they are forgotten', async () => {
    expect(await kept.names()).toEqual([])
    await kept.keep(
      new Map([
        [FILES[1], bytes(1, 2)],
        [FILES[0], bytes(3)],
      ]),
    )
    const again = keptFiles(() => indexedDB)
    expect((await again.names()).sort()).toEqual([FILES[0], FILES[1]].sort())
    expect(await again.read(FILES[1])).toEqual(bytes(1, 2))
    expect(await again.read(FILES[3])).toBeNull()
    await again.forget()
    expect(await kept.names()).toEqual([])
  })

  it('take the place of those with the same name', async () => {
    await kept.keep(new Map([[FILES[0], bytes(1)]]))
    await kept.keep(new Map([[FILES[0], bytes(2)]]))
    expect(await kept.read(FILES[0])).toEqual(bytes(2))
  })

  it.each<[string, () => IDBFactory | undefined, RegExp]>([
    [
      'has no database',
      () => undefined,
      /keeps no files for this page: it is a private window, or .* sandbox/,
    ],
    [
      'does not let a sandbox ask',
      () => {
        throw new DOMException('denied', 'SecurityError')
      },
      /keeps no files for this page/,
    ],
    [
      'has no room',
      () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
      /has no room for the files: they need 11 MB/,
    ],
    [
      'says something else',
      () => {
        throw new Error('disk on fire')
      },
      /does not keep the files: disk on fire/,
    ],
  ])('are refused in words where the browser %s', async (_what, databases, words) => {
    const refusing = keptFiles(databases)
    for (const ask of [() => refusing.names(), () => refusing.keep(new Map()), () => refusing.forget()]) {
      await expect(ask()).rejects.toThrow(KeepingRefused)
      await expect(ask()).rejects.toThrow(words)
    }
  })
})

describe('the loader', () => {
  const nothing = async () => new Response('', { status: 404 })
  const load = makeLoader('http://page.test/', nothing, kept)

  it('says which of the four are missing where the browser keeps some of them', async () => {
    await kept.keep(new Map(FILES.slice(0, 3).map((name: FileName) => [name, bytes(0)])))
    await expect(load({ source: 'mnist' })).rejects.toThrow(DatasetMissing)
    await expect(load({ source: 'mnist' })).rejects.toThrow(
      /Drop its four files on the page.*This browser keeps some of the four files; missing: t10k-labels-idx1-ubyte\.$/,
    )
  })

  it('looks at what is kept again, and does not fall back where it is not MNIST', async () => {
    await kept.keep(new Map(FILES.map((name: FileName) => [name, bytes(0, 0, 8, 1, 0, 0, 0, 1, 7)])))
    await expect(load()).rejects.toThrow(
      /^kept in this browser: train-images-idx3-ubyte: This is not the file of that name of MNIST/,
    )
  })

  it('says why where the browser keeps nothing', async () => {
    const without = makeLoader(
      'http://page.test/',
      nothing,
      keptFiles(() => undefined),
    )
    await expect(without({ source: 'mnist' })).rejects.toThrow(
      /is not at .*This browser keeps no files for this page/,
    )
  })
})
