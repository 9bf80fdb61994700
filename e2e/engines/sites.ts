/** The built page on two hosts of its own: one that sends no headers, and one that isolates the page. */
import { serve } from '../../scripts/serve.mjs'

/** Addresses, each ending in '/'. */
export type Sites = Readonly<Record<'plain' | 'isolated', string>>

export async function withSites(dir: string, use: (sites: Sites) => Promise<void>): Promise<void> {
  const plain = await serve({ dir, isolated: false })
  const isolated = await serve({ dir, isolated: true })
  await use({ plain: plain.url, isolated: isolated.url })
  await Promise.all([plain.close(), isolated.close()])
}
