/**
 * What was delivered in one page comes out the same in another that has seen nothing before: here in Firefox.
 */
import { rm } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { buildSessionPage } from '../support/session-build'
import type { SessionPage } from '../support/pages/session'
import { test } from './test'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

declare const page: SessionPage

async function open(browserPage: Page, url: string): Promise<Page> {
  await browserPage.goto(url, { waitUntil: 'load' })
  await browserPage.waitForFunction(() => 'page' in globalThis)
  return browserPage
}

test('orders of delivery of six programs, with faults among them, come out the same in a fresh page', async ({
  page: shown,
}) => {
  const dir = await buildSessionPage()
  const server = await serve({ dir, isolated: false })
  const url = `${server.url}session.html?place=page`
  try {
    const tab = await open(shown.page, url)
    const programs = await tab.evaluate(() => page.programs())
    expect(programs).toHaveLength(6)
    const drawn = new Map<string, { keys: string[]; seen: string }[]>()
    for (const name of programs)
      drawn.set(name, await tab.evaluate((program, seeds) => page.draw(program, seeds), name, SEEDS))
    await open(tab, url)
    for (const [name, orders] of drawn) {
      const seen = await tab.evaluate(
        (program, keys) => page.follow(program, keys),
        name,
        orders.map(({ keys }) => keys),
      )
      expect(seen, name).toEqual(orders.map((order) => order.seen))
    }
  } finally {
    await server.close()
    await rm(dir, { recursive: true })
  }
})
