/**
 * What the linter refuses, each rule for a reason of this project's.
 *
 * The pure rooms of the runtime get clock, random numbers and timers as parameters, for a run must replay exactly;
 * so the ambient ones are errors there. No comment can switch a rule off (`noInlineConfig`): an exception is made
 * here, by file name, where it can be seen.
 *
 * What can only be seen with types, promises that nobody waits for, is refused by .oxlintrc.json: its linter has the
 * compiler in native code, and takes a tenth of the time.
 */
import { defineConfig } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

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

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Named exports only: one word for a thing, everywhere.',
}
const NO_ONLY = {
  selector: 'CallExpression > MemberExpression.callee[property.name="only"]',
  message: '.only leaves the other tests out; remove it.',
}
const SKIP_WITH_REASON = {
  selector:
    'CallExpression[callee.property.name=/^(skip|skipIf|runIf|todo|fixme)$/][callee.object.name=/^(test|it|describe)$/]',
  message:
    'A skip gives its reason: inside the test, ctx.skip("reason") (vitest) or test.skip(when, "reason").',
}
const NO_NOW = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
  message: PURE,
}

export default defineConfig(
  { ignores: ['dist/**', '.tmp/**', 'node_modules/**', 'public/**', 'coverage/**', '**/*.fixture/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,js,cjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      // The other linter heeds them; those of this one are refused as it is.
      'no-warning-comments': ['error', { terms: ['oxlint-disable'], location: 'anywhere' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['{src,e2e,bench,headless,grading}/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-explicit-any': 'error' },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT] } },
  {
    files: ['src/**/*.tsx', 'src/ui/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // The plugin's other rules are advice for a compiler that this project does not use, and take its analysis.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    // What cells see of the modules: a cell without types is full of `any`, and a global is a `var`.
    files: ['src/notebooks/types/modules/*.d.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', 'no-var': 'off' },
  },
  {
    files: PURE_ROOMS,
    ignores: SHELLS,
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_NOW],
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
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_ONLY, SKIP_WITH_REASON],
    },
  },
  {
    // Playwright's test.skip(condition, reason) is called inside a test, so the reason is there to be checked.
    files: ['e2e/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        NO_DEFAULT_EXPORT,
        NO_ONLY,
        {
          selector:
            'CallExpression[callee.property.name=/^(skip|fixme)$/][callee.object.name="test"]:not([arguments.1.type=/Literal/])',
          message: 'A skip gives its reason: test.skip(when, "reason").',
        },
      ],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
