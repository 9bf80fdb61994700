import { expect, test } from 'vitest'
import {
  countsOf,
  failureLines,
  firstWords,
  fromPlaywright,
  lastLine,
  NOTHING,
  ONE_PASSED,
  oneFailed,
  skipLines,
  sum,
} from './counts.mjs'

const failed = oneFailed('adds', 'not 3')
const skipped = { ...NOTHING, skips: [{ test: 'trains', reason: 'MNIST_DIR is not set' }] }

test('counts add up, and nothing is their zero', () => {
  expect(sum([])).toEqual(NOTHING)
  expect(sum([ONE_PASSED, failed, skipped, ONE_PASSED, skipped])).toEqual({
    passed: 2,
    failures: failed.failures,
    skips: [...skipped.skips, ...skipped.skips],
  })
})

test('the last line has the three numbers and nothing else', () => {
  expect(lastLine(sum([ONE_PASSED, skipped]))).toBe('1 passed, 0 failed, 1 skipped')
})

test('every skip is a line with its reason', () => {
  expect(skipLines(skipped)).toEqual(['skipped: trains (MNIST_DIR is not set)'])
})

test('every failure is a line with its name and the first words of its error', () => {
  expect(failureLines(sum([failed, ONE_PASSED, oneFailed('types', '')]))).toEqual([
    'failed: adds (not 3)',
    'failed: types',
  ])
  const coloured = '\n\u001b[31mError: not visible\u001b[39m\n\n  Locator:   main \n at page.ts'
  expect(firstWords(coloured)).toBe('Error: not visible · Locator: main')
  expect(firstWords('x'.repeat(1000))).toHaveLength(241)
})

test('a runner that ends badly has failed, whatever it counted', () => {
  expect(countsOf('unit', 0, ONE_PASSED)).toEqual(ONE_PASSED)
  expect(countsOf('unit', 1, failed)).toEqual(failed)
  const without = oneFailed('unit', 'it ended with status 1, and no test of it failed')
  expect(countsOf('unit', 1, ONE_PASSED)).toEqual(sum([ONE_PASSED, without]))
  expect(countsOf('unit', null, ONE_PASSED).failures).toEqual([
    { test: 'unit', error: 'it was stopped, and no test of it failed' },
  ])
  expect(countsOf('unit', 0, null)).toEqual(oneFailed('unit', 'it ended with status 0 and left no counts'))
})

test("Playwright's report: nested suites, flaky is failed, errors outside tests count", () => {
  const done = (
    /** @type {string} */ status,
    /** @type {{type: string, description?: string}[]} */ annotations = [],
    /** @type {string[]} */ ...messages
  ) => ({
    title: status,
    tests: [
      {
        status,
        projectName: 'plain',
        annotations,
        results: messages.map((message) => ({ errors: [{ message }] })),
      },
    ],
  })
  const report = {
    errors: [{ message: 'no tests found' }],
    suites: [
      {
        title: 'page.spec.ts',
        specs: [done('expected'), done('flaky', [], 'too late')],
        suites: [
          {
            title: 'lesson 1',
            specs: [
              done('unexpected', [], 'not there'),
              done('skipped', [{ type: 'skip', description: 'no MNIST' }]),
            ],
          },
        ],
      },
    ],
  }
  expect(fromPlaywright(report)).toEqual({
    passed: 1,
    failures: [
      { test: 'Playwright › outside any test', error: 'no tests found' },
      { test: 'plain › page.spec.ts › flaky', error: 'too late' },
      { test: 'plain › page.spec.ts › lesson 1 › unexpected', error: 'not there' },
    ],
    skips: [{ test: 'plain › page.spec.ts › lesson 1 › skipped', reason: 'no MNIST' }],
  })
})
