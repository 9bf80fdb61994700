/**
 * The commands over everything: every lesson of the catalogue, every file that the reader of notebooks is tested with,
 * and all made hand-ins.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonIds } from './files.mjs'
import { madeHandIns } from './made-hand-ins.mjs'

const project = resolve(import.meta.dirname, '../..')
const fixtures = join(project, 'src/notebooks/document/ipynb/fixtures')
const LESSON = '01-make-money-disappear'
let dir = ''
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'commands-'))))
afterAll(() => rmSync(dir, { recursive: true }))

/** @param {string} name @param {string[]} args @returns {Promise<{status: unknown, out: string, err: string}>} */
function command(name, ...args) {
  return new Promise((done) => {
    execFile(process.execPath, [`scripts/${name}.mjs`, ...args], { cwd: project }, (error, out, err) => {
      done({ status: error === null ? 0 : error.code, out, err })
    })
  })
}

test.each(lessonIds())('the lesson %s runs to its end, with what it promises', async (id) => {
  expect(await command('notebook', id)).toMatchObject({ status: 0 })
})

test.each(readdirSync(fixtures))('the file %s runs, or says why not', async (name) => {
  const { status, err } = await command('notebook', join(fixtures, name), '--out', join(dir, name))
  if (status !== 0) expect(err).toMatch(/^(Building.*\n)?(Cell \d+ \(|This notebook is in nbformat 3)/)
})

/** Those with checks that can be judged of a file that runs apart. */
const JUDGED = ['01', '02', '03', '04', '05', '07'].map(
  (number) => lessonIds().find((id) => id.startsWith(number)) ?? number,
)

test.each(JUDGED)('the reference answer of %s passes all its checks, hidden ones too', async (id) => {
  const folder = join(dir, id)
  mkdirSync(folder)
  await command('notebook', id, '--out', join(folder, 'right.ipynb'))
  const { status, out } = await command('grade', folder, '--lesson', id, '--json')
  expect(status).toBe(0)
  const [grade] = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '').grades
  expect(grade.max).toBeGreaterThan(0)
  expect(grade.points).toBe(grade.max)
})

test('hand-ins that were copied, deleted, split, merged, that hang or meddle get the points that they earn', async () => {
  const base = join(dir, 'base.ipynb')
  await command('notebook', LESSON, '--out', base)
  const folder = join(dir, 'hand-ins')
  mkdirSync(folder)
  const made = madeHandIns(readFileSync(base, 'utf8'))
  for (const [name, text] of Object.entries(made)) writeFileSync(join(folder, name), text)
  expect(await command('grade', folder, '--lesson', LESSON, '--timeout', '8')).toMatchObject({ status: 1 })
  const { handIns } = JSON.parse(readFileSync(join(folder, 'grades.json'), 'utf8'))
  const points = Object.fromEntries(
    handIns.map((/** @type {import('./grades.mjs').HandInGrade} */ { file, judged, points }) => [
      file.replace(/^01_group\d_|\.ipynb$/g, ''),
      judged ? points : null,
    ]),
  )
  expect(Object.keys(points)).toHaveLength(Object.keys(made).length)
  /** @type {Record<string, number | null>} */
  const expected = {
    ...Object.fromEntries(Object.keys(points).map((name) => [name, 4])),
    // Two of the points are for orders of deliveries, on the lesson's own program.
    ...{
      blanks: 2,
      races: 3,
      'two-hundred': 2,
      'sum-by-hand': 3,
      'no-order': 2,
      'other-order': 3,
      'odd-order': 2,
      deleted: 2,
      'without-ids': 2,
      endless: 2,
      hangs: 2,
      '=1+1': 2,
    },
    ...{ cut: null, 'other-lesson': null, old: null },
  }
  expect(points).toEqual(expected)
})
