/**
 * `npm run bench -- NAME [--json] [--plain]`: one benchmark, in headless Chromium.
 *
 * bench/NAME.ts exports `run()` and is bundled and run in a page; bench/NAME.node.mjs exports `run(world)`, runs here
 * and drives the built page. A bench may have either or both; the figures of both are merged. With `--json` the last
 * line is one object {name, metrics, ratios}. `--plain` serves without the headers that isolate the page.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { bundleBench } from './bench-build.mjs'
import { checkedResult, merged, table } from './bench-result.mjs'
import { ensureBrowser, launchOptions } from './browser.mjs'
import { build, isStale } from './build.mjs'
import { MNIST_BASE, mnistFolder } from './mnist-folder.mjs'
import { serve } from './serve.mjs'

const project = resolve(import.meta.dirname, '..')
const PAGE_SIDE_MS = 15 * 60_000

/** Names of the benches that exist. */
function names() {
  const files = readdirSync(join(project, 'bench'))
  const pages = files.filter((file) => /(?<!\.d)\.ts$/.test(file) && exportsRun(join(project, 'bench', file)))
  const nodes = files.filter((file) => file.endsWith('.node.mjs'))
  return [...new Set([...pages, ...nodes].map((file) => file.replace(/(\.node\.mjs|\.ts)$/, '')))].sort()
}

/** @param {string} file */
function exportsRun(file) {
  return /export (async function|function|const) run\b/.test(readFileSync(file, 'utf8'))
}

/**
 * The side that runs in a page of its own.
 * @param {string} name @param {import('playwright-core').Browser} browser @param {boolean} isolated
 */
async function runInPage(name, browser, isolated) {
  const { dir, page: path } = await bundleBench(name)
  const mnist = mnistFolder()
  const server = await serve({ dir, isolated, also: mnist ? { [MNIST_BASE]: mnist } : {} })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(PAGE_SIDE_MS)
    page.on('console', (message) => console.log(`  ${message.text()}`))
    const crashed = new Promise((_done, failed) => {
      page.once('crash', () => failed(new Error(`bench ${name}: its page crashed.`)))
      page.once('pageerror', (error) => failed(new Error(`bench ${name}: ${error.stack ?? error.message}`)))
      setTimeout(
        () => failed(new Error(`bench ${name} took more than ${PAGE_SIDE_MS / 60_000} minutes.`)),
        PAGE_SIDE_MS,
      ).unref()
    })
    crashed.catch(() => {}) // It may fail when nobody waits any more.
    await page.addInitScript(
      (mnistBase) => {
        globalThis.__bench = { mnistBase }
      },
      mnist ? MNIST_BASE : null,
    )
    await page.goto(server.url + path)
    const isolation = await page.evaluate(() => crossOriginIsolated)
    console.log(
      `page: ${isolation ? 'isolated' : 'not isolated'}; MNIST: ${mnist ? 'real' : 'MNIST_DIR is not set'}`,
    )
    const ran = page.evaluate(() => globalThis.__runBench?.())
    return checkedResult(name, await Promise.race([ran, crashed]))
  } finally {
    await context.close()
    await server.close()
  }
}

/**
 * The side that runs here, with a browser to drive.
 * @param {string} name @param {import('playwright-core').Browser} browser @param {boolean} isolated
 */
async function runInNode(name, browser, isolated) {
  if (isStale() && !build()) throw new Error('The build failed; its words stand above.')
  const { run } = await import(pathToFileURL(join(project, 'bench', `${name}.node.mjs`)).href)
  const mnistDir = mnistFolder()
  const dist = join(project, 'dist')
  /** @param {Partial<Parameters<typeof serve>[0]>} [options] */
  const serveDist = (options) =>
    serve({ dir: dist, isolated, also: mnistDir ? { [MNIST_BASE]: mnistDir } : {}, ...options })
  return checkedResult(name, await run({ chromium, browser, dist, serveDist, mnistDir }))
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, plain: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [name] = positionals
  if (positionals.length !== 1 || !names().includes(name)) {
    throw new Error(`npm run bench -- NAME [--json] [--plain], where NAME is one of: ${names().join(', ')}`)
  }
  ensureBrowser()
  const browser = await chromium.launch(launchOptions())
  try {
    console.log(
      `bench ${name}: ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Chromium ${browser.version()}`,
    )
    const sides = []
    if (existsSync(join(project, 'bench', `${name}.ts`)))
      sides.push(await runInPage(name, browser, !values.plain))
    if (existsSync(join(project, 'bench', `${name}.node.mjs`)))
      sides.push(await runInNode(name, browser, !values.plain))
    const result = merged(sides)
    console.log(table(result))
    if (values.json) console.log(JSON.stringify(result))
  } finally {
    await browser.close()
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
