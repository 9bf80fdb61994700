/**
 * The page as a teacher serves it over a room's network: plain http, by a name that is no loopback's, and so without
 * Web Locks, crypto.subtle, shared memory or service workers.
 */
import { LAUNCH_ARGS, launchOptions } from '../scripts/browser.mjs'
import { expect, test } from './support/session-page'
import { expectReady } from './support/test'

const HOSTNAME = 'actorium.test'

test.use({
  launchOptions: {
    ...launchOptions(),
    args: [...LAUNCH_ARGS, `--host-resolver-rules=MAP ${HOSTNAME} 127.0.0.1`],
  },
})

const COUNTER = `
import { spawn } from 'actors'
class Counter {
  value = 0
  increment() { return ++this.value }
  end() { globalThis.close() }
}
const count = await spawn(Counter, { name: 'count' })
await count.increment(); await count.increment()
`

for (const place of ['page', 'sandbox'] as const) {
  test(`workers of the ${place} run cells and actors there`, async ({ open, page }) => {
    const session = await open(place, { hostname: HOSTNAME })
    const lacks = await page.evaluate(() => [
      isSecureContext,
      'locks' in navigator,
      'subtle' in crypto,
      'serviceWorker' in navigator,
      typeof SharedArrayBuffer,
    ])
    expect(lacks).toEqual([false, false, false, false, 'undefined'])
    expect(await session.run(COUNTER)).toEqual({ status: 'ok', words: '2' })
  })

  test(`workers of the ${place} that would end themselves there are told why they can’t`, async ({
    open,
  }) => {
    const session = await open(place, { hostname: HOSTNAME })
    await session.run(COUNTER)
    const refused = { status: 'error', words: expect.stringContaining('close() is not available here') }
    expect(await session.run('globalThis.close()')).toEqual(refused)
    expect(await session.run('await count.end()')).toEqual(refused)
    expect((await session.run('await count.increment()')).words).toBe('3')
  })
}

test('the page itself is ready there', async ({ page, site }) => {
  const url = new URL(site)
  url.hostname = HOSTNAME
  await page.goto(`${url.href}#/`)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await expectReady(page)
})
