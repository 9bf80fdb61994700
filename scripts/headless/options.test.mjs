import { expect, test } from 'vitest'
import { GRADE_HELP, gradeOptions, NOTEBOOK_HELP, notebookOptions } from './options.mjs'

test('a notebook is run with what was asked for', () => {
  expect(notebookOptions(['a.ipynb'])).toEqual({
    file: 'a.ipynb',
    out: '',
    html: '',
    timeout: null,
    allowErrors: false,
    json: false,
    trust: false,
  })
  const all = ['a', '--out', 'b', '--html=c', '--timeout', '0.5', '--allow-errors', '--json', '--trust']
  expect(notebookOptions(all)).toMatchObject({
    out: 'b',
    html: 'c',
    timeout: 0.5,
    allowErrors: true,
    json: true,
    trust: true,
  })
  expect(notebookOptions(['--help'])).toEqual({ help: NOTEBOOK_HELP })
})

test('a folder is graded with what was asked for, and the grades stand in it', () => {
  expect(gradeOptions(['dir', '--lesson', '1'])).toEqual({
    dir: 'dir',
    lesson: '1',
    out: 'dir',
    timeout: 30,
    deadline: 300,
    json: false,
    trust: false,
  })
  expect(gradeOptions(['dir', '--lesson=1', '--out', 'there'])).toMatchObject({ out: 'there' })
  expect(gradeOptions(['-h'])).toEqual({ help: GRADE_HELP })
})

test.each([
  [notebookOptions, [], /^Name one notebook/],
  [notebookOptions, ['a', 'b'], /^Name one notebook/],
  [notebookOptions, ['a', '--timeout', '0'], /^--timeout 0 is no number of seconds/],
  [notebookOptions, ['a', '--timeout', 'soon'], /^--timeout soon is no number/],
  [notebookOptions, ['a', '--tmeout', '3'], /^Unknown option '--tmeout'. --help/],
  [gradeOptions, ['dir'], /^Which lesson was handed in\?/],
  [gradeOptions, ['--lesson', 'x'], /^Name one folder/],
  [gradeOptions, ['dir', '--lesson', 'x', '--deadline', '-1'], /^Option '--deadline' argument is ambiguous/],
  [gradeOptions, ['dir', '--lesson', 'x', '--deadline='], /^--deadline {2}is no number/],
])('what makes no sense is said in words (%#)', (options, args, words) => {
  expect(options(args)).toEqual({ problem: expect.stringMatching(words) })
})
