/**
 * The Firefox that the tests drive beside Chromium: where it is, how it is installed, how it is launched.
 *
 * Looked for in order: ACTORIUM_FIREFOX, Debian's firefox-esr, a Firefox elsewhere on the system. `findFirefox` only
 * looks; `ensureFirefox` may install one, which takes a minute. Where there is none and none can be had, that is a
 * value with a reason, and the tests skip with it: Chromium is what they need, Firefox is the second opinion.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const KNOWN_PATHS = [
  '/usr/bin/firefox-esr',
  '/usr/lib/firefox/firefox',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

const INSTALL = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'firefox-esr'],
]

/**
 * @typedef {{env?: Record<string, string | undefined>, exists?: (path: string) => boolean, root?: boolean,
 *   run?: (command: string, args: string[]) => boolean}} World `run`: whether the command ended well.
 */

/** The executable's path, or null when there is none. @param {World} [world] */
export function findFirefox({ env = process.env, exists = existsSync } = {}) {
  const asked = env.ACTORIUM_FIREFOX
  if (asked) {
    if (exists(asked)) return asked
    throw new Error(`ACTORIUM_FIREFOX names ${asked}, and there is no such file.`)
  }
  return KNOWN_PATHS.find((path) => exists(path)) ?? null
}

/**
 * As `findFirefox`, but installs one on Debian where this process may.
 * @param {World} [world] @returns {{path: string, why: ''} | {path: null, why: string}}
 */
export function ensureFirefox(world = {}) {
  const found = findFirefox(world)
  if (found) return { path: found, why: '' }
  const { exists = existsSync, root = process.getuid?.() === 0, run = runs } = world
  const advice =
    'Install Firefox (on Debian: apt-get install firefox-esr), or set ACTORIUM_FIREFOX to its path.'
  if (!exists('/etc/debian_version') || !root) return { path: null, why: `There is no Firefox. ${advice}` }
  console.log('No Firefox found; installing firefox-esr …')
  const failed = INSTALL.find(([command, ...args]) => !run(command, args))
  const installed = findFirefox(world)
  if (!failed && installed) return { path: installed, why: '' }
  const what = failed ? `"${failed.join(' ')}" failed` : 'it left no Firefox in a known place'
  return { path: null, why: `There is no Firefox, and installing it did not work: ${what}. ${advice}` }
}

/** @param {string} command @param {string[]} args */
function runs(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

/**
 * A headless Firefox with an empty profile of its own, driven over WebDriver BiDi. `reduced`: for a person who has asked
 * for less motion, which takes a fifth off what it takes of the processor.
 * @param {string} path @param {{reduced?: boolean}} [options]
 */
export function launchFirefox(path, { reduced = false } = {}) {
  const extraPrefsFirefox = reduced ? { 'ui.prefersReducedMotion': 1 } : {}
  return puppeteer.launch({ browser: 'firefox', executablePath: path, headless: true, extraPrefsFirefox })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { path, why } = ensureFirefox()
  console.log(path ?? why)
}
