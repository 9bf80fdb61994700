/**
 * A vitest reporter that writes what ran as Counts to the file that COUNTS_FILE names.
 *
 * Vitest's own JSON has no reasons of skips. A failure outside any test (a module that does not load, an unhandled
 * rejection) counts as one failure; so does a test that never ended.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NOTHING, ONE_FAILED, ONE_PASSED, sum } from './counts.mjs'

/** @implements {import('vitest/node').Reporter} */
export default class CountsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const counts = sum([{ ...NOTHING, failed: unhandled.length }, ...modules.map(countsOfModule)])
    const file = process.env.COUNTS_FILE
    if (!file) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(counts))
  }
}

/** @param {import('vitest/node').TestModule} module */
function countsOfModule(module) {
  const loading = module.errors().length > 0 ? [ONE_FAILED] : []
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
  const tests = [...module.children.allTests()].map((test) => countsOfTest(test, module))
  return sum([...loading, ...suites.map(() => ONE_FAILED), ...tests])
}

/** @param {import('vitest/node').TestCase} test @param {import('vitest/node').TestModule} module */
function countsOfTest(test, module) {
  const result = test.result()
  if (result.state === 'passed') return ONE_PASSED
  if (result.state !== 'skipped') return ONE_FAILED
  const name = `${module.project.name} › ${module.relativeModuleId} › ${test.fullName}`
  return { ...NOTHING, skips: [{ test: name, reason: result.note ?? unsaidReason(test) }] }
}

/** @param {import('vitest/node').TestCase} test */
function unsaidReason({ parent }) {
  return parent.errors().length > 0 ? 'what its suite or file does first failed' : 'no reason given'
}
