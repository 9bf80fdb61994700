/**
 * A vitest reporter that writes what ran as Counts to the file that COUNTS_FILE names.
 *
 * Vitest's own JSON has no reasons of skips. A failure outside any test (a module that does not load, an unhandled
 * rejection) counts as one failure; so does a test that never ended.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NOTHING, ONE_PASSED, oneFailed, sum } from './counts.mjs'

/** @implements {import('vitest/node').Reporter} */
export default class CountsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const outside = unhandled.map(({ message }) => oneFailed('vitest › outside any test', message))
    const counts = sum([...outside, ...modules.map(countsOfModule)])
    const file = process.env.COUNTS_FILE
    if (!file) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(counts))
  }
}

/** @param {import('vitest/node').TestModule} module */
function countsOfModule(module) {
  const name = `${module.project.name} › ${module.relativeModuleId}`
  const loading = module.errors().map(({ message }) => oneFailed(name, message))
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
  const broken = suites.map((suite) => oneFailed(`${name} › ${suite.fullName}`, suite.errors()[0].message))
  const tests = [...module.children.allTests()].map((test) => countsOfTest(test, name))
  return sum([...loading.slice(0, 1), ...broken, ...tests])
}

/** @param {import('vitest/node').TestCase} test @param {string} module */
function countsOfTest(test, module) {
  const name = `${module} › ${test.fullName}`
  const result = test.result()
  if (result.state === 'passed') return ONE_PASSED
  if (result.state !== 'skipped') return oneFailed(name, result.errors?.[0]?.message ?? 'it never ended')
  return { ...NOTHING, skips: [{ test: name, reason: result.note ?? unsaidReason(test) }] }
}

/** @param {import('vitest/node').TestCase} test */
function unsaidReason({ parent }) {
  return parent.errors().length > 0 ? 'what its suite or file does first failed' : 'no reason given'
}
