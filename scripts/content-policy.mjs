/**
 * The page's Content-Security-Policy, written into the built index.html as a meta element.
 *
 * Without unsafe-eval: nothing that a notebook's text contains can run on the main thread. Cells run in workers from
 * network URLs, which take their policy from their own response and not from the page, and so may eval. For that
 * reason the policy is a meta element: the same words as a header on every response would block the workers too.
 * Dev pages have none, for Vite's refresh is an inline script.
 */
import { createHash } from 'node:crypto'

/** @param {string[]} scriptHashes Of the inline scripts in index.html. */
export function contentPolicy(scriptHashes = []) {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' '),
    // The editor and React write style elements and attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    // blob: is the kernel's interrupt by a revoked URL where the page is not isolated.
    "connect-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** The hashes by which a policy allows exactly the inline scripts of this page. @param {string} html */
export function inlineScriptHashes(html) {
  const inline = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)
  return [...inline].map(([, text]) => `sha256-${createHash('sha256').update(text).digest('base64')}`)
}

/** @returns {import('vite').Plugin} */
export function contentPolicyPlugin() {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: contentPolicy(inlineScriptHashes(html)),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}
