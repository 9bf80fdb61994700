import { describe, expect, test } from 'vitest'
import { describe as inWords } from './problems'
import { readIpynb } from './read'
import { essence, idsIn } from './testing/essence'
import { fixture, fixtures } from './testing/fixtures'
import { validateNotebook } from './validate'
import { writeIpynb } from './write'

const PYTHON =
  'This notebook is in Python, which does not run here. Its code is shown with what it gave where it ran.'

const NO_LANGUAGE =
  'This notebook does not say which language its code is in, so it does not run here. Its code is shown with what it gave where it ran.'

/** What a reader is told of each fixture; those that are not named here have nothing to tell. */
const NOTES: Readonly<Record<string, readonly string[]>> = {
  'duplicate-ids': ['Cells 2 and 4 had no ids that are allowed and their own. They got new ones.', PYTHON],
  'kernel-javascript': [
    'Some cells are in Python, which does not run here. They are shown with what they gave.',
  ],
  'kernel-r': [PYTHON.replace('Python', 'R')],
  'missing-ids': [
    'Cells 1, 2, 4 and 5 had no ids that are allowed and their own. They got new ones.',
    PYTHON,
  ],
  'no-kernel': [NO_LANGUAGE],
  'proto-keys': [NO_LANGUAGE],
}
const SILENT = new Set(['kernel-deno', 'lesson', 'lesson-without-ids'])
/** Not valid, or with things under `actorium` that are not taken: what is left out differs. Their notes are tested in read.test.ts. */
const FLAWED = new Set(['malformed-cells', 'minor-4.9', 'nbformat-3', 'odd-own', 'lesson-edited-elsewhere'])

function read(name: string) {
  const result = readIpynb(fixture(name), { fileName: `${name}.ipynb` })
  if ('refused' in result) throw new Error(result.refused)
  return result
}

test('there are forty and more, and they are small', () => {
  expect(fixtures.size).toBeGreaterThan(40)
  expect([...fixtures.values()].join('').length).toBeLessThan(120_000)
})

describe.each([...fixtures.keys()].filter((name) => name !== 'nbformat-3'))('%s', (name) => {
  test('is written as valid nbformat 4.5', () => {
    expect(validateNotebook(JSON.parse(writeIpynb(read(name).notebook))).map(inWords)).toEqual([])
  })

  test('reads back as the same notebook, and is then written as the same text', () => {
    const { notebook } = read(name)
    const written = writeIpynb(notebook)
    const again = readIpynb(written)
    expect(again).toMatchObject({ notebook: expect.anything() })
    expect('notebook' in again && again.notebook).toEqual(notebook)
    expect('notebook' in again && writeIpynb(again.notebook)).toBe(written)
  })
})

describe.each([...fixtures.keys()].filter((name) => !FLAWED.has(name)))('%s', (name) => {
  test('has all that matters after reading and writing', () => {
    const text = fixture(name)
    const written = writeIpynb(read(name).notebook)
    expect(essence(written)).toEqual(essence(text))
    const ids = idsIn(text)
    if (ids !== null && !['duplicate-ids', 'missing-ids'].includes(name)) expect(idsIn(written)).toEqual(ids)
  })

  test('tells its reader what there is to tell', () => {
    const told = read(name).notes
    if (NOTES[name] !== undefined) expect(told).toEqual(NOTES[name])
    else if (SILENT.has(name) || !fixture(name).includes('"code"')) expect(told).toEqual([])
    else expect(told).toEqual([PYTHON])
  })
})
