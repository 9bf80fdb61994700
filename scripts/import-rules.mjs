/**
 * The import rules of .dependency-cruiser.cjs, run over a tree and told in words.
 *
 * A function of the tree's folder, so that the rules themselves can be tested on trees that break them.
 */
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const project = resolve(import.meta.dirname, '..')
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/**
 * @param {string} [baseDir] The folder that holds `src`.
 * @returns {Promise<{modules: number, violations: {rule: string, from: string, to: string, why: string}[]}>}
 */
export async function checkImports(baseDir = project) {
  const tsConfig = extractTSConfig(join(project, 'tsconfig.json'))
  const { enhancedResolveOptions, ...cruiseOptions } = options
  const ruleSet = { forbidden }
  const result = await cruise(
    ['src'],
    { ...cruiseOptions, baseDir, validate: true, ruleSet },
    enhancedResolveOptions,
    { tsConfig },
  )
  if (typeof result.output === 'string') throw new Error(result.output)
  const why = new Map(forbidden.map((/** @type {any} */ rule) => [rule.name, rule.comment]))
  const violations = result.output.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map((step) => step.name).join(' → ') : to,
    why: why.get(rule.name) ?? '',
  }))
  return { modules: result.output.summary.totalCruised, violations }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = await checkImports()
  for (const { rule, from, to, why } of violations) console.error(`${from} → ${to}\n  ${rule}: ${why}\n`)
  console.log(`${violations.length} imports against the rules in ${modules} modules.`)
  process.exitCode = violations.length === 0 ? 0 : 1
}
