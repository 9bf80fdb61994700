/**
 * Counts of tests: values that add up, and the last lines of the test command.
 *
 * What failed is named, not only counted: a log that was cut off, or is long, still ends with the names.
 *
 * @typedef {{test: string, error: string}} Failure
 * @typedef {{passed: number, failures: Failure[], skips: {test: string, reason: string}[]}} Counts
 */
import { stripVTControlCharacters } from 'node:util'

/** How much of an error stands beside the name of what failed. */
const ERROR_LINES = 2
const ERROR_LENGTH = 240

/** @type {Counts} */
export const NOTHING = { passed: 0, failures: [], skips: [] }
/** @type {Counts} */
export const ONE_PASSED = { ...NOTHING, passed: 1 }

/** @param {string} test @param {string} error All of its words; the first are kept. @returns {Counts} */
export function oneFailed(test, error) {
  return { ...NOTHING, failures: [{ test, error: firstWords(error) }] }
}

/** The first lines that say anything, in one. @param {string} text */
export function firstWords(text) {
  const lines = stripVTControlCharacters(text).split('\n')
  const said = lines.map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean)
  const first = said.slice(0, ERROR_LINES).join(' · ')
  return first.length > ERROR_LENGTH ? `${first.slice(0, ERROR_LENGTH)}…` : first
}

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failures: all.flatMap(({ failures }) => failures),
    skips: all.flatMap(({ skips }) => skips),
  }
}

/** @param {Counts} counts */
export function lastLine({ passed, failures, skips }) {
  return `${passed} passed, ${failures.length} failed, ${skips.length} skipped`
}

/** One line for each that failed. @param {Counts} counts */
export function failureLines({ failures }) {
  return failures.map(({ test, error }) => `failed: ${test}${error && ` (${error})`}`)
}

/** One line a skip. @param {Counts} counts */
export function skipLines({ skips }) {
  return skips.map(({ test, reason }) => `skipped: ${test} (${reason})`)
}

/**
 * The counts of a runner that ended with this status and left these counts, or none. A runner that reports no
 * failure and yet ends badly has failed in a way that it did not count; that is one failure, never none.
 * @param {string} name @param {number | null} status @param {Counts | null} counts
 */
export function countsOf(name, status, counts) {
  const end = status === null ? 'it was stopped' : `it ended with status ${status}`
  if (counts === null) return oneFailed(name, `${end} and left no counts`)
  if (status === 0 || counts.failures.length > 0) return counts
  return sum([counts, oneFailed(name, `${end}, and no test of it failed`)])
}

/**
 * From Playwright's JSON report.
 * @typedef {{title: string, specs?: Spec[], suites?: Suite[]}} Suite
 * @typedef {{title: string, tests: Test[]}} Spec
 * @typedef {{status: string, projectName: string, annotations: {type: string, description?: string}[], results?: Result[]}} Test
 * @typedef {{errors?: {message?: string}[]}} Result
 * @param {{suites: Suite[], errors?: {message?: string}[]}} report
 * @returns {Counts}
 */
export function fromPlaywright({ suites, errors = [] }) {
  const outside = errors.map(({ message }) => oneFailed('Playwright › outside any test', message ?? ''))
  return sum([...outside, ...suites.map((suite) => countsOfSuite(suite, []))])
}

/** @param {Suite} suite @param {string[]} path @returns {Counts} */
function countsOfSuite(suite, path) {
  const here = [...path, suite.title]
  const tests = (suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ spec, test })))
  const own = tests.map(({ spec, test }) => {
    if (test.status === 'expected') return ONE_PASSED
    const name = [test.projectName, ...here, spec.title].filter(Boolean).join(' › ')
    // Also flaky: what passes at times is broken.
    if (test.status !== 'skipped') return oneFailed(name, errorOf(test))
    const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
    return { ...NOTHING, skips: [{ test: name, reason: reason ?? 'no reason given' }] }
  })
  return sum([...own, ...(suite.suites ?? []).map((inner) => countsOfSuite(inner, here))])
}

/** @param {Test} test */
function errorOf({ results = [] }) {
  return results.flatMap(({ errors = [] }) => errors)[0]?.message ?? ''
}
