/**
 * The sandbox, as a notebook from elsewhere would have it: what works there, what it can't reach, and how it dies.
 *
 * The page is e2e/support/pages/session.html, built and served as the product is, under the product's policy.
 */
import { BEAT, MISSES } from '../src/runtime/cluster/heartbeat'
import { attempts, Canary, SECRET } from './support/canary'
import { expect, test } from './support/session-page'

const BANK = `
import { spawn } from 'actors'
class Bank {
  total = 0
  add(n: number) { this.total += n; return this.total }
  place() { return globalThis.origin }
  work(seconds: number) {
    const end = performance.now() + seconds * 1000
    while (performance.now() < end);
    return 'worked'
  }
  evaluate(text: string) { return (0, eval)(text) }
}
const bank = await spawn(Bank, { name: 'bank' })
`

test.describe('in the sandbox', () => {
  test('a cell runs, ships an actor, asks and is answered @isolated', async ({ open }) => {
    const session = await open('sandbox')
    expect(await session.run(BANK)).toEqual({ status: 'ok', words: '' })
    expect((await session.run('await bank.add(40); await bank.add(2)')).words).toBe('42')
    expect((await session.run('globalThis.origin + " " + await bank.place()')).words).toContain('null null')
  })

  test('it works from a sub-folder', async ({ open }) => {
    const session = await open('sandbox', { base: '/teaching/actors/' })
    expect((await session.run('6 * 7')).words).toBe('42')
  })

  test('it works on an isolated page whose host isolates nothing else', async ({ open, page }) => {
    // A service worker that adds the headers comes to the same: it never sees a frame of an opaque origin.
    await page.route('**/sandbox.html', async (route) => {
      const response = await route.fetch()
      const { ['cross-origin-embedder-policy']: _, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    })
    const session = await open('sandbox', { isolated: true })
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect((await session.run('6 * 7')).words).toBe('42')
  })

  test('eval, and modules from blobs, work in the kernel and in a container', async ({ open }) => {
    const session = await open('sandbox')
    await session.run(BANK)
    expect((await session.run('(0, eval)("6 * 7")')).words).toBe('42')
    expect((await session.run('await bank.evaluate("6 * 7")')).words).toBe('42')
    const blob = `import(URL.createObjectURL(new Blob(["export const n = 42"], { type: "text/javascript" })))`
    expect((await session.run(`(await (0, eval)('${blob}')).n`)).words).toBe('42')
    expect((await session.run(`await bank.evaluate('${blob}.then(({ n }) => n)')`)).words).toBe('42')
  })

  test('there is no shared memory, and no storage, cache or lock', async ({ open }) => {
    const session = await open('sandbox', { isolated: true })
    const there = `[crossOriginIsolated, typeof SharedArrayBuffer, 'locks' in navigator, typeof caches,
      typeof localStorage, 'storage' in navigator].join(' ')`
    expect((await session.run(there)).words).toContain('false undefined false undefined undefined false')
  })

  test('neither the storage of the app nor a listener on loopback is reached by any way', async ({
    open,
    problems,
  }) => {
    problems.expect(/Content Security Policy|Refused/)
    const canary = new Canary()
    await canary.listen()
    const session = await open('sandbox')
    await Canary.hide(session.page)
    const { status, words } = await session.run(attempts(canary.url))
    expect(status, words).toBe('ok')
    expect(words).not.toContain(SECRET)
    expect(words).toContain(
      'indexedDB SecurityError, fetch TypeError, request Error, socket Error, events Error, font NetworkError, ' +
        'script NetworkError, module TypeError, worker Error',
    )
    expect(canary.hits).toEqual([])
    await canary.close()
  })

  test('the same ways reach both from the page’s own place: the canaries sing', async ({ open }) => {
    const canary = new Canary()
    await canary.listen()
    const session = await open('page')
    await Canary.hide(session.page)
    const { words } = await session.run(attempts(canary.url))
    expect(words).toContain(`indexedDB: ${SECRET}`)
    expect(canary.hits).toEqual([
      'GET /fetch',
      'GET /request',
      'UPGRADE /socket',
      'GET /events',
      'GET /font',
      'GET /module',
      'GET /worker',
    ])
    await canary.close()
  })

  test('a broadcast reaches nobody of the app, and the app’s reaches nobody there', async ({ open }) => {
    const session = await open('sandbox')
    await session.page.evaluate(() => {
      const heard: unknown[] = []
      const channel = new BroadcastChannel('app')
      channel.onmessage = ({ data }) => heard.push(data)
      Object.assign(globalThis, { heard, channel })
    })
    await session.run(`
      const heard = []
      const channel = new BroadcastChannel('app')
      channel.onmessage = ({ data }) => heard.push(data)
      channel.postMessage('from the sandbox')`)
    // Another of the app's contexts hears the app's word: then it has been delivered to whoever could hear it.
    await session.page.evaluate(async () => {
      const other = new BroadcastChannel('app')
      const echo = new Promise((done) => (other.onmessage = done))
      ;(globalThis as unknown as { channel: BroadcastChannel }).channel.postMessage('from the app')
      await echo
    })
    expect((await session.run('JSON.stringify(heard)')).words).toContain('[]')
    expect(await session.page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual(
      [],
    )
  })

  test('every order of messages can be tried', async ({ open }) => {
    const session = await open('sandbox')
    await session.run(BANK)
    const asks = 'await Promise.all([bank.add(1), bank.add(2), bank.add(3)])'
    expect(await session.explore(asks)).toMatch(/^complete: \d+ orders$/)
  })

  test('Stop ends a cell that never ends, and the next one runs', async ({ open }) => {
    const session = await open('sandbox')
    await session.run('1')
    const stopped = session.run('for (;;);')
    await session.stop()
    expect((await stopped).status).toBe('stopped')
    expect((await session.run('6 * 7')).words).toBe('42')
  })

  test('an actor that computes for longer than a heartbeat’s patience answers', async ({ open }) => {
    const session = await open('sandbox')
    await session.run(BANK)
    expect((await session.run(`await bank.work(${BEAT * (MISSES + 1.5)})`)).words).toContain('worked')
  })

  test('a worker can’t end itself, and is told why', async ({ open }) => {
    const session = await open('sandbox')
    await session.run(BANK)
    const refused = { status: 'error', words: expect.stringContaining('close() is not available here') }
    expect(await session.run('globalThis.close()')).toEqual(refused)
    expect(await session.run('await bank.evaluate("globalThis.close()")')).toEqual(refused)
    expect((await session.run('await bank.add(1)')).words).toBe('1')
  })

  test('when it crashes the kernel is replaced, in a new sandbox', async ({ open, page }) => {
    const session = await open('sandbox')
    await session.run(BANK)
    const frame = page.frames().find((candidate) => candidate.url().endsWith('/sandbox.html'))!
    const devtools = await page.context().newCDPSession(frame)
    // The crash has no answer. Playwright takes it for the whole page's, so the page is asked past it from here on.
    const past = await page.context().newCDPSession(page)
    const ask = async (expression: string): Promise<unknown> =>
      (await past.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result
        .value
    devtools.send('Page.crash').catch(() => undefined)
    await expect.poll(() => ask('page.notice()')).toContain('worker was lost')
    expect(await ask('page.run("6 * 7")')).toEqual({ status: 'ok', words: '42' })
  })
})
