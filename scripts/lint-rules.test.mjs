import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const project = resolve(import.meta.dirname, '..')
const CONFIG = ['oxlint.config.mjs', 'scripts/lint-plugin.mjs', 'package.json']

/**
 * What the linter says of files with these texts, by their paths: each broken rule with its line.
 * @param {Record<string, string>} files
 */
function linted(files) {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  const put = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    for (const path of CONFIG) cpSync(join(project, path), join(folder, path))
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
    put('tsconfig.json', '{"compilerOptions": {"strict": true, "jsx": "preserve"}}')
    for (const [path, text] of Object.entries(files)) put(path, text)
    /** @type {Record<string, [string, number][]>} */
    const found = Object.fromEntries(Object.keys(files).map((path) => [path, []]))
    for (const { filename, code, labels } of diagnostics(folder)) {
      const path = filename.replaceAll('\\', '/').replace(/^\.\//, '')
      found[path].push([code, labels[0].span.line])
    }
    for (const rules of Object.values(found)) rules.sort(([, a], [, b]) => a - b)
    return found
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns {{filename: string, code: string, labels: {span: {line: number}}[]}[]} */
function diagnostics(/** @type {string} */ folder) {
  const program = join(project, 'node_modules/oxlint/bin/oxlint')
  const options = ['--type-aware', '--format=json', '-c', 'oxlint.config.mjs', '.']
  try {
    return JSON.parse(
      execFileSync(process.execPath, [program, ...options], { cwd: folder, encoding: 'utf8' }),
    ).diagnostics
  } catch (error) {
    return JSON.parse(/** @type {{stdout: string}} */ (error).stdout).diagnostics
  }
}

/** Each call with the rule that refuses it. @type {[string, string][]} */
const AMBIENT = [
  ['Date.now()', 'eslint(no-restricted-properties)'],
  ['new Date()', 'project(no-now)'],
  ['Date()', 'project(no-now)'],
  ['Math.random()', 'eslint(no-restricted-properties)'],
  ['setTimeout(f, 1)', 'eslint(no-restricted-globals)'],
  ['setInterval(f, 1)', 'eslint(no-restricted-globals)'],
  ['globalThis.setTimeout(f, 1)', 'eslint(no-restricted-properties)'],
  ['performance.now()', 'eslint(no-restricted-globals)'],
  ['crypto.randomUUID()', 'eslint(no-restricted-properties)'],
]

test('time, chance and timers are refused in a pure room and allowed in its shells and elsewhere', () => {
  const text = `const f = () => {}; export const made = [f,\n${AMBIENT.map(([call]) => `  ${call},\n`).join('')}]\n`
  const refused = AMBIENT.map(([, rule], at) => [rule, at + 2])
  const expected = {
    'src/runtime/broker/mailbox.ts': refused,
    'src/runtime/explore/search.ts': refused,
    'src/runtime/broker/relay.ts': [],
    'src/runtime/cluster/handle-lock.ts': [],
    'src/runtime/clock/real-clock-shell.ts': [],
    'src/runtime/broker/mailbox.test.ts': [],
    'src/ui/app/app.ts': [],
  }
  expect(linted(Object.fromEntries(Object.keys(expected).map((path) => [path, text])))).toEqual(expected)
})

test('a date made from a known time is pure', () => {
  const path = 'src/runtime/clock/clock.ts'
  expect(linted({ [path]: 'export const day = new Date(0)\n' })).toEqual({ [path]: [] })
})

test('no comment of eslint’s switches a rule off, and in all sources there is none of this linter’s', () => {
  const path = 'src/runtime/clock/clock.ts'
  const text = '/* eslint-disable */\nexport const now = Date.now() // eslint-disable-line\n'
  expect(linted({ [path]: text })).toEqual({ [path]: [['eslint(no-restricted-properties)', 2]] })
  const isSource = (/** @type {string} */ name) => /\.(tsx?|m?js|cjs)$/.test(name)
  const folders = ['src', 'scripts', 'e2e', 'bench', 'headless', 'grading']
  const sources = folders
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .concat(readdirSync(project))
    .filter(isSource)
  expect(sources.length).toBeGreaterThan(1000)
  const comment = new RegExp(`${'ox'}lint-(disable|enable)`)
  const switching = sources.filter((source) => comment.test(readFileSync(join(project, source), 'utf8')))
  expect(switching).toEqual([])
})

test('promises that nobody waits for are refused, but for what is told to an actor', () => {
  const path = 'src/program.ts'
  const text = `
declare function tell(): Promise<void>
declare function ask(): Promise<number>; declare function later(deed: () => void): void
tell()
ask()
later(async () => void (await ask()))
export const value = async () => await 1
`
  expect(linted({ [path]: text })).toEqual({
    [path]: [
      ['typescript(no-floating-promises)', 5],
      ['typescript(no-misused-promises)', 6],
      ['typescript(await-thenable)', 7],
    ],
  })
})

test('sources have named exports only, also in pure rooms and tests; configs may have a default', () => {
  const text = 'export default 1\n'
  expect(
    linted({
      'src/runtime/clock/clock.ts': text,
      'src/ui/app/app.test.ts': text,
      'src/ui/app/app.ts': 'const one = 1\nexport { one as default }\n',
      'vite.config.ts': text,
    }),
  ).toEqual({
    'src/runtime/clock/clock.ts': [['project(no-default-export)', 1]],
    'src/ui/app/app.test.ts': [['project(no-default-export)', 1]],
    'src/ui/app/app.ts': [['project(no-default-export)', 2]],
    'vite.config.ts': [],
  })
})

test('tests do not leave others out, and skip only with a reason', () => {
  const declared = 'declare const test: any; declare const describe: any\n'
  expect(
    linted({
      'scripts/a.test.mjs': "test.only('a', () => {})\n",
      'scripts/b.test.mjs': "describe.skip('a', () => {})\n",
      'scripts/c.test.mjs': "test('a', (ctx) => ctx.skip('no MNIST'))\n",
      'scripts/d.test.mjs': "it.skipIf(true)('a', () => {})\n",
      'e2e/a.spec.ts': "test.skip('a', () => {})\n",
      'e2e/b.spec.ts': "test.skip(true, 'no MNIST')\n",
      'e2e/c.spec.ts': "test.describe.only('a', () => {})\n",
      'e2e/globals.d.ts': declared,
    }),
  ).toEqual({
    'scripts/a.test.mjs': [['project(no-only)', 1]],
    'scripts/b.test.mjs': [['project(skip-with-reason)', 1]],
    'scripts/c.test.mjs': [],
    'scripts/d.test.mjs': [['project(skip-with-reason)', 1]],
    'e2e/a.spec.ts': [['project(skip-with-reason)', 1]],
    'e2e/b.spec.ts': [],
    'e2e/c.spec.ts': [['project(no-only)', 1]],
    'e2e/globals.d.ts': [
      ['typescript(no-explicit-any)', 1],
      ['typescript(no-explicit-any)', 1],
    ],
  })
})

test('what is not used, var, == and any are refused; null may be compared loosely, and _ says "not used"', () => {
  const text = [
    'export const f = (x: any) => x',
    'var old = 1',
    'export const same = (a: unknown, _b: unknown) => a == 1 || a == null',
    'const unused = 2',
    'let never = old; export const g = () => never',
  ]
  const path = 'src/ui/app/app.ts'
  expect(linted({ [path]: text.join('\n') })).toEqual({
    [path]: [
      ['typescript(no-explicit-any)', 1],
      ['eslint(no-var)', 2],
      ['eslint(eqeqeq)', 3],
      ['eslint(no-unused-vars)', 4],
      ['eslint(prefer-const)', 5],
    ],
  })
})

test('hooks are called in one order, and name what they depend on', () => {
  const path = 'src/ui/app/App.tsx'
  const text = [
    "import { useEffect, useState } from 'react'",
    'export function App({ open, tell }: { open: boolean; tell: (n: number) => void }) {',
    '  if (open) useState(1)',
    '  useEffect(() => tell(1), [])',
    '  return null',
    '}',
  ]
  const found = linted({ [path]: text.join('\n') })[path].map(([rule]) => rule)
  expect(found).toContain('react-hooks(rules-of-hooks)')
  expect(found).toContain('react-hooks(exhaustive-deps)')
})
