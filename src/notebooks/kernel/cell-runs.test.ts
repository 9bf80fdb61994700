import { expect, test } from 'vitest'
import type { LiveEvidence } from '../exercises/evidence'
import { CellRuns } from './cell-runs'

const NOTHING: LiveEvidence = { kind: 'live', result: null, printed: [] }

/** A session's words for one run that ends well. */
function run(
  runs: CellRuns,
  cell: string,
  text: string,
  names: { declares?: string[]; uses?: string[] } = {},
) {
  runs.versionOf(cell, text)
  runs.clearOutputs(cell)
  runs.update(cell, { state: 'running' })
  runs.began(cell, names.declares ?? [], names.uses ?? [])
  runs.display(cell, { op: 'text', stream: 'log', text: 'one\ntwo' })
  runs.display(cell, { op: 'text', stream: 'warn', text: 'three' })
  runs.display(cell, { op: 'value', value: { kind: 'primitive', text: "'7'" } })
  runs.gave(cell, '7')
  runs.update(cell, { state: 'done' })
}

const ran = () => {
  const runs = new CellRuns(() => {})
  run(runs, 'a', 'x', { declares: ['net'] })
  run(runs, 'b', 'y', { uses: ['net'] })
  return runs
}

test('evidence of a run at full speed is its value and its lines', () => {
  expect(ran().evidenceOf('b')).toEqual({ kind: 'live', result: '7', printed: ['one', 'two', 'three'] })
})

test('there is none where a cell has not run, waits for its turn, runs, failed or was stopped', () => {
  const runs = ran()
  expect(runs.evidenceOf('c')).toEqual(NOTHING)
  for (const state of ['queued', 'running', 'failed', 'stopped'] as const) {
    runs.update('b', { state })
    expect(runs.evidenceOf('b')).toEqual(NOTHING)
  }
})

test('there is none of a run that was delivered by hand, not even that of the run before', () => {
  const runs = ran()
  runs.versionOf('b', 'y')
  runs.clearOutputs('b')
  runs.update('b', { state: 'done' })
  expect(runs.evidenceOf('b')).toEqual(NOTHING)
})

test('an edit takes it away, and undoing the edit brings it back', () => {
  const runs = ran()
  runs.edited('b', 'y + 1')
  expect(runs.evidenceOf('b')).toEqual(NOTHING)
  runs.edited('b', 'y')
  expect(runs.evidenceOf('b').result).toBe('7')
})

test('it is gone when a cell that it uses runs again, and when the kernel is lost', () => {
  const runs = ran()
  run(runs, 'a', 'x', { declares: ['net'] })
  expect(runs.evidenceOf('b')).toEqual(NOTHING)
  run(runs, 'b', 'y', { uses: ['net'] })
  expect(runs.evidenceOf('b').result).toBe('7')
  runs.allStale()
  expect(runs.evidenceOf('b')).toEqual(NOTHING)
})

test('an edited cell that runs and can’t be compiled is not stale: its error is that of this text', () => {
  const runs = ran()
  runs.edited('b', 'y +')
  expect(runs.get('b').stale).toBe(true)
  runs.versionOf('b', 'y +')
  expect(runs.get('b').stale).toBe(false)
})
