import { expect, test } from 'vitest'
import {
  countsOf,
  fromPlaywright,
  lastLine,
  NOTHING,
  ONE_FAILED,
  ONE_PASSED,
  skipLines,
  sum,
} from './counts.mjs'

const skipped = { ...NOTHING, skips: [{ test: 'trains', reason: 'MNIST_DIR is not set' }] }

test('counts add up, and nothing is their zero', () => {
  expect(sum([])).toEqual(NOTHING)
  expect(sum([ONE_PASSED, ONE_FAILED, skipped, ONE_PASSED, skipped])).toEqual({
    passed: 2,
    failed: 1,
    skips: [...skipped.skips, ...skipped.skips],
  })
})

test('the last line has the three numbers and nothing else', () => {
  expect(lastLine(sum([ONE_PASSED, skipped]))).toBe('1 passed, 0 failed, 1 skipped')
})

test('every skip is a line with its reason', () => {
  expect(skipLines(skipped)).toEqual(['skipped: trains (MNIST_DIR is not set)'])
})

test('a runner that ends badly has failed, whatever it counted', () => {
  expect(countsOf(0, ONE_PASSED)).toEqual(ONE_PASSED)
  expect(countsOf(1, ONE_FAILED)).toEqual(ONE_FAILED)
  expect(countsOf(1, ONE_PASSED)).toEqual({ passed: 1, failed: 1, skips: [] })
  expect(countsOf(null, ONE_PASSED)).toEqual({ passed: 1, failed: 1, skips: [] })
  expect(countsOf(0, null)).toEqual(ONE_FAILED)
})

test("Playwright's report: nested suites, flaky is failed, errors outside tests count", () => {
  const done = (
    /** @type {string} */ status,
    /** @type {{type: string, description?: string}[]} */ annotations = [],
  ) => ({
    title: status,
    tests: [{ status, projectName: 'plain', annotations }],
  })
  const report = {
    errors: [{ message: 'no tests found' }],
    suites: [
      {
        title: 'page.spec.ts',
        specs: [done('expected'), done('flaky')],
        suites: [
          {
            title: 'lesson 1',
            specs: [done('unexpected'), done('skipped', [{ type: 'skip', description: 'no MNIST' }])],
          },
        ],
      },
    ],
  }
  expect(fromPlaywright(report)).toEqual({
    passed: 1,
    failed: 3,
    skips: [{ test: 'plain › page.spec.ts › lesson 1 › skipped', reason: 'no MNIST' }],
  })
})
