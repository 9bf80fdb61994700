/**
 * How the build names files after their content, and how the server knows such a name again.
 *
 * Sixteen hexadecimal digits between two dots: a word in a name that somebody chose is never taken for a hash. What has
 * such a name never changes, so a browser may keep it for good and need not ask again.
 */

/** For Vite: the page's bundle and the workers' take the same. */
export const hashedNames = /** @type {const} */ ({
  hashCharacters: 'hex',
  entryFileNames: 'assets/[name].[hash:16].js',
  chunkFileNames: 'assets/[name].[hash:16].js',
  assetFileNames: 'assets/[name].[hash:16][extname]',
})

/** @param {string} path */
export const isHashed = (path) => /(^|\/)assets\/[^/]+\.[0-9a-f]{16}\.[0-9a-z]+$/.test(path)
