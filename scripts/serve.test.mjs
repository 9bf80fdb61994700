import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { isStale } from './build.mjs'
import { serve, serveOptions } from './serve.mjs'
import { Traffic } from './traffic.mjs'

const SCRIPT = 'console.log("actors")\n'.repeat(200)
let folder = ''
/** @type {import('./serve.mjs').Served[]} */
const open = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'dist', 'assets', 'a b.js'), SCRIPT)
  writeFileSync(join(folder, 'dist', 'assets', 'a-notebook.js'), SCRIPT)
  for (const name of ['index', 'opener.worker'])
    writeFileSync(join(folder, 'dist', 'assets', `${name}.0123456789abcdef.js`), SCRIPT)
  writeFileSync(join(folder, 'dist', 'index.0123456789abcdef.js'), SCRIPT)
  writeFileSync(join(folder, 'dist', 'assets', 'font.woff2'), 'x'.repeat(500))
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'dist', 'link.txt'))
})
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function served(/** @type {Partial<Parameters<typeof serve>[0]>} */ options = {}) {
  const server = await serve({ dir: join(folder, 'dist'), ...options })
  open.push(server)
  return server
}

/** Sends the bytes as they are, for fetch would tidy the address; resolves to all that comes back. */
function raw(/** @type {number} */ port, /** @type {string} */ text) {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => (answer += data))
    socket.on('end', () => done(answer))
    socket.on('error', failed)
  })
}
const get = (/** @type {number} */ port, /** @type {string} */ path) =>
  raw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)

test('the folder is served with content types, isolation headers and lengths', async () => {
  const { url } = await served()
  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  expect(await page.text()).toContain('<title>page</title>')
  const script = await fetch(`${url}assets/a%20b.js?v=1`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await script.text()).toBe(SCRIPT)
})

