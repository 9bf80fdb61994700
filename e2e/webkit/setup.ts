/** Once before the tests in WebKitGTK: where the built page is. */
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

export function setup(project: TestProject): void {
  const dist = process.env.ACTORIUM_DIST ?? 'dist'
  if (!existsSync(`${dist}/index.html`)) throw new Error('There is no built page; run: npm run build')
  project.provide('dist', dist)
}
