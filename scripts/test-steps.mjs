/**
 * The steps of the test command, as data: what runs, in which order, and what each needs.
 *
 * They run one at a time. One that is `beside` another begins with that, may outlast it, and is told when it has ended.
 * A step with `counts` is a test runner and leaves its counts in that file; any other is one test.
 *
 * @typedef {{name: string, title: string, command: string[], minutes: number, browser?: boolean,
 *   needs?: string, beside?: string, counts?: 'vitest' | 'playwright', env?: Record<string, string>}} Step
 */

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', '--reporter=default']
const REPORT = '--reporter=./scripts/vitest-counts.mjs'

/** @type {Step[]} */
export const STEPS = [
  {
    name: 'lint',
    title: 'Lint (oxlint, with types)',
    command: [
      'node_modules/oxlint/bin/oxlint',
      ...['-c', 'oxlint.config.mjs', '--type-aware', '--deny-warnings', '.'],
    ],
    minutes: 5,
  },
  {
    name: 'format',
    title: 'Formatting (oxfmt)',
    command: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'],
    beside: 'lint',
    minutes: 5,
  },
  {
    name: 'types',
    title: 'Types (tsc)',
    // The compiler in native code takes a fifth of the time; the page and the linter need the one in JavaScript.
    command: ['node_modules/typescript-7/bin/tsc', '--noEmit'],
    beside: 'lint',
    minutes: 5,
  },
  {
    name: 'imports',
    title: 'Import rules (dependency-cruiser)',
    command: ['scripts/import-rules.mjs'],
    beside: 'lint',
    minutes: 5,
  },
  {
    name: 'unit',
    title: 'Unit tests (vitest, Node)',
    command: [...VITEST, REPORT, '--project=unit'],
    minutes: 8,
    counts: 'vitest',
  },
  {
    name: 'build',
    title: 'Build (vite)',
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'],
    env: { NODE_ENV: 'production' },
    minutes: 3,
  },
  {
    name: 'size',
    title: 'Size of a first visit',
    command: ['scripts/size.mjs'],
    minutes: 2,
    browser: true,
    needs: 'build',
  },
  {
    name: 'firefox',
    title: 'Firefox (what differs between engines, on the built page)',
    command: [...VITEST, REPORT, '--project=firefox'],
    minutes: 20,
    needs: 'build',
    counts: 'vitest',
  },
  {
    name: 'browser',
    title: 'Browser tests (vitest, headless Chromium; the runtime also on an isolated page)',
    command: [...VITEST, REPORT, '--project=browser*', '--project=isolated*'],
    // Each of the two mostly waits for one page. This one is the longer, and the journeys needn't wait for its end.
    beside: 'firefox',
    minutes: 20,
    browser: true,
    counts: 'vitest',
  },
  {
    name: 'e2e',
    title: 'End-to-end tests (Playwright, the built page)',
    command: ['node_modules/@playwright/test/cli.js', 'test'],
    minutes: 22,
    browser: true,
    needs: 'build',
    counts: 'playwright',
  },
]

/** Long sweeps, over seeds and over lessons: the same runners over the files named soak. @type {Step[]} */
export const SOAK_STEPS = [
  ...STEPS.filter(({ name }) => ['unit', 'build', 'browser', 'e2e', 'firefox'].includes(name)),
  /** @type {Step} */ ({
    name: 'webkit',
    title: 'WebKitGTK (every lesson, on the built page)',
    command: [...VITEST, REPORT, '--project=webkit'],
    minutes: 30,
    needs: 'build',
    counts: 'vitest',
  }),
].map(({ beside: _, ...step }) => ({
  ...step,
  title: `Soak: ${step.title}`,
  minutes: 180,
  env: { ...step.env, SOAK: '1' },
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
