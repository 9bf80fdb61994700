/**
 * The commands `notebook` and `grade` as a teacher gives them: a lesson is run to its solved file, hand-ins are made of
 * it and graded. What goes wrong in one of them is the run that the page shows under its link.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeHandIns } from '../scripts/headless/made-hand-ins.mjs'
import type { HandInGrade } from '../scripts/headless/grades.mjs'
import { validateNotebook } from '../src/notebooks/document/ipynb/validate'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

interface Ended {
  readonly status: number
  readonly out: string
  readonly err: string
}

// A command may have to build its page first.
test.setTimeout(120_000)

let dir = ''
test.beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'headless-'))))
test.afterEach(() => rmSync(dir, { recursive: true }))

function command(name: 'notebook' | 'grade', ...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [`scripts/${name}.mjs`, ...args], (error, out, err) => {
      done({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
    })
  })
}

const lastLine = ({ out }: Ended): unknown => JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')

/** Those of the made hand-ins that are graded here; all of them are in a soak test. */
const CHOSEN = /_(races|other-order|copied|cut)\.ipynb$/

test('a lesson runs without a screen, and what students made of it is graded', async ({ page, site }) => {
  const [base, html] = [join(dir, 'base.ipynb'), join(dir, 'base.html')]
  const ran = await command('notebook', '01-make-money-disappear', '--out', base, '--html', html, '--json')
  expect(ran).toMatchObject({ status: 0, err: expect.not.stringContaining('Cell ') })
  expect(lastLine(ran)).toMatchObject({ cells: 4, ran: 4, failed: [] })
  const solved = readFileSync(base, 'utf8')
  expect(validateNotebook(JSON.parse(solved))).toEqual([])
  expect(solved).toContain('"190"')
  expect(readFileSync(html, 'utf8')).toContain('<pre>190</pre>')

  const handIns = join(dir, 'hand-ins')
  mkdirSync(handIns)
  for (const [name, text] of Object.entries(madeHandIns(solved)))
    if (CHOSEN.test(name)) writeFileSync(join(handIns, name), text)
  const graded = await command('grade', handIns, '--lesson', '1', '--json')
  expect(graded.status, graded.err).toBe(1)
  expect(lastLine(graded)).toMatchObject({ files: 4, unjudged: 1 })
  const { handIns: grades } = JSON.parse(readFileSync(join(handIns, 'grades.json'), 'utf8')) as {
    handIns: HandInGrade[]
  }
  expect(
    Object.fromEntries(grades.map(({ name, judged, points }) => [name, judged ? points : null])),
  ).toEqual({
    races: 3,
    'other-order': 3,
    copied: 4,
    '01_group5_cut': null,
  })
  expect(readFileSync(join(handIns, 'grades.csv'), 'utf8').split('\r\n')).toHaveLength(6)

  const failing = grades.flatMap(({ checks }) => checks).find((check) => check.failingRun)?.failingRun
  await page.goto(`${site}${failing?.link}`)
  await page.getByRole('button', { name: 'Run it', exact: true }).click()
  await expect(page.getByText('This is the run that the link brought.')).toBeVisible({ timeout: 20_000 })
  await new LessonPage(page).expectValue('audit', /^(190|210)$/)
})

test('a cell that fails is named with its line, and what cannot be run says why', async () => {
  const file = join(dir, 'bad.ipynb')
  const cell = (id: string, source: string) => ({
    ...{ cell_type: 'code', id, metadata: {}, execution_count: null, outputs: [] },
    source,
  })
  const cells = [
    cell('fine', "await fetch('x').catch(({ name }) => name)"),
    cell('bad', 'const a = 1\nb + a'),
    cell('endless', 'while (true) {}'),
    cell('after', "'after'"),
  ]
  const metadata = { language_info: { name: 'typescript' } }
  writeFileSync(file, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }))
  const out = join(dir, 'out.ipynb')
  const failed = await command('notebook', file, '--out', out)
  expect(failed).toMatchObject({
    status: 1,
    err: expect.stringContaining('Cell 2 (bad), line 2: ReferenceError: b is not defined\n    2 | b + a\n'),
  })
  expect(readFileSync(out, 'utf8')).toContain('"ename": "ReferenceError"')

  const on = await command('notebook', file, '--allow-errors', '--timeout', '3', '--json', '--out', out)
  expect(on.status).toBe(0)
  expect(lastLine(on)).toMatchObject({
    ran: 4,
    failed: [
      { cell: 'bad', line: 2, message: 'ReferenceError: b is not defined' },
      { cell: 'endless', message: 'OutOfTime: The cell was stopped after 3 seconds, its time limit.' },
    ],
  })
  expect(readFileSync(out, 'utf8')).toMatch(/'TypeError'[^]*"OutOfTime"[^]*'after'/)
})

test('what cannot be run or graded is refused in words, before a browser is started', async () => {
  const [none, wrong, empty] = await Promise.all([
    command('notebook', join(dir, 'none.ipynb')),
    command('grade', dir, '--lesson', '99'),
    command('grade', dir, '--lesson', '1'),
  ])
  expect([none.status, wrong.status, empty.status]).toEqual([1, 1, 1])
  expect(none.err).toMatch(/^There is no file .*none\.ipynb, and no lesson of that name/)
  expect(wrong.err).toMatch(/^There is no lesson 99\. The lessons are:/)
  expect(empty.err).toMatch(/^There is no \.ipynb file in the folder /)
})

test('the built page ships no hidden check', () => {
  const checks = readdirSync('grading', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const marks = checks.flatMap((name) => {
    const text = readFileSync(join('grading', name), 'utf8')
    const ids = [...text.matchAll(/defineCheck\(\s*'([^']+)'/g)].map(([, id]) => id)
    expect(ids.length, name).toBeGreaterThan(0)
    return ids
  })
  expect(checks.length).toBeGreaterThan(1)
  for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|html|json|css)$/.test(name)) continue
    const text = readFileSync(join('dist', name), 'utf8')
    expect(
      marks.filter((mark) => text.includes(mark)),
      name,
    ).toEqual([])
  }
})
