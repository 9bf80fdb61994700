/**
 * Which browser the tests and benchmarks drive, and how it is launched.
 *
 * One answer for vitest, Playwright and the benches, so that a machine that passes one passes all. Looked for in
 * order: ACTORIUM_BROWSER, the system's Chromium or Chrome, Playwright's own. Chromium's headless shell comes first: it is
 * the same engine without a window's own pages, and journeys through it take a quarter less time. `findBrowser` only
 * looks (the config files call it); `ensureBrowser` may install one, which takes minutes, and so is called once, by the
 * scripts.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const KNOWN_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Quiet, and able to start as root and where /dev/shm is small, as in containers. */
export const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // As a browser with a window does: a sandboxed frame has a process of its own, which may crash alone.
  '--site-per-process',
]

/**
 * The executable's path, or null when there is none.
 * @param {{env?: Record<string, string | undefined>, exists?: (path: string) => boolean, own?: () => string}} [world]
 * @returns {string | null}
 */
export function findBrowser({ env = process.env, exists = existsSync, own = playwrightsOwn } = {}) {
  const asked = env.ACTORIUM_BROWSER
  if (asked) {
    if (exists(asked)) return asked
    throw new Error(`ACTORIUM_BROWSER names ${asked}, and there is no such file.`)
  }
  return [...KNOWN_PATHS, own()].find((path) => path !== '' && exists(path)) ?? null
}

/** What `chromium.launch` and vitest's provider take. */
export function launchOptions() {
  return { executablePath: findBrowser() ?? undefined, args: LAUNCH_ARGS }
}

/** As `findBrowser`, but installs a browser when there is none. Throws in plain words when that fails too. */
export function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  const tried = []
  for (const [name, steps] of installations()) {
    console.log(`No Chromium found; installing one: ${name} …`)
    const failed = steps.find(([command, ...args]) => spawnSync(command, args, SPAWN).status !== 0)
    const installed = findBrowser()
    if (!failed && installed) return installed
    tried.push(failed ? `"${failed.join(' ')}" failed` : `"${name}" left no browser in a known place`)
  }
  throw new Error(
    `The tests need Chromium, and none could be found or installed (${tried.join('; ')}). Install Chromium or Chrome, ` +
      'or set ACTORIUM_BROWSER to the path of its executable.',
  )
}

const SPAWN = /** @type {const} */ ({
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  shell: process.platform === 'win32',
})

/** @returns {[string, string[][]][]} */
function installations() {
  /** @type {[string, string[][]][]} */
  const ways = [['npx playwright install chromium', [['npx', 'playwright', 'install', 'chromium']]]]
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const apt = (/** @type {string} */ name) => [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', name, 'fonts-liberation'],
    ]
    const names = ['chromium-headless-shell', 'chromium']
    ways.unshift(
      ...names.map((name) => /** @type {[string, string[][]]} */ ([`apt-get install ${name}`, apt(name)])),
    )
  }
  return ways
}

function playwrightsOwn() {
  try {
    return chromium.executablePath()
  } catch {
    return '' // Playwright knows no browser for this platform.
  }
}

/** The browser's version in one line, for reports. */
export function browserVersion(path = findBrowser()) {
  if (!path) return 'no browser'
  try {
    return execFileSync(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return 'unknown version'
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(ensureBrowser())
