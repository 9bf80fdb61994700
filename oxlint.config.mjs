/**
 * What the linter refuses, each rule for a reason of this project's.
 *
 * The pure rooms of the runtime get clock, random numbers and timers as parameters, for a run must replay exactly;
 * so the ambient ones are errors there. No comment can switch a rule off (lint-rules.test.mjs looks at all sources):
 * an exception is made here, by file name, where it can be seen.
 *
 * Promises that nobody waits for can only be seen with types: `--type-aware` makes those rules run.
 */

/** Rooms whose code decides and does not act. See ARCHITECTURE.md. */
const PURE_ROOMS = [
  'protocol',
  'actor',
  'broker',
  'cluster',
  'ship',
  'clock',
  'record',
  'explore',
  'learn',
  'store',
].map((room) => `src/runtime/${room}/**/*.{ts,tsx}`)

/**
 * Files in pure rooms that may touch the real clock and real timers, by their names: worker entries; the relay (the
 * one delivery point); a worker's handle; any thin shell. Tests and soak runs measure real time, and may too.
 */
const SHELLS = [
  '*.worker.ts',
  'relay*.ts',
  'handle*.ts',
  '*-handle.ts',
  '*-shell.ts',
  '*.test.{ts,tsx}',
  '*.soak.ts',
].map((name) => `src/**/${name}`)

const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/*.soak.ts', 'e2e/**/*.ts']

const AMBIENT_TIMERS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'requestIdleCallback',
]
const PURE = 'Pure rooms get it as a parameter (clock, random stream, timers); a thin *-shell.ts gives it.'

/** What typescript-eslint recommends. */
const TYPESCRIPT = [
  'ban-ts-comment',
  'no-duplicate-enum-values',
  'no-empty-object-type',
  'no-explicit-any',
  'no-extra-non-null-assertion',
  'no-misused-new',
  'no-namespace',
  'no-non-null-asserted-optional-chain',
  'no-require-imports',
  'no-this-alias',
  'no-unnecessary-type-constraint',
  'no-unsafe-declaration-merging',
  'no-unsafe-function-type',
  'no-wrapper-object-types',
  'prefer-as-const',
  'prefer-namespace-keyword',
  'triple-slash-reference',
]

/** @param {string[]} names @param {string} [plugin] */
const errors = (names, plugin) =>
  Object.fromEntries(names.map((name) => [plugin ? `${plugin}/${name}` : name, 'error']))

export default {
  plugins: ['typescript', 'react'],
  jsPlugins: ['./scripts/lint-plugin.mjs'],
  categories: { correctness: 'off' },
  options: { respectEslintDisableDirectives: false },
  ignorePatterns: ['dist/**', '.tmp/**', 'node_modules/**', 'public/**', 'coverage/**', '**/*.fixture/**'],
  rules: {
    ...errors(TYPESCRIPT, 'typescript'),
    ...errors(['no-array-constructor', 'no-unused-expressions', 'prefer-rest-params', 'prefer-spread']),
    ...errors(['no-var', 'prefer-const', 'no-debugger']),
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
    ],
  },
  overrides: [
    {
      files: ['{src,e2e,bench,headless,grading}/**/*.{ts,tsx}'],
      rules: {
        'typescript/no-floating-promises': [
          'error',
          { allowForKnownSafeCalls: [{ from: 'file', name: ['tell', 'msgTo'] }] },
        ],
        'typescript/no-misused-promises': 'error',
        'typescript/await-thenable': 'error',
      },
    },
    { files: ['src/**/*.{ts,tsx}'], rules: { 'project/no-default-export': 'error' } },
    {
      files: ['src/**/*.tsx', 'src/ui/**/*.ts'],
      rules: errors(['rules-of-hooks', 'exhaustive-deps'], 'react'),
    },
    {
      // What cells see of the modules: a cell without types is full of `any`, and a global is a `var`.
      files: ['src/notebooks/types/modules/*.d.ts'],
      rules: { 'typescript/no-explicit-any': 'off', 'no-var': 'off' },
    },
    {
      files: PURE_ROOMS,
      excludeFiles: SHELLS,
      rules: {
        'project/no-now': ['error', PURE],
        'no-restricted-globals': [
          'error',
          ...[...AMBIENT_TIMERS, 'performance'].map((name) => ({ name, message: PURE })),
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: PURE },
          { object: 'Math', property: 'random', message: PURE },
          { object: 'crypto', property: 'getRandomValues', message: PURE },
          { object: 'crypto', property: 'randomUUID', message: PURE },
          ...['globalThis', 'self', 'window'].flatMap((object) =>
            [...AMBIENT_TIMERS, 'performance'].map((property) => ({ object, property, message: PURE })),
          ),
        ],
      },
    },
    { files: TESTS, rules: errors(['no-default-export', 'no-only', 'skip-with-reason'], 'project') },
    {
      // Playwright's test.skip(condition, reason) is called inside a test, so the reason is there to be checked.
      files: ['e2e/**/*.ts'],
      rules: { 'project/skip-with-reason': ['error', 'playwright'] },
    },
    { files: ['**/*.cjs'], rules: { 'typescript/no-require-imports': 'off' } },
  ],
}
