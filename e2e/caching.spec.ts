/**
 * What a browser fetches, and fetches again: on a host that lets it keep files, and on one that says nothing of it.
 */
import type { Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { Traffic } from '../scripts/traffic.mjs'
import { FirstScreen } from './support/first-screen'
import { expect, test as base } from './support/test'

interface Host {
  readonly url: string
  readonly port: number
  /** What it has sent since this was read last, as `status file`, hashes left out and in order of names. */
  sent(): Promise<string[]>
  close(): Promise<void>
}

const test = base.extend<{ host(options: Partial<Parameters<typeof serve>[0]>): Promise<Host> }>({
  host: async ({}, use) => {
    const hosts: Host[] = []
    await use(async (options) => {
      const traffic = new Traffic()
      const served = await serve({ dir: 'dist', traffic, ...options })
      let read = 0
      const sent = async () => {
        await traffic.quiet(500)
        const fresh = traffic.sent.slice(read)
        read += fresh.length
        return fresh.map(({ path, status }) => `${status} ${path.replace(/[.][0-9a-f]{16}/, '')}`).sort()
      }
      const host: Host = { ...served, sent }
      hosts.push(host)
      return host
    })
    await Promise.all(hosts.map((host) => host.close()))
  },
})

/** All workers of the first screen are there when its four messages wait. */
async function visit(page: Page, host: Host): Promise<void> {
  await page.goto(`${host.url}#/`)
  await new FirstScreen(page).waiting()
}

const count = (sent: readonly string[], name: string) => sent.filter((one) => one.includes(name)).length

for (const caching of [true, false]) {
  const name = caching ? 'lets browsers keep files' : 'says nothing of caching'
  test(`a first visit to a host that ${name} fetches every file once`, async ({ host, page }) => {
    const here = await host({ caching })
    await visit(page, here)
    const sent = await here.sent()
    const files = sent.filter((one) => !one.includes('opener'))
    expect(files).toEqual([...new Set(files)])
    expect(count(files, '200 /assets/kernel.worker.js')).toBe(1)
    expect(count(files, '200 /assets/container.worker.js')).toBe(1)
    // Two kernels and four containers are opened by a few lines each.
    expect(count(sent, 'opener.worker.js')).toBe(caching ? 1 : 6)
  })
}

test('who comes again asks for what may have changed and for nothing else', async ({ host, page }) => {
  const here = await host({})
  await visit(page, here)
  await here.sent()
  await page.goto('about:blank')
  await visit(page, here)
  expect((await here.sent()).filter((one) => one !== '304 /favicon.svg')).toEqual(['304 /'])
})

test('a browser that knows the page from before its host isolated it is ready there too', async ({
  host,
  page,
}) => {
  const plain = await host({ isolated: false })
  await visit(page, plain)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  await page.goto('about:blank')
  await plain.close()
  const isolated = await host({ port: plain.port })
  expect(isolated.url).toBe(plain.url)
  await visit(page, isolated)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})
