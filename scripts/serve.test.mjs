import { createServer } from 'node:http'
import { connect } from 'node:net'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { isStale } from './build.mjs'
import { serve, serveOptions } from './serve.mjs'

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

test('the bytes of each answer are told, headers included', async () => {
  /** @type {{path: string, bytes: number}[]} */
  const sent = []
  const { port } = await served({ onSent: (file) => sent.push(file) })
  const whole = /** @type {string} */ (await get(port, '/assets/font.woff2'))
  await get(port, '/nothing')
  expect(sent[0]).toEqual({ path: '/assets/font.woff2', bytes: whole.length })
  expect(sent[1].path).toBe('/nothing')
})

test('options are read with their defaults, and a bad port is refused', () => {
  expect(serveOptions(['--base', 'teaching', '--plain'])).toEqual({
    dir: 'dist',
    base: '/teaching/',
    host: '127.0.0.1',
    port: 8080,
    isolated: false,
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
