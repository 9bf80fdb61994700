/**
 * Takes the pictures of the documents from the running built page, so that none shows what is not there.
 *
 *   node scripts/pictures.mjs [--dir dist] [--only NAME,NAME]
 *
 * Without --dir the page is built first where it is older than its sources. Pictures go to docs/; what is in each stands
 * in picture-scenes.mjs. One that can't be taken, or is larger than a page wants, is named at the end, and the others
 * are there all the same.
 */
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { ensureBrowser, launchOptions } from './browser.mjs'
import { build, isStale } from './build.mjs'
import { SCENES } from './picture-scenes.mjs'
import { serve } from './serve.mjs'

const project = resolve(import.meta.dirname, '..')
const LARGEST = 200_000

const { values } = parseArgs({ options: { dir: { type: 'string' }, only: { type: 'string' } } })
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !SCENES.some((scene) => scene.name === name)) ?? []
if (unknown.length > 0) throw new Error(`There is no picture named ${unknown.join(', ')}.`)
if (values.dir === undefined && isStale() && !build()) throw new Error('The build failed.')
ensureBrowser()
mkdirSync(join(project, 'docs'), { recursive: true })

const server = await serve({ dir: resolve(values.dir ?? join(project, 'dist')) })
const browser = await chromium.launch(launchOptions())
/** @type {string[]} */
const wrong = []
try {
  for (const scene of SCENES) {
    if (wanted && !wanted.includes(scene.name)) continue
    const path = join('docs', `${scene.name}.png`)
    try {
      await take(scene, path)
      const { size } = statSync(join(project, path))
      console.log(`${path}: ${Math.round(size / 1000)} kB`)
      if (size > LARGEST) wrong.push(`${path} is larger than ${LARGEST / 1000} kB`)
    } catch (error) {
      wrong.push(`${path} was not taken: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
} finally {
  await browser.close()
  await server.close()
}
for (const words of wrong) console.error(words)
process.exitCode = wrong.length > 0 ? 1 : 0

/** @param {import('./picture-scenes.mjs').Scene} scene @param {string} path */
async function take({ address, prepare, theme = 'light', width = 1280, height = 720, projector }, path) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    if (projector) await page.addInitScript(() => sessionStorage.setItem('actorium.projector', 'on'))
    await page.goto(server.url + address)
    await prepare?.(page)
    await page.evaluate(() => document.fonts.ready)
    // No tooltip, no hover: the pointer is where nothing is.
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(project, path) })
  } finally {
    await context.close()
  }
}
