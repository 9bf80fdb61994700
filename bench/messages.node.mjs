/**
 * Beside the rates of messages.ts: whether the page stays free while a million of them go through it.
 */
import { floodMetrics } from './flood-run.mjs'

/**
 * @param {{browser: import('playwright-core').Browser,
 *   serveDist: () => Promise<import('../scripts/serve.mjs').Served>}} world
 */
export async function run({ browser, serveDist }) {
  const server = await serveDist()
  try {
    return { name: 'messages', metrics: await floodMetrics(browser, server.url), ratios: {} }
  } finally {
    await server.close()
  }
}
