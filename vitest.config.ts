/**
 * Three ways to run the tests that stand beside the code:
 *
 * - unit: `x.test.ts`, in Node.
 * - browser: `x.browser.test.ts(x)`, in headless Chromium with real workers, without page isolation (the harder way).
 * - isolated: the same tests of the runtime and the notebooks, on a page with COOP and COEP (SharedArrayBuffer).
 *
 * `SOAK=1` runs `x.soak.ts` and `x.browser.soak.ts` instead: long seed sweeps, see `npm run test:soak`.
 * A test finds the real MNIST by `inject('mnistDir')` in Node and `inject('mnistBase')` in a browser; both are ''
 * when MNIST_DIR is not set, and the test then skips itself with those words: `ctx.skip('MNIST_DIR is not set')`.
 */
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }
import { launchOptions } from './scripts/browser.mjs'
import { isolationHeaders } from './scripts/headers.mjs'
import { MNIST_BASE, mnistFolder, serveMnist } from './scripts/mnist-folder.mjs'
import { wholeWorkers } from './scripts/whole-workers.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute folder of the four IDX files, or ''. */
    mnistDir: string
    /** URL path under which a browser test fetches them, ending in '/', or ''. */
    mnistBase: string
  }
}

const mnistDir = mnistFolder()
const provide = { mnistDir, mnistBase: mnistDir ? MNIST_BASE : '' }

const soak = process.env.SOAK === '1'
const kind = soak ? 'soak' : 'test'
const timeouts = soak
  ? { testTimeout: 1_800_000, hookTimeout: 120_000 }
  : { testTimeout: 20_000, hookTimeout: 20_000 }
// What is waited for comes; on a machine with much else to do it may take longer than the one second of the default.
const waits = { ...timeouts, expect: { poll: { timeout: 15_000 } } }

/**
 * Found in mid-run, a dependency makes Vite bundle it and reload the page under a running test. So all that the
 * sources use are named up front; fonts have styles only, and the sub-paths in use are listed beside the packages.
 */
const prebundled = [
  ...Object.keys(packageJson.dependencies).filter(
    // TypeScript is in one worker alone, and comes with that worker's file.
    (name) => !name.startsWith('@fontsource-variable/') && name !== 'typescript',
  ),
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom/client',
  'wouter/use-hash-location',
  'zustand/vanilla',
  'vitest-browser-react',
  'fast-check',
  'mermaid',
]

/**
 * Each file of tests has a page of its own, which asks for hundreds of modules. In one run they stay as they are, so the
 * browser need not ask again: a fifth less of the processor. Where tests run again at each change, it must.
 */
const caching: Record<string, string> = process.argv.includes('run')
  ? { 'Cache-Control': 'max-age=3600' }
  : {}

function browserProject(
  name: string,
  include: string,
  isolated: boolean,
  groupOrder: number,
  exclude: string[] = [],
): TestProjectInlineConfiguration {
  return {
    plugins: [react(), serveMnist(), wholeWorkers()],
    worker: { format: 'es' },
    optimizeDeps: { include: prebundled },
    server: { headers: { ...(isolated ? isolationHeaders : {}), ...caching } },
    // Each its own: two projects that write one cache of bundled dependencies make each other reload.
    cacheDir: `node_modules/.vite/${name}`,
    test: {
      name,
      include: [include],
      exclude,
      provide,
      ...waits,
      // Tests of real workers watch time limits, and two cores are few: one project and one file at a time.
      sequence: { groupOrder },
      browser: {
        enabled: true,
        headless: true,
        fileParallelism: false,
        screenshotFailures: false,
        provider: playwright({ launchOptions: launchOptions() }),
        instances: [{ browser: 'chromium' }],
      },
    },
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // They watch no real time: all cores, where the default leaves one free.
          maxWorkers: '100%',
          pool: 'threads',
          // What a test changes of a module or a global, it puts back: files may follow each other in one thread.
          isolate: false,
          include: [`src/**/*.${kind}.{ts,tsx}`, `scripts/**/*.${kind}.mjs`],
          exclude: [`src/**/*.browser.${kind}.{ts,tsx}`],
          provide,
          ...waits,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The built page in Firefox: the tests run in Node and drive it.
        test: {
          name: 'firefox',
          environment: 'node',
          include: [`e2e/firefox/**/*.${kind}.ts`],
          globalSetup: ['e2e/firefox/setup.ts'],
          // One worker, and so one browser for all files.
          fileParallelism: false,
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        // The same in Safari's engine, where its driver is: among the long sweeps.
        test: {
          name: 'webkit',
          environment: 'node',
          include: soak ? ['e2e/webkit/**/*.soak.ts'] : [],
          globalSetup: ['e2e/webkit/setup.ts'],
          fileParallelism: false,
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
      browserProject('browser', `src/**/*.browser.${kind}.{ts,tsx}`, false, 1),
      // Isolation changes how a cell is stopped; what has nothing to do with that runs once.
      browserProject('isolated', `src/{runtime,notebooks}/**/*.browser.${kind}.{ts,tsx}`, true, 2, [
        'src/notebooks/kernel/{class-seed,controls,copies,crowd,flood,go-back,hostile}.browser.{test,soak}.ts',
        'src/notebooks/kernel/{killed-flood,random,recordings,replay,rerun,run-clock,simulator}.browser.{test,soak}.ts',
        'src/notebooks/kernel/{lithops,multiprocessing,function}*.browser.test.ts',
        'src/notebooks/kernel/{dashboard,hints}/*.browser.test.ts',
        'src/runtime/record/exports/*.browser.test.ts',
        'src/runtime/store/*.browser.test.ts',
      ]),
    ],
  },
})
