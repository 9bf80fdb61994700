/** What the commands do when a page crashes or hangs: with pages that only say what the real ones would. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PageLost } from './browser-page.mjs'
import { gradeHandIn } from './grade-hand-in.mjs'
import { NotebookRunner } from './run-notebook.mjs'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lost-'))
  writeFileSync(join(dir, 'a_group3_ana.ipynb'), '{}')
})
afterAll(() => rmSync(dir, { recursive: true }))

/**
 * A browser whose pages answer so; every call is written down.
 * @param {Record<string, (...args: any[]) => unknown>} answers
 */
function fakeBrowser(answers) {
  /** @type {string[]} */
  const calls = []
  const open = async () => {
    calls.push('new page')
    return {
      call: async (/** @type {string} */ method, /** @type {any[]} */ args = []) => {
        calls.push([method, ...args.filter((arg) => typeof arg !== 'object')].join(' '))
        return answers[method]?.(...args)
      },
      close: async () => void calls.push('closed'),
    }
  }
  return { calls, browser: /** @type {any} */ ({ open }) }
}

const facts = /** @type {import('./grades.mjs').CheckFacts[]} */ ([
  { id: 'crashes', kind: 'visible', title: '', unjudged: '' },
  { id: 'passes', kind: 'hidden', title: '', unjudged: '' },
  { id: 'by-hand', kind: 'visible', title: '', unjudged: 'By hand.' },
])
const options = { lesson: 'a', timeout: 5, deadline: 60, trust: false }
const opened = () => ({ name: 'ana', group: '3', problems: [] })
/** @param {string} id */
const check = (id) => {
  if (id === 'crashes') throw new PageLost('Its page crashed.')
  return { correct: true, message: 'Well.', seconds: 0.123, stopped: false, failingRun: null }
}

test('a hand-in that takes its page down loses that check, and the next one is judged on a new page', async () => {
  const { browser, calls } = fakeBrowser({ openHandIn: opened, check })
  const grade = await gradeHandIn(browser, 'a_group3_ana.ipynb', facts, { ...options, dir })
  expect(grade).toEqual({
    ...{ file: 'a_group3_ana.ipynb', name: 'ana', group: '3', judged: true, points: 1, max: 2 },
    problems: ['crashes: Its page crashed.'],
    checks: [
      { ...{ id: 'crashes', kind: 'visible', correct: false }, message: 'Its page crashed.', seconds: 0, failingRun: null },
      { ...{ id: 'passes', kind: 'hidden', correct: true }, message: 'Well.', seconds: 0.1, failingRun: null },
      { ...{ id: 'by-hand', kind: 'visible', correct: null }, message: 'By hand.', seconds: 0, failingRun: null },
    ],
  }) // oxfmt-ignore
  expect(calls.filter((call) => /page|closed|check/.test(call))).toEqual([
    ...['new page', 'check crashes 5', 'closed', 'new page', 'check passes 5', 'closed'],
  ])
})

test('a hand-in whose page does not even open is not judged, and the words say why', async () => {
  const lost = () => {
    throw new PageLost('Its page did not answer for 60 seconds.')
  }
  const { browser, calls } = fakeBrowser({ openHandIn: lost })
  expect(await gradeHandIn(browser, 'a_group3_ana.ipynb', facts, { ...options, dir })).toMatchObject({
    judged: false,
    problems: ['Its page did not answer for 60 seconds.'],
  })
  expect(calls.at(-1)).toBe('closed')
})

test('a hand-in that has used up its time is not checked any more', async () => {
  const { browser, calls } = fakeBrowser({ openHandIn: opened, check })
  const grade = await gradeHandIn(browser, 'a_group3_ana.ipynb', facts, { ...options, dir, deadline: 0 })
  expect(grade).toMatchObject({ judged: true, points: 0 })
  expect(grade.problems[0]).toBe('crashes: Not checked: this hand-in had used up its 0 seconds.')
  expect(calls.join()).not.toContain('check')
})

/** @param {boolean} allowErrors */
function notebook(allowErrors) {
  const cells = ['a', 'bomb', 'b'].map((id, n) => ({ id, number: n + 1, limit: null }))
  const fake = fakeBrowser({
    open: () => ({ title: 'T', notes: [], cells }),
    run: (n) => {
      if (n === 1) throw new PageLost('Its page crashed.')
      return { status: 'ok', seconds: 0, value: '', failure: null, given: { outputs: [n] } }
    },
    ipynb: () => 'IPYNB',
    html: () => 'HTML',
  })
  const source = /** @type {any} */ ({ kind: 'lesson', id: 'x' })
  const runner = new NotebookRunner(fake.browser, source, { timeout: 9, allowErrors, told: () => {} })
  return { ...fake, runner }
}

test('a cell that takes the page down has failed, and what the cells before it gave is written', async () => {
  const { runner, calls } = notebook(false)
  expect(await runner.run()).toMatchObject({
    ran: 2,
    cells: 3,
    lost: true,
    ipynb: 'IPYNB',
    failed: [{ ran: 'bomb', name: 'PageLost', message: 'Its page crashed. Variables are gone.' }],
  })
  expect(calls).toEqual([
    ...['new page', 'open', 'run 0 9', 'run 1 9', 'closed'],
    ...['new page', 'open', 'give 0', 'give 1', 'rest 2', 'ipynb', 'html'],
  ])
})

test('where errors are allowed the cells behind a crash run on a new page', async () => {
  const { runner, calls } = notebook(true)
  expect(await runner.run()).toMatchObject({ ran: 3, lost: true })
  expect(calls).toContain('run 2 9')
})
