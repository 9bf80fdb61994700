/**
 * The flood alone: see flood-run.mjs. `npm run bench -- messages` gives the same figures beside its rates.
 */
import { floodMetrics } from './flood-run.mjs'

/**
 * @param {{browser: import('playwright-core').Browser,
 *   serveDist: () => Promise<import('../scripts/serve.mjs').Served>}} world
 */
export async function run({ browser, serveDist }) {
  const server = await serveDist()
  try {
    return { name: 'flood', metrics: await floodMetrics(browser, server.url), ratios: {} }
  } finally {
    await server.close()
  }
}
