/** Which of the page's requests the service worker answers, and from where: pure. */

/** What the build has written, as the worker is told. */
export interface Build {
  /** Equal for equal files. */
  readonly version: string
  /** Paths from the page's folder, without the page itself and without datasets. */
  readonly files: readonly string[]
}

export type Source =
  /** The page itself, of the version that is kept. */
  | 'page'
  /** A file of the version that is kept. */
  | 'file'
  /** A dataset: kept once somebody has asked for it. */
  | 'data'
  /** Not ours. */
  | 'network'

/** `scope`: the address of the page's folder. */
export function sourceOf(address: string, scope: string, files: ReadonlySet<string>): Source {
  const { origin, pathname } = new URL(address)
  const folder = new URL(scope)
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return 'network'
  const path = pathname.slice(folder.pathname.length)
  if (path === '' || path === 'index.html') return 'page'
  if (path.startsWith('datasets/')) return 'data'
  return files.has(path) ? 'file' : 'network'
}

/** Named after its content, so that it is the same in every version that has it. */
export function isNamedAfterContent(path: string): boolean {
  return /^assets\/.+\.[0-9a-f]{16}\.[0-9a-z]+$/.test(path)
}

/** Pages in several folders of one host share their caches: each has its own by name. */
export function cacheName(scope: string, version: string): string {
  return `actorium ${new URL(scope).pathname} ${version}`
}

/** Caches of this folder, of whatever version. */
export function isOurs(name: string, scope: string): boolean {
  return name.startsWith(cacheName(scope, ''))
}

/** Where datasets stay from version to version. */
export const DATA = 'datasets'
