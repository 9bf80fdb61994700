/**
 * Once before the tests in Firefox: the browser is found, or installed, or the reason why there is none.
 */
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { ensureFirefox } from '../../scripts/firefox.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The executable, or '' and why there is none. */
    firefox: { readonly path: string; readonly why: string }
    /** Folder of the built page. */
    dist: string
  }
}

export function setup(project: TestProject): void {
  const dist = process.env.ACTORIUM_DIST ?? 'dist'
  if (!existsSync(`${dist}/index.html`)) throw new Error('There is no built page; run: npm run build')
  const { path, why } = ensureFirefox()
  if (why) console.warn(why)
  project.provide('firefox', { path: path ?? '', why })
  project.provide('dist', dist)
}
