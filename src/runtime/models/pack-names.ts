/**
 * Which modules are in the pack, and whether a text asks for one. For the page, which has no modules itself.
 */
export const PACKED_NAMES = ['learn', 'lithops', 'lithops/multiprocessing'] as const

const ASKS = new RegExp(`['"](?:${PACKED_NAMES.map((name) => name.replace('/', '\\/')).join('|')})['"]`)

/** Whether a cell's text may import a module of the pack; a string that looks like one may be taken for it. */
export function asksForPack(text: string): boolean {
  return ASKS.test(text)
}
