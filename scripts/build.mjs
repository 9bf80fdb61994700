/**
 * The built page, made again only when it is older than what it is made from.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')
export const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'scripts',
]

/** Runs Vite's build with its output on this terminal. Returns whether it succeeded. */
export function build() {
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) throw new Error('The dependencies are not installed. Run: npm install')
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, [vite, 'build'], { cwd: project, stdio: 'inherit', env })
  return status === 0
}

/** True when `dist`, or another built page, is missing or older than its sources. */
export function isStale(root = project, sources = SOURCES, page = 'dist/index.html') {
  const file = join(root, page)
  if (!existsSync(file)) return true
  const built = statSync(file).mtimeMs
  return sources.some((source) => newest(join(root, source)) > built)
}

/** Time of the newest change below the path; a folder's own time tells of files removed. @param {string} path @returns {number} */
function newest(path) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stats.mtimeMs)
}
