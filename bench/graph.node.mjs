/**
 * The graph under load: see graph-run.mjs.
 */
import { graphFigures } from './graph-run.mjs'

/**
 * @param {{browser: import('playwright-core').Browser,
 *   serveDist: () => Promise<import('../scripts/serve.mjs').Served>}} world
 */
export async function run({ browser, serveDist }) {
  const server = await serveDist()
  try {
    return { name: 'graph', ...(await graphFigures(browser, server.url)) }
  } finally {
    await server.close()
  }
}
