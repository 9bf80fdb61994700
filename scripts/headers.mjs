/**
 * The headers that isolate a page, so that it has SharedArrayBuffer and precise clocks.
 *
 * Nothing depends on them: many hosts cannot send them. Tests run both ways.
 * @type {Record<string, string>}
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
