import { expect, test } from 'vitest'
import { gradesCsv, gradesJson, gradesTable, pointsOf } from './grades.mjs'

const facts = /** @type {import('./grades.mjs').CheckFacts[]} */ ([
  { id: 'order', kind: 'visible', title: 'T', unjudged: 'By hand.' },
  { id: 'door', kind: 'visible', title: 'T', unjudged: '' },
  { id: 'secret', kind: 'hidden', title: '', unjudged: '' },
])
const base = { seconds: 1, failingRun: null }
/** @type {import('./grades.mjs').HandInGrade[]} */
const grades = [
  {
    file: 'a.ipynb',
    name: '=cmd|x',
    group: '3',
    judged: true,
    points: 1,
    max: 2,
    checks: [
      { ...base, id: 'order', kind: 'visible', correct: null, message: 'By hand.' },
      { ...base, id: 'door', kind: 'visible', correct: true, message: 'Well.' },
      {
        ...base,
        id: 'secret',
        kind: 'hidden',
        correct: false,
        message: 'No.',
        failingRun: { schedule: ['0#1.0', '0.1#1.0'], link: '' },
      },
    ],
    problems: ['One.', 'Two\u001b[2J.'],
  },
  { file: 'b.ipynb', name: 'b', group: '', judged: false, points: 0, max: 2, checks: [], problems: ['Cut.'] },
]

test('a point is given for each check that is passed', () => {
  expect(pointsOf(grades[0].checks)).toBe(1)
})

test('the CSV has a row a hand-in, with points, messages and failing runs of what could be judged', () => {
  const lines = gradesCsv(facts, grades).split('\r\n')
  expect(lines[0]).toBe(
    'file,name,group,points,max,door (visible),door: message,door: failing run,secret (hidden),secret: message,secret: failing run,problems',
  )
  expect(lines[1]).toBe(`a.ipynb,'=cmd|x,3,1,2,1,Well.,,0,No.,0#1.0 0.1#1.0,"One.\nTwo\u001b[2J."`)
  expect(lines[2]).toBe('b.ipynb,b,,0,2,,,,,,,Cut.')
})

test('the table says what could not be judged and why, and moves no cursor', () => {
  const table = gradesTable(facts, grades)
  expect(table).toContain('Checks, in this order: door, secret (hidden)\nNot judged: order. By hand.')
  expect(table).toMatch(/=cmd\|x +3 +1\/2 +✓ ✗ +One\. Two \[2J\./)
  expect(table).toMatch(/b +- +· · +Cut\./)
  expect(table).not.toContain('\u001b')
})

test('the JSON has all of it', () => {
  expect(JSON.parse(gradesJson('door', facts, grades))).toEqual({
    lesson: 'door',
    checks: facts,
    handIns: grades,
  })
})
