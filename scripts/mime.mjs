/** Content types by file extension: what a build of this project, its datasets and its benches can contain. */

/** @type {Record<string, string>} */
const TYPES = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  ipynb: 'application/json; charset=utf-8',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: 'text/xml; charset=utf-8',
}

/** @param {string} path */
export function contentType(path) {
  const extension = /\.([^./]+)$/.exec(path)?.[1].toLowerCase() ?? ''
  return TYPES[extension] ?? 'application/octet-stream'
}

/** Text shrinks by gzip; pictures, fonts and archives are compressed already. @param {string} path */
export function shrinks(path) {
  return /^(text\/|application\/(json|manifest|wasm)|image\/svg)/.test(contentType(path))
}
