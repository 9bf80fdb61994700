import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { FILE_NAMES } from './checksums.ts'
import { writeIdx } from './idx.ts'
import { DatasetMissing, makeLoader, type Fetch } from './mnist.ts'
import { Network } from './network.ts'
import { batches } from './split.ts'

const BASE = 'http://page.test/datasets/'
const drawnFolder = new URL('../../../public/datasets/drawn/', import.meta.url)
const NAMES = Object.values(FILE_NAMES)
const drawn = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`${name}.gz`, drawnFolder)))
const html = (): Response =>
  new Response('\n<!DOCTYPE html><title>Actorium</title>', { headers: { 'content-type': 'text/html' } })

/** A host of data sets: bodies by path below BASE; anything else gets `missing`. */
const host =
  (
    files: Record<string, BodyInit>,
    missing: () => Response = () => new Response('', { status: 404 }),
  ): Fetch =>
  async (url) => {
    const path = url.slice(BASE.length)
    return url.startsWith(BASE) && path in files ? new Response(files[path]) : missing()
  }

const drawnFiles = Object.fromEntries(NAMES.map((name) => [`drawn/${name}.gz`, drawn(name)]))

describe('the loader', () => {
  it('loads the drawn digits', async () => {
    const { train, test, source } = await makeLoader(BASE, host(drawnFiles))({ source: 'drawn' })
    expect(source).toBe('drawn')
    expect([train.count, train.rows, train.columns, train.images.length, train.labels.length]).toEqual([
      10_000, 28, 28, 7_840_000, 10_000,
    ])
    expect([test.count, test.images.length, test.labels.length]).toEqual([2_000, 1_568_000, 2_000])
  })

  it('takes a base with or without a slash at its end, and files that the server unpacked', async () => {
    const unpacked = Object.fromEntries(
      NAMES.map((name) => [`drawn/${name}.gz`, gunzipSync(drawn(name)) as BodyInit]),
    )
    const loaded = await makeLoader(BASE.slice(0, -1), host(unpacked))({ source: 'drawn' })
    expect(loaded.train.count).toBe(10_000)
  })

  it.each<[string, () => Response]>([
    ['404', () => new Response('', { status: 404 })],
    ['the page itself, as HTML', html],
    ['the page itself, without a type', () => new Response(new TextEncoder().encode(' <!doctype html>'))],
    [
      'nothing, being offline',
      () => {
        throw new TypeError('Failed to fetch')
      },
    ],
  ])(
    'falls back to the drawn digits, and says so, where a missing file is answered by %s',
    async (_how, missing) => {
      const load = makeLoader(BASE, host(drawnFiles, missing))
      expect((await load()).source).toBe('drawn')
      await expect(load({ source: 'mnist' })).rejects.toThrow(DatasetMissing)
      await expect(load({ source: 'mnist' })).rejects.toThrow(
        /real MNIST is not at http:\/\/page\.test\/datasets\/mnist\/.*npm run datasets/,
      )
    },
  )

  it.each<[string, Record<string, BodyInit>, RegExp]>([
    [
      'one of the four files is missing',
      { [`mnist/${NAMES[0]}.gz`]: drawn(NAMES[0]) },
      /some of its four files; these are missing: train-labels-idx1-ubyte, t10k-images/,
    ],
    [
      'they are the drawn digits, put into the folder of MNIST',
      Object.fromEntries(NAMES.map((name) => [`mnist/${name}.gz`, drawn(name)])),
      /mnist\/train-images-idx3-ubyte\.gz: This is train-images-idx3-ubyte of the drawn digits, under the wrong name/,
    ],
    [
      'they are of some other data set',
      Object.fromEntries(NAMES.map((name) => [`mnist/${name}.gz`, writeIdx([1], new Uint8Array(1))])),
      /not the file of that name of MNIST: its checksum is unknown/,
    ],
    [
      'they are cut off',
      Object.fromEntries(NAMES.map((name) => [`mnist/${name}.gz`, drawn(name).slice(0, 900)])),
      /mnist\/train-images-idx3-ubyte\.gz: The gzip file is damaged or truncated/,
    ],
  ])('does not fall back, but says what is wrong, when %s', async (_what, files, words) => {
    await expect(makeLoader(BASE, host({ ...drawnFiles, ...files }))()).rejects.toThrow(words)
  })

  it('does not take a server’s failure for a missing file', async () => {
    const failing = host(drawnFiles, () => new Response('', { status: 500 }))
    await expect(makeLoader(BASE, failing)()).rejects.toThrow(/the server answered 500/)
  })

  it('refuses an unknown source', async () => {
    await expect(makeLoader(BASE, host({}))({ source: 'cifar' as never })).rejects.toThrow(
      `'mnist' or 'drawn', not "cifar"`,
    )
  })
})

it(
  '784-128-10 reaches 96 % on the real test set within 3000 batches of 128',
  { timeout: 60_000 },
  async (ctx) => {
    const folder = inject('mnistDir')
    if (folder === '') return ctx.skip('MNIST_DIR is not set')
    const files = Object.fromEntries(
      NAMES.map((name) => [`mnist/${name}.gz`, readFileSync(join(folder, `${name}.gz`)) as BodyInit]),
    )
    const { train, test, source } = await makeLoader(BASE, host(files))()
    expect(source).toBe('mnist')
    expect([train.count, test.count]).toEqual([60_000, 10_000])

    const network = new Network([784, 128, 10], { seed: 1 })
    let steps = 0
    let accuracy = 0
    for (const { images, labels } of batches(train, { size: 128, seed: 1, passes: 7 })) {
      network.trainBatch(images, labels, { learningRate: 0.8 })
      if (++steps % 200 === 0) accuracy = network.evaluate(test.images, test.labels).accuracy
      if (accuracy >= 0.96 || steps === 3000) break
    }
    expect(accuracy).toBeGreaterThanOrEqual(0.96)
  },
)