test('text is gzipped for who takes it, fonts are not', async () => {
  const { port } = await served()
  const asked = await fetch(`http://127.0.0.1:${port}/assets/a%20b.js`, {
    headers: { 'Accept-Encoding': 'gzip' },
  })
  expect(asked.headers.get('content-encoding')).toBe('gzip')
  expect(Number(asked.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 10)
  expect(await asked.text()).toBe(SCRIPT)
  const font = await fetch(`http://127.0.0.1:${port}/assets/font.woff2`)
  expect(font.headers.get('content-encoding')).toBeNull()
  expect(await get(port, '/assets/a%20b.js')).toContain('console.log')
})

test('a plain server sends no isolation headers', async () => {
  const { url } = await served({ isolated: false })
  const page = await fetch(url)
  expect(page.headers.get('cross-origin-opener-policy')).toBeNull()
})

const BAD = {
  '/../secret.txt': 404,
  '/assets/../../secret.txt': 404,
  '/%2e%2e/secret.txt': 404,
  '/..%2fsecret.txt': 404,
  '/..%5csecret.txt': 400,
  '/link.txt': 404,
  '/%': 400,
  '/%ff': 400,
  '/a%00b': 400,
  '/nothing.js': 404,
  '/index.html/more': 404,
  '//': 400,
  '//assets': 400,
  '/assets/': 404,
  '/assets': 301,
  'http://elsewhere/secret.txt': 400,
  [`/${'x'.repeat(5000)}`]: 404,
}

test('no address leads out of the folder, and none ends the server', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { port, url } = await served()
  for (const [path, status] of Object.entries(BAD)) {
    const answer = await get(port, path)
    expect(`${path.slice(0, 40)} ${answer.slice(9, 12)}`).toBe(`${path.slice(0, 40)} ${status}`)
    expect(answer).not.toMatch(/secret$/)
  }
  expect(await raw(port, 'this is not HTTP\r\n\r\n')).toContain('400 Bad Request')
  expect(await raw(port, 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain('405')
  expect((await fetch(url)).status).toBe(200)
  expect(silent).not.toHaveBeenCalled()
})

test('in a sub-folder, the page is there and nowhere else', async () => {
  const { port, url } = await served({ base: '/teaching/actors/' })
  expect(url).toBe(`http://127.0.0.1:${port}/teaching/actors/`)
  expect((await fetch(url)).status).toBe(200)
  const short = await fetch(`http://127.0.0.1:${port}/teaching/actors`, { redirect: 'manual' })
  expect([short.status, short.headers.get('location')]).toEqual([301, '/teaching/actors/'])
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}/assets/a%20b.js`)).status).toBe(404)
})

test('a taken port makes it use the next', async () => {
  const blocker = createServer()
  await new Promise((done) => blocker.listen(0, '127.0.0.1', () => done(undefined)))
  const address = blocker.address()
  const taken = typeof address === 'object' && address ? address.port : 0
  const { port } = await served({ port: taken })
  expect(port).toBeGreaterThan(taken)
  await new Promise((done) => blocker.close(done))
})

test('another folder can be served beside the page', async () => {
  const { url } = await served({ also: { '/mnist/': folder } })
  expect(await (await fetch(`${url}mnist/secret.txt`)).text()).toBe('secret')
})

test('what the build named after its content may be kept for good', async () => {
  const { url } = await served()
  const kept = await fetch(`${url}assets/index.0123456789abcdef.js`)
  expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('a worker’s script without isolating headers is asked for again, or an isolated page would refuse it', async () => {
  const plain = await served({ isolated: false })
  const isolated = await served()
  const path = 'assets/opener.worker.0123456789abcdef.js'
  const kept = async (/** @type {string} */ url) => (await fetch(url)).headers.get('cache-control')
  expect(await kept(plain.url + path)).toBe('no-cache')
  expect(await kept(isolated.url + path)).toMatch(/immutable/)
  expect(await kept(`${plain.url}assets/index.0123456789abcdef.js`)).toMatch(/immutable/)
})

test('who has a page of other headers gets it with the new ones', async () => {
  const mark = (await fetch((await served({ isolated: false })).url)).headers.get('etag') ?? ''
  const page = await fetch((await served()).url, { headers: { 'If-None-Match': mark } })
  expect([page.status, page.headers.get('cross-origin-opener-policy')]).toEqual([200, 'same-origin'])
})

test('a file whose name somebody chose is asked for again', async () => {
  const { url } = await served()
  for (const path of ['', 'assets/font.woff2', 'assets/a-notebook.js', 'index.0123456789abcdef.js']) {
    const answer = await fetch(url + path)
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
  }
})

test('who has the file is told 304 and sent nothing, until it changes', async () => {
  const { url } = await served()
  const file = join(folder, 'dist', 'data.csv')
  const date = new Date('2020-01-01')
  const write = (/** @type {string} */ text) => {
    writeFileSync(file, text)
    // A copy may reset the date: the content decides.
    utimesSync(file, date, date)
  }
  const ask = (/** @type {string} */ mark, /** @type {RequestInit} */ more = {}) =>
    fetch(`${url}data.csv`, { headers: { 'If-None-Match': mark }, ...more })
  write('one')
  const mark = (await fetch(`${url}data.csv`)).headers.get('etag') ?? ''
  const again = await ask(mark)
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', mark])
  expect(again.headers.get('cache-control')).toBe('no-cache')
  expect((await ask(`"other", ${mark.replace('W/', '')}`)).status).toBe(304)
  expect((await ask('*')).status).toBe(304)
  expect((await ask(mark, { method: 'HEAD' })).status).toBe(304)
  expect((await ask('"other"')).status).toBe(200)
  write('two')
  const changed = await ask(mark)
  expect([changed.status, await changed.text()]).toEqual([200, 'two'])
  expect(changed.headers.get('etag')).not.toBe(mark)
})

test('a host without caching says nothing that lets a browser keep a file', async () => {
  const { url } = await served({ caching: false })
  for (const path of ['', 'assets/index.0123456789abcdef.js']) {
    const { headers } = await fetch(url + path, { headers: { 'If-None-Match': '*' } })
    const said = ['cache-control', 'etag', 'last-modified', 'expires'].filter((name) => headers.has(name))
    expect(said).toEqual([])
  }
})

test('the bytes of each answer are counted, headers included', async () => {
  const traffic = new Traffic()
  const { port } = await served({ traffic })
  const whole = /** @type {string} */ (await get(port, '/assets/font.woff2'))
  const none = /** @type {string} */ (await get(port, '/nothing'))
  await traffic.quiet(0)
  expect(traffic.sent).toEqual([
    { path: '/assets/font.woff2', status: 200, bytes: whole.length },
    { path: '/nothing', status: 404, bytes: none.length },
  ])
  expect(traffic.bytes).toBe(whole.length + none.length)
})

test('of answers on one connection each has its own bytes', async () => {
  const traffic = new Traffic()
  const { url } = await served({ traffic })
  // It stays open between the two.
  for (let i = 0; i < 2; i++) await (await fetch(`${url}assets/font.woff2`)).text()
  await traffic.quiet(0)
  const [first, second] = traffic.sent
  expect(second).toEqual(first)
  expect(first.bytes).toBeGreaterThan(500)
})

test('the network is not quiet while an answer is going out, nor right after', async () => {
  vi.useFakeTimers()
  try {
    const traffic = new Traffic()
    const answer = () => {
      const response = Object.assign(new EventEmitter(), { statusCode: 200 })
      const request = { url: '/', socket: { bytesWritten: 0 } }
      traffic.count(/** @type {any} */ (request), /** @type {any} */ (response))
      return () => response.emit('close')
    }
    let quiet = false
    const [endOne, endTwo] = [answer(), answer()]
    void traffic.quiet(500).then(() => (quiet = true))
    endOne()
    await vi.advanceTimersByTimeAsync(1000)
    expect(quiet).toBe(false)
    endTwo()
    await vi.advanceTimersByTimeAsync(400)
    const endThree = answer()
    await vi.advanceTimersByTimeAsync(1000)
    endThree()
    await vi.advanceTimersByTimeAsync(499)
    expect(quiet).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(quiet).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

test('options are read with their defaults, and a bad port is refused', () => {
  expect(serveOptions(['--base', 'teaching', '--plain', '--uncached'])).toEqual({
    dir: 'dist',
    base: '/teaching/',
    host: '127.0.0.1',
    port: 8080,
    isolated: false,
    caching: false,
  })
  expect(() => serveOptions(['--port', 'many'])).toThrow('--port many is no port.')
})

test('the build is stale when missing, or older than any source', () => {
  const past = new Date('2020-01-01')
  const page = join(folder, 'dist', 'index.html')
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'src', 'main.ts'), '')
  expect(isStale(folder, ['src'])).toBe(true)
  utimesSync(join(folder, 'src', 'main.ts'), past, past)
  utimesSync(join(folder, 'src'), past, past)
  expect(isStale(folder, ['src', 'not-there'])).toBe(false)
  utimesSync(page, past, past)
  expect(isStale(folder, ['src', 'secret.txt'])).toBe(true)
  rmSync(page)
  expect(isStale(folder, ['src'])).toBe(true)
})
