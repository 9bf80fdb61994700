/**
 * The steps of the test command, as data: what runs, in which order, and what each needs.
 *
 * `alone: false` steps are cheap and share the processor; the others watch real time and run one at a time.
 * One that is `beside` another begins with that, may outlast it, and is told at the end.
 * A step with `counts` is a test runner and leaves its counts in that file; any other is one test.
 *
 * @typedef {{name: string, title: string, command: string[], alone: boolean, minutes: number, browser?: boolean,
 *   needs?: string, beside?: string, counts?: 'vitest' | 'playwright', env?: Record<string, string>}} Step
 */

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', '--reporter=default']
const REPORT = '--reporter=./scripts/vitest-counts.mjs'

/** @type {Step[]} */
export const STEPS = [
  {
    name: 'format',
    title: 'Formatting (prettier)',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
    alone: false,
    minutes: 3,
  },
  {
    name: 'lint',
    title: 'Lint (eslint)',
    command: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'],
    alone: false,
    minutes: 5,
  },
  {
    name: 'types',
    title: 'Types (tsc)',
    command: ['node_modules/typescript/bin/tsc', '--noEmit'],
    alone: false,
    minutes: 3,
  },
  {
    name: 'imports',
    title: 'Import rules (dependency-cruiser)',
    command: ['scripts/import-rules.mjs'],
    alone: false,
    minutes: 2,
  },
  {
    name: 'unit',
    title: 'Unit tests (vitest, Node)',
    command: [...VITEST, REPORT, '--project=unit'],
    alone: true,
    minutes: 8,
    counts: 'vitest',
  },
  {
    name: 'build',
    title: 'Build (vite)',
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'],
    alone: true,
    minutes: 3,
  },
  {
    name: 'size',
    title: 'Size of a first visit',
    command: ['scripts/size.mjs'],
    alone: true,
    minutes: 2,
    browser: true,
    needs: 'build',
  },
  {
    name: 'browser',
    title: 'Browser tests (vitest, headless Chromium; the runtime also on an isolated page)',
    command: [...VITEST, REPORT, '--project=browser*', '--project=isolated*'],
    alone: true,
    minutes: 20,
    browser: true,
    counts: 'vitest',
  },
  {
    name: 'e2e',
    title: 'End-to-end tests (Playwright, the built page)',
    command: ['node_modules/@playwright/test/cli.js', 'test'],
    alone: true,
    minutes: 22,
    browser: true,
    needs: 'build',
    counts: 'playwright',
  },
  {
    name: 'firefox',
    title: 'Firefox (every lesson, and what differs between engines, on the built page)',
    command: [...VITEST, REPORT, '--project=firefox'],
    alone: true,
    // It mostly waits for a page, as the browser tests do; it may outlast them.
    beside: 'browser',
    minutes: 20,
    needs: 'build',
    counts: 'vitest',
  },
]

/** Long seed sweeps: the same runners over the files named soak. @type {Step[]} */
export const SOAK_STEPS = STEPS.filter(({ name }) => name === 'unit' || name === 'browser').map((step) => ({
  ...step,
  title: `Soak: ${step.title}`,
  minutes: 180,
  env: { VITEST_SOAK: '1' },
}))

/**
 * The steps that the arguments ask for, or words that say what is wrong with them.
 * @param {{soak: boolean, only: string[]}} asked @returns {Step[] | string}
 */
export function chosenSteps({ soak, only }) {
  const all = soak ? SOAK_STEPS : STEPS
  const names = all.map(({ name }) => name)
  const unknown = only.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    return `--only ${unknown.join(',')}: no such step. The steps are ${names.join(', ')}.`
  return only.length === 0 ? all : all.filter(({ name }) => only.includes(name))
}
