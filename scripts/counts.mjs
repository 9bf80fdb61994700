/**
 * Counts of tests: values that add up, and the last line of the test command.
 *
 * @typedef {{passed: number, failed: number, skips: {test: string, reason: string}[]}} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skips: [] }
/** @type {Counts} */
export const ONE_PASSED = { ...NOTHING, passed: 1 }
/** @type {Counts} */
export const ONE_FAILED = { ...NOTHING, failed: 1 }

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skips: all.flatMap(({ skips }) => skips),
  }
}

/** @param {Counts} counts */
export function lastLine({ passed, failed, skips }) {
  return `${passed} passed, ${failed} failed, ${skips.length} skipped`
}

/** One line a skip. @param {Counts} counts */
export function skipLines({ skips }) {
  return skips.map(({ test, reason }) => `skipped: ${test} (${reason})`)
}

/**
 * The counts of a runner that ended with this status and left these counts, or none. A runner that reports no
 * failure and yet ends badly has failed in a way that it did not count; that is one failure, never none.
 * @param {number | null} status @param {Counts | null} counts
 */
export function countsOf(status, counts) {
  const known = counts ?? NOTHING
  const uncounted = counts === null || (status !== 0 && known.failed === 0)
  return uncounted ? sum([known, ONE_FAILED]) : known
}

/**
 * From Playwright's JSON report.
 * @typedef {{title: string, specs?: Spec[], suites?: Suite[]}} Suite
 * @typedef {{title: string, tests: {status: string, projectName: string, annotations: {type: string, description?: string}[]}[]}} Spec
 * @param {{suites: Suite[], errors?: unknown[]}} report
 * @returns {Counts}
 */
export function fromPlaywright({ suites, errors = [] }) {
  const outside = { ...NOTHING, failed: errors.length }
  return sum([outside, ...suites.map((suite) => countsOfSuite(suite, []))])
}

/** @param {Suite} suite @param {string[]} path @returns {Counts} */
function countsOfSuite(suite, path) {
  const here = [...path, suite.title]
  const tests = (suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ spec, test })))
  const own = tests.map(({ spec, test }) => {
    if (test.status === 'expected') return ONE_PASSED
    if (test.status !== 'skipped') return ONE_FAILED // Also flaky: what passes at times is broken.
    const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
    const name = [test.projectName, ...here, spec.title].filter(Boolean).join(' › ')
    return { ...NOTHING, skips: [{ test: name, reason: reason ?? 'no reason given' }] }
  })
  return sum([...own, ...(suite.suites ?? []).map((inner) => countsOfSuite(inner, here))])
}
