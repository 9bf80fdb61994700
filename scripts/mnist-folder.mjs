/**
 * Where the real MNIST is, for tests and benches: the folder that MNIST_DIR names, served to browsers at /mnist/.
 *
 * The files are not part of the repository; without them the tests that need them skip, and say so.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { staticFiles } from './static-files.mjs'

export const MNIST_BASE = '/mnist/'

/** The absolute folder, or '' when MNIST_DIR is not set. A folder that does not exist is a mistake, and an error. */
export function mnistFolder(env = process.env) {
  const named = env.MNIST_DIR ?? ''
  if (named === '') return ''
  const folder = resolve(named)
  if (!existsSync(folder)) throw new Error(`MNIST_DIR names ${named}, and there is no such folder.`)
  return folder
}

/** A Vite plugin that serves it. @returns {import('vite').Plugin} */
export function serveMnist() {
  const dir = mnistFolder()
  const serve = dir === '' ? null : staticFiles({ dir, base: MNIST_BASE, compress: false })
  return {
    name: 'serve-mnist',
    configureServer(server) {
      if (!serve) return
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith(MNIST_BASE)) void serve(request, response)
        else next()
      })
    },
  }
}
