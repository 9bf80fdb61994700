/**
 * Journeys of a person on the built page, in headless Chromium.
 *
 * Each test's page is served by `e2e/support/test.ts`, by default as a plain host does (no headers). Tests tagged
 * `@isolated` also run on a page with COOP and COEP. A retry would hide what fails at times; there are none.
 * `SOAK=1` runs `x.soak.ts` instead: see `npm run test:soak`.
 */
import { defineConfig } from '@playwright/test'
import type { HostingOptions } from './e2e/support/test'
import { launchOptions } from './scripts/browser.mjs'

const soak = process.env.SOAK === '1'
const OTHERS = ['firefox/**', 'webkit/**']
const LONG = ['unattended', 'headless', 'mnist', 'keeping'].map((name) => `**/${name}.spec.ts`)

export default defineConfig<HostingOptions>({
  testDir: 'e2e',
  testMatch: soak ? '**/*.soak.ts' : '**/*.spec.ts',
  // Those are Vitest's.
  testIgnore: OTHERS,
  outputDir: '.tmp/e2e',
  // Long enough for a machine that is three times as slow.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Each has a page and a server of its own, and mostly waits for them: with two, two cores rest a seventh of the time.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: process.env.COUNTS_FILE ?? '.tmp/counts/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 720 },
    launchOptions: launchOptions(),
    trace: 'off',
    // It fetches every file there is, once for each test; offline.spec.ts lets it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
  projects: [
    // The longest begin first, so that none of them is left over at the end.
    ...(soak ? [] : [{ name: 'long', testMatch: LONG, use: { hosting: { isolated: false } } }]),
    { name: 'plain', testIgnore: [...OTHERS, ...LONG], use: { hosting: { isolated: false } } },
    { name: 'isolated', grep: /@isolated/, use: { hosting: { isolated: true } } },
  ],
})
