/**
 * Builds headless/page.html as the product is built, apart from it: the product ships neither this page nor the hidden
 * checks in it.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isStale, SOURCES } from '../build.mjs'

const project = resolve(import.meta.dirname, '../..')
const BUILT = join('.tmp', 'headless', 'built')

/** The folder of the built page; it is built where it is older than its sources. @returns {Promise<string>} */
export async function builtPage() {
  const dir = join(project, BUILT)
  if (!isStale(project, [...SOURCES, 'headless', 'grading'], join(BUILT, 'page.html'))) return dir
  // Whatever the shell or a test runner has set: a page for development has no workers in one file.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  console.error('Building the page that runs notebooks …')
  // Another command may be building it too: each its own, and whoever is last stays.
  const own = join(project, '.tmp', 'headless', randomUUID())
  await build({
    configFile: join(project, 'vite.config.ts'),
    root: join(project, 'headless'),
    publicDir: join(project, 'public'),
    logLevel: 'error',
    build: {
      outDir: own,
      emptyOutDir: true,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: join(project, 'headless', 'page.html') },
    },
  })
  mkdirSync(join(project, '.tmp', 'headless'), { recursive: true })
  const old = `${own}.old`
  if (existsSync(dir)) renameSync(dir, old)
  try {
    renameSync(own, dir)
  } catch (error) {
    if (!existsSync(join(dir, 'page.html'))) throw error
    rmSync(own, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
  return dir
}
