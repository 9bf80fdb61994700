import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { main } from './datasets.mjs'

const files = {
  'train-images-idx3-ubyte': Buffer.from('images'),
  'train-labels-idx1-ubyte': Buffer.from('labels'),
}
const sums = Object.fromEntries(
  Object.entries(files).map(([name, bytes]) => [name, createHash('md5').update(bytes).digest('hex')]),
)
const packed = Object.fromEntries(
  Object.entries(files).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]),
)

let folder = ''
let said = ''
/** @type {import('node:http').Server[]} */
let servers = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datasets-'))
  said = ''
  const listen = (...words) => void (said += words.join(' ') + '\n')
  vi.spyOn(console, 'log').mockImplementation(listen)
  vi.spyOn(console, 'error').mockImplementation(listen)
})
afterEach(async () => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
  for (const server of servers) await new Promise((closed) => server.close(closed))
  servers = []
})

/** A mirror on this machine that has these files. */
async function mirror(bodies) {
  const server = createServer((request, response) => {
    const body = bodies[(request.url ?? '').slice('/mnist/'.length)]
    response.writeHead(body ? 200 : 404).end(body)
  })
  servers.push(server)
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/mnist`
}

const written = () => (existsSync(join(folder, 'to')) ? readdirSync(join(folder, 'to')).sort() : [])
const bring = (args, mirrors = []) => main([...args, '--to', join(folder, 'to')], { mirrors, sums })

describe('from mirrors', () => {
  it('the first that has the true files is taken, and the others are told', async () => {
    const absent = await mirror({})
    const page = await mirror(
      Object.fromEntries(Object.keys(packed).map((name) => [name, '<!doctype html>'])),
    )
    const wrong = await mirror({ ...packed, 'train-labels-idx1-ubyte.gz': gzipSync('other labels') })
    const swapped = await mirror({
      ...packed,
      'train-images-idx3-ubyte.gz': packed['train-labels-idx1-ubyte.gz'],
    })
    const good = await mirror(packed)
    expect(await bring(['--mirror', absent, '--mirror', page], [wrong, swapped, good])).toBe(0)
    expect(written()).toEqual(Object.keys(packed).sort())
    expect(said).toContain('the server answered 404')
    expect(said).toContain('it is a web page')
    expect(said).toMatch(/train-labels-idx1-ubyte: its MD5 is \w{32}, and \w{32} was expected/)
    expect(said).toContain('train-images-idx3-ubyte: it is train-labels-idx1-ubyte')
    expect(said).toContain('checksums verified')
  })

  it('when none has them, the exit code is 1, nothing is written, and the way out is named', async () => {
    const gone = await mirror(packed)
    await new Promise((closed) => servers.pop()?.close(closed))
    expect(await bring([], [gone])).toBe(1)
    expect(written()).toEqual([])
    expect(said).toMatch(/could not be reached/)
    expect(said).toContain('npm run datasets -- --from FOLDER')
  })
})

describe('from a folder', () => {
  it('files are taken packed or not, and a second time there is nothing to do', async () => {
    writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), packed['train-images-idx3-ubyte.gz'])
    writeFileSync(join(folder, 'train-labels.idx1-ubyte'), files['train-labels-idx1-ubyte'])
    expect(await bring(['--from', folder])).toBe(0)
    expect(written()).toEqual(Object.keys(packed).sort())
    expect(await bring(['--from', folder])).toBe(0)
    expect(said).toContain('already, and its checksums are right')
  })

  it.each([
    ['lacks a file', {}, 'it is not there'],
    ['has an empty file', { 'train-images-idx3-ubyte.gz': '' }, 'it is empty'],
    [
      'has half a file',
      { 'train-images-idx3-ubyte.gz': gzipSync('images').subarray(0, 20) },
      'damaged or truncated',
    ],
  ])('a folder that %s is refused with exit code 1', async (_how, held, reason) => {
    for (const [name, bytes] of Object.entries(held)) writeFileSync(join(folder, name), bytes)
    expect(await bring(['--from', folder])).toBe(1)
    expect(said).toContain(reason)
    expect(written()).toEqual([])
  })

  it('a folder that does not exist is named', async () => {
    expect(await bring(['--from', join(folder, 'none')])).toBe(1)
    expect(said).toMatch(/There is no folder .*none/)
  })

  it('the true MNIST is taken', async (ctx) => {
    const real = inject('mnistDir')
    if (real === '') return ctx.skip('MNIST_DIR is not set')
    expect(await main(['--from', real, '--to', join(folder, 'to')], { mirrors: [] })).toBe(0)
    expect(written()).toHaveLength(4)
  })
})
