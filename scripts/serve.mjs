/**
 * A small static server: `npm start`, the end-to-end tests and the benches use it.
 *
 *   node scripts/serve.mjs [--dir dist] [--base /] [--host 127.0.0.1] [--port 8080] [--plain] [--uncached]
 *
 * `--plain` sends no isolation headers, as hosts that cannot; `--uncached` nothing that lets a browser keep a file.
 * When the port is taken, the next free one is used. It listens on this machine only unless `--host` says otherwise.
 */
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { isolationHeaders } from './headers.mjs'
import { staticFiles } from './static-files.mjs'

const PORTS_TRIED = 50

/**
 * @typedef {{url: string, port: number, close: () => Promise<void>}} Served
 * @param {{dir: string, base?: string, host?: string, port?: number, isolated?: boolean,
 *   caching?: boolean, compress?: boolean, headers?: Record<string, string>, also?: Record<string, string>,
 *   traffic?: import('./traffic.mjs').Traffic}} options
 *   `port` 0 is any free one. `also`: further folders by their URL path, e.g. {'/mnist/': dir}; they are not compressed.
 *   `traffic` counts what goes out.
 * @returns {Promise<Served>}
 */
export async function serve(options) {
  const { dir, base = '/', host = '127.0.0.1', port = 0, isolated = true } = options
  const { caching = true, compress = true, also = {}, traffic } = options
  const headers = { ...(isolated ? isolationHeaders : {}), ...options.headers }
  const page = staticFiles({ dir, base, headers, compress, caching })
  const others = Object.entries(also).map(([path, folder]) => ({
    path,
    handle: staticFiles({ dir: folder, base: path, headers, compress: false, caching }),
  }))
  const server = createServer((request, response) => {
    const handle = others.find(({ path }) => request.url?.startsWith(path))?.handle ?? page
    traffic?.count(request, response)
    void handle(request, response)
  })
  // Not HTTP at all: answer and hang up, and go on.
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  const taken = await listen(server, host, port)
  return {
    port: taken,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** @param {import('node:http').Server} server @param {string} host @param {number} first @returns {Promise<number>} */
async function listen(server, host, first) {
  const last = first === 0 ? 0 : Math.min(first + PORTS_TRIED, 65_535)
  for (let port = first; ; port++) {
    try {
      await new Promise((done, failed) => {
        server.once('error', failed)
        server.listen(port, host, () => done(server.off('error', failed)))
      })
      const address = server.address()
      return address !== null && typeof address === 'object' ? address.port : port
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error)
      if ((code !== 'EADDRINUSE' && code !== 'EACCES') || port >= last) throw error
    }
  }
}

/** The options that `npm start` and this file share. @param {string[]} args */
export function serveOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      dir: { type: 'string', default: 'dist' },
      base: { type: 'string', default: '/' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8080' },
      plain: { type: 'boolean', default: process.env.ACTORIUM_ISOLATED === '0' },
      uncached: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port.`)
  const base = `/${values.base}/`.replace(/\/+/g, '/')
  const { dir, host, plain, uncached } = values
  return { dir, base, host, port, isolated: !plain, caching: !uncached }
}

/** Serves until Ctrl-C and prints where. @param {Parameters<typeof serve>[0]} options */
export async function serveAndSay(options) {
  const { url } = await serve(options)
  console.log(`Actorium is at ${url}   (Ctrl-C ends it)`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await serveAndSay(serveOptions(process.argv.slice(2)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
