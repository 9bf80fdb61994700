import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const eslint = new ESLint()

/** The names of the rules that the text breaks when it stands in that file. */
async function broken(/** @type {string} */ filePath, /** @type {string} */ text) {
  const [result] = await eslint.lintText(text, { filePath })
  return result.messages.map(({ ruleId, message }) => ruleId ?? message)
}

const AMBIENT = {
  'Date.now()': 'no-restricted-properties',
  'new Date()': 'no-restricted-syntax',
  'Date()': 'no-restricted-syntax',
  'Math.random()': 'no-restricted-properties',
  'setTimeout(f, 1)': 'no-restricted-globals',
  'setInterval(f, 1)': 'no-restricted-globals',
  'globalThis.setTimeout(f, 1)': 'no-restricted-properties',
  'performance.now()': 'no-restricted-globals',
  'crypto.randomUUID()': 'no-restricted-properties',
}

test.each(Object.entries(AMBIENT))(
  '%s is refused in a pure room and allowed in its shells',
  async (call, rule) => {
    const text = `const f = () => {}\nexport const made = [f, ${call}]\n`
    expect(await broken('src/runtime/broker/mailbox.ts', text)).toEqual([rule])
    expect(await broken('src/runtime/explore/search.ts', text)).toEqual([rule])
    expect(await broken('src/runtime/broker/relay.ts', text)).toEqual([])
    expect(await broken('src/runtime/cluster/handle-lock.ts', text)).toEqual([])
    expect(await broken('src/runtime/clock/real-clock-shell.ts', text)).toEqual([])
    expect(await broken('src/runtime/broker/mailbox.test.ts', text)).toEqual([])
    expect(await broken('src/ui/app/app.ts', text)).toEqual([])
  },
)

test('a date made from a known time is pure', async () => {
  expect(await broken('src/runtime/clock/clock.ts', 'export const day = new Date(0)\n')).toEqual([])
})

test('no comment switches a rule off', async () => {
  const text = '/* eslint-disable */\nexport const now = Date.now() // eslint-disable-line\n'
  expect(await broken('src/runtime/clock/clock.ts', text)).toContain('no-restricted-properties')
})

test('a comment that would switch off a rule of the other linter is refused', async () => {
  expect(await broken('src/ui/app/app.ts', 'export {} // oxlint-disable-line\n')).toEqual([
    'no-warning-comments',
  ])
})

test('promises that nobody waits for are refused, but for what is told to an actor', () => {
  const project = resolve(import.meta.dirname, '..')
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  try {
    writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions": {"strict": true}, "include": ["*.ts"]}')
    writeFileSync(
      join(folder, 'program.ts'),
      `
declare function tell(): Promise<void>
declare function ask(): Promise<number>; declare function later(deed: () => void): void
tell()
ask()
later(async () => void (await ask()))
export const value = async () => await 1
`,
    )
    const said = oxlint(project, folder)
    expect(said).toEqual([
      ['typescript(no-floating-promises)', 5],
      ['typescript(no-misused-promises)', 6],
      ['typescript(await-thenable)', 7],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** The rules that are broken, with their lines. @returns {[string, number][]} */
function oxlint(/** @type {string} */ project, /** @type {string} */ folder) {
  const program = join(project, 'node_modules/oxlint/bin/oxlint')
  const options = ['--type-aware', '--format=json', '-c', join(project, '.oxlintrc.json')]
  let text = ''
  try {
    text = execFileSync(process.execPath, [program, ...options, folder], { encoding: 'utf8', cwd: project })
  } catch (error) {
    text = /** @type {{stdout: string}} */ (error).stdout
  }
  /** @type {{diagnostics: {code: string, labels: {span: {line: number}}[]}[]}} */
  const { diagnostics } = JSON.parse(text)
  return diagnostics
    .map(({ code, labels }) => /** @type {[string, number]} */ ([code, labels[0].span.line]))
    .sort(([, a], [, b]) => a - b)
}

test('sources have named exports only, also in pure rooms and tests; configs may have a default', async () => {
  const text = 'export default 1\n'
  expect(await broken('src/runtime/clock/clock.ts', text)).toEqual(['no-restricted-syntax'])
  expect(await broken('src/ui/app/app.test.ts', text)).toEqual(['no-restricted-syntax'])
  expect(await broken('src/ui/app/app.ts', text)).toEqual(['no-restricted-syntax'])
  expect(await broken('vite.config.ts', text)).toEqual([])
})

test('tests do not leave others out, and skip only with a reason', async () => {
  const file = 'src/ui/app/app.test.ts'
  expect(await broken(file, "test.only('a', () => {})\n")).toEqual(['no-restricted-syntax'])
  expect(await broken(file, "describe.skip('a', () => {})\n")).toEqual(['no-restricted-syntax'])
  expect(await broken(file, "test('a', (ctx) => ctx.skip('no MNIST'))\n")).toEqual([])
  expect(await broken('e2e/page.spec.ts', "test.skip('a', () => {})\n")).toEqual(['no-restricted-syntax'])
  expect(await broken('e2e/page.spec.ts', "test.skip(true, 'no MNIST')\n")).toEqual([])
  expect(await broken('e2e/page.spec.ts', "test.describe.only('a', () => {})\n")).toEqual([
    'no-restricted-syntax',
  ])
})

test('any is refused', async () => {
  expect(await broken('src/ui/app/app.ts', 'export const f = (x: any) => x\n')).toEqual([
    '@typescript-eslint/no-explicit-any',
  ])
})
