import { expect, test } from 'vitest'
import type { CodeCell } from '../document/notebook'
import { findCheck } from '../exercises/checks'
import { failingScript } from './failing-run'

const cell = (id: string, text: string): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage: {},
  exercise: false,
  original: false,
})
const printed = ['accounts', 'repair', 'audit'].map((id) => cell(id, `${id} as printed`))
const reader = printed.map(({ id }) => cell(id, `${id} as handed in`))
const judged = { lesson: 'money', seed: 42, printed, reader }

test('the failing run has the cells of the check, each as the check takes it, and the order', () => {
  const check = findCheck('repair-the-audit')!
  expect(failingScript(check, ['0#3.0', '0.4#1.0'], judged)).toEqual({
    notebook: 'money',
    seed: 42,
    runs: [
      { cell: 'accounts', text: 'accounts as printed', schedule: undefined, cleared: false },
      { cell: 'repair', text: 'repair as handed in', schedule: undefined, cleared: false },
      { cell: 'audit', text: 'audit as printed', schedule: ['0#3.0', '0.4#1.0'], cleared: false },
    ],
    faults: [],
    edited: [],
    position: 2,
  })
})

test('a check that tries no orders, or whose cell is gone, has no such run', () => {
  expect(failingScript(findCheck('ask-all-at-once')!, [], judged)).toBeNull()
  expect(failingScript(findCheck('repair-the-audit')!, [], { ...judged, reader: [] })).toBeNull()
})
