/**
 * The views of a record under load, each measured in a file of its own and merged here: the sequence diagram that
 * scrolls (sequence-run.mjs).
 */
import { sequenceFigures } from './sequence-run.mjs'

/**
 * @param {{browser: import('playwright-core').Browser,
 *   serveDist: () => Promise<import('../scripts/serve.mjs').Served>}} world
 */
export async function run({ browser, serveDist }) {
  const server = await serveDist()
  try {
    const parts = [await sequenceFigures(browser, server.url)]
    return {
      name: 'stage',
      metrics: Object.assign({}, ...parts.map((part) => part.metrics)),
      ratios: Object.assign({}, ...parts.map((part) => part.ratios)),
    }
  } finally {
    await server.close()
  }
}
