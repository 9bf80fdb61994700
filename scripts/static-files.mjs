/**
 * A folder as an HTTP handler: what `npm start`, the end-to-end tests and the benches serve.
 *
 * Like a plain static host, for the built page must work on any: files by path, index.html for a folder, 404 for the
 * rest, gzip for text. It answers every request, however malformed, and never leaves the folder, not by `..` and
 * not by a link. Browsers may keep for good what is named after its content; the rest they ask for again, and are told
 * 304 where nothing has changed. It keeps nothing itself, and does not list folders or serve ranges.
 */
import { createHash } from 'node:crypto'
import { realpath, readFile, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isHashed } from './hashed-names.mjs'
import { contentType, shrinks } from './mime.mjs'

const gzipped = promisify(gzip)

/**
 * @param {{dir: string, base?: string, headers?: Record<string, string>, compress?: boolean, caching?: boolean}} options
 *   `base`: the URL path at which the folder appears, e.g. '/teaching/actors/'. Without `caching` nothing is said that
 *   lets a browser keep a file, as on the plainest of hosts.
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function staticFiles({ dir, base = '/', headers = {}, compress = true, caching = true }) {
  const root = resolve(dir)
  return async (request, response) => {
    try {
      const answer = await answerTo(request, { root, base, headers, compress, caching })
      response.writeHead(answer.status, { ...headers, ...answer.headers })
      response.end(request.method === 'HEAD' ? undefined : answer.body)
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('The server could not read this file.\n')
      console.error(`${request.method} ${request.url}: ${error instanceof Error ? error.message : error}`)
    }
  }
}

/**
 * @typedef {{status: number, headers: Record<string, string | number>, body?: string | Buffer}} Answer
 * @param {import('node:http').IncomingMessage} request
 * @typedef {{root: string, base: string, headers: Record<string, string>, compress: boolean, caching: boolean}} Where
 * @param {Where} where
 * @returns {Promise<Answer>}
 */
async function answerTo(request, { root, base, headers, compress, caching }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return words(405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' })
  }
  const path = decodedPath(request.url ?? '/')
  if (path === null) return words(400, 'This address is malformed.\n')
  if (`${path}/` === base) return words(301, '', { Location: base })
  if (!path.startsWith(base)) return words(404, `Nothing here; the page is at ${base}\n`)
  const file = await fileFor(root, path.slice(base.length))
  if (file === null) return words(404, 'No such file.\n')
  if (file === 'folder without a slash') return words(301, '', { Location: encodeURI(`${path}/`) })

  const content = await readFile(file)
  const kept = caching ? keptBy(path, content, headers) : {}
  if (kept.ETag !== undefined && names(request.headers['if-none-match'], kept.ETag))
    return { status: 304, headers: { ...kept, Vary: 'Accept-Encoding' } }
  const type = { 'Content-Type': contentType(file), ...kept, Vary: 'Accept-Encoding' }
  const wanted =
    compress && shrinks(file) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = wanted ? await gzipped(content) : content
  const encoding = wanted ? { 'Content-Encoding': 'gzip' } : {}
  return { status: 200, headers: { ...type, ...encoding, 'Content-Length': body.length }, body }
}

/**
 * What lets a browser keep this file.
 *
 * The mark is of the content, not of its date, which a copy or a container image may reset, and of the headers of every
 * answer: else a browser that is told 304 would keep the headers of an earlier server. It is weak, for it is the same
 * with gzip and without. A worker's script that was sent without the isolating headers is asked for again, though it is
 * named after its content: on a page that is isolated later the browser would refuse it.
 * @param {string} path @param {Buffer} content @param {Record<string, string>} headers
 * @returns {Record<string, string>}
 */
function keptBy(path, content, headers) {
  const mayBeRefused = /[.]worker[.]/.test(path) && !('Cross-Origin-Embedder-Policy' in headers)
  if (isHashed(path) && !mayBeRefused) return { 'Cache-Control': 'public, max-age=31536000, immutable' }
  const mark = createHash('sha1').update(JSON.stringify(headers)).update(content).digest('base64url')
  return { 'Cache-Control': 'no-cache', ETag: `W/"${mark}"` }
}

/** Whether an If-None-Match names this mark. Weak and strong are one here. @param {string | undefined} header @param {string} mark */
function names(header, mark) {
  const bare = (/** @type {string} */ one) => one.trim().replace(/^W\//, '')
  return (
    header !== undefined && header.split(',').some((one) => one.trim() === '*' || bare(one) === bare(mark))
  )
}

/** The path of a request's target, decoded; null when it cannot name a file. @param {string} target */
function decodedPath(target) {
  try {
    const path = decodeURIComponent(target.split(/[?#]/, 1)[0])
    // Two slashes would turn a redirect into another host's address.
    return path.startsWith('/') && !/\0|\\|\/\//.test(path) ? path : null
  } catch {
    return null // A stray % or a broken UTF-8 sequence.
  }
}

/** @param {string} root @param {string} relative */
async function fileFor(root, relative) {
  const wanted = relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative
  try {
    const real = await realpath(join(root, wanted))
    const inside = real.startsWith((await realpath(root)) + sep)
    if (!inside) return null
    const found = await stat(real)
    if (found.isDirectory()) return 'folder without a slash'
    return found.isFile() ? real : null
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES'].includes(code)) return null
    throw error
  }
}

/** @returns {Answer} @param {number} status @param {string} body @param {Record<string, string>} [headers] */
function words(status, body, headers = {}) {
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) }
  return { status, headers: { ...type, ...headers }, body }
}
