/**
 * `npm start`: builds the page if need be, serves it, and says where.
 *
 *   npm start -- [--port 8080] [--host 0.0.0.0] [--base /sub/folder/] [--plain]
 */
import { build, isStale } from './build.mjs'
import { serveAndSay, serveOptions } from './serve.mjs'

try {
  const options = serveOptions(process.argv.slice(2))
  if (isStale() && !build()) throw new Error('The build failed; its words stand above.')
  await serveAndSay(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
