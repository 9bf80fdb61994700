/**
 * The `test` of every journey: the built page on a server of its own, and a page that must stay free of errors.
 *
 * `app` is the page, opened at `#/` and ready (the first cell can run). Whatever the console calls an error, an
 * exception that nobody caught, or a breach of the Content-Security-Policy fails the test at its end, unless the
 * test said before that it expects it: `problems.expect(/words/)`.
 */
import { test as base, expect, type Page } from '@playwright/test'
import { mnistFolder } from '../../scripts/mnist-folder.mjs'
import { serve } from '../../scripts/serve.mjs'

export interface Hosting {
  /** Sub-folder at which the page stands, with both slashes; '/' when left out. */
  readonly base?: string
  /** Whether the host sends COOP and COEP. */
  readonly isolated?: boolean
  readonly headers?: Record<string, string>
}

export interface HostingOptions {
  hosting: Hosting
}

export class Problems {
  readonly #found: string[] = []
  readonly #expected: RegExp[] = []

  /** Problems that match are part of this test. */
  expect(words: RegExp): void {
    this.#expected.push(words)
  }

  watch(page: Page): void {
    page.on('pageerror', (error) => this.#found.push(`exception: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.#found.push(`console: ${message.text()}`)
    })
  }

  get unexpected(): readonly string[] {
    return this.#found.filter((found) => !this.#expected.some((words) => words.test(found)))
  }
}

interface Fixtures {
  /** Address of the built page, ending in '/'. */
  site: string
  problems: Problems
  app: Page
  /** Absolute folder of the real MNIST, or ''. Then: `test.skip(mnistDir === '', 'MNIST_DIR is not set')`. */
  mnistDir: string
}

export const test = base.extend<HostingOptions & Fixtures>({
  hosting: [{}, { option: true }],

  site: async ({ hosting }, use) => {
    const { base: path = '/', isolated = false, headers } = hosting
    const also = { '/probe/': 'e2e/support/probe' }
    // Each page gets every file anew: packing them took more of the processor than it saved.
    const server = await serve({ dir: 'dist', base: path, isolated, compress: false, headers, also })
    await use(server.url)
    await server.close()
  },

  problems: [
    async ({ page }, use) => {
      const problems = new Problems()
      problems.watch(page)
      await use(problems)
      expect(problems.unexpected, 'errors on the page').toEqual([])
    },
    { auto: true },
  ],

  app: async ({ page, site }, use) => {
    await page.goto(`${site}#/`)
    await expectReady(page)
    await use(page)
  },

  mnistDir: mnistFolder(),
})

/** The page says so itself when its first cell can run. */
export async function expectReady(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true', { timeout: 20_000 })
}

export { expect }
