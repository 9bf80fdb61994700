/**
 * Takes the pictures of the documents from the running built page, so that none shows what is not there.
 *
 *   node scripts/pictures.mjs [--dir dist]
 *
 * Without --dir the page is built first where it is older than its sources. Pictures go to docs/.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { ensureBrowser, launchOptions } from './browser.mjs'
import { build, isStale } from './build.mjs'
import { serve } from './serve.mjs'

const project = resolve(import.meta.dirname, '..')

/** What is in each picture: an address, and what is done there before it is taken. */
const PICTURES = [
  {
    name: 'first-screen',
    address: '#/',
    /** @param {import('playwright-core').Page} page */
    prepare: async (page) => {
      // The first choice: all four envelopes can be clicked.
      await page.waitForFunction(() => document.querySelectorAll('button[data-key]:enabled').length === 4)
    },
  },
]

const { values } = parseArgs({ options: { dir: { type: 'string' } } })
if (values.dir === undefined && isStale() && !build()) throw new Error('The build failed.')
ensureBrowser()
const server = await serve({ dir: resolve(values.dir ?? join(project, 'dist')) })
const browser = await chromium.launch(launchOptions())
try {
  mkdirSync(join(project, 'docs'), { recursive: true })
  for (const { name, address, prepare } of PICTURES) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })
    await page.goto(server.url + address)
    await page.locator('html[data-ready=true]').waitFor()
    await prepare(page)
    await page.evaluate(() => document.fonts.ready)
    const path = join('docs', `${name}.png`)
    await page.screenshot({ path: join(project, path) })
    await page.close()
    console.log(path)
  }
} finally {
  await browser.close()
  await server.close()
}
