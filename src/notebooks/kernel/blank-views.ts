/**
 * The views of a record that can't be read yet.
 */
import { emptyColumns } from '../../runtime/protocol/call-columns'
import type { RecordViews } from './record-views'

/** What can be read, by whatever reads it. */
export type Views = Pick<RecordViews, keyof RecordViews>

const NOWHERE = { from: 0, to: 0 }

const NOTHING = { sent: 0, settled: 0, failed: 0, lost: 0, undeliverable: 0, open: 0 }

/** Of a run of which nothing is known. */
export const BLANK: Views = {
  timeline: () => ({
    unit: 'ms', run: -1, runs: 0, cell: '', extent: NOWHERE, shown: NOWHERE, going: false, lanes: [], bars: [],
    handlings: 0, forgotten: 0,
  }), // oxfmt-ignore
  story: () => ({ run: 0, events: [], total: 0, found: 0, earlier: 0, later: 0, forgotten: 0 }),
  sequence: () => ({
    run: 0, unit: 'ms', total: 0, shown: NOWHERE, lanes: [], hidden: [], lanesLeftOut: 0, lines: [], bars: [],
    marks: [], captions: [], silences: [], chosen: null, messages: 0, forgotten: 0, passing: 0,
  }), // oxfmt-ignore
  actors: () => ({ unit: 'ms', rows: [], found: 0, total: 0 }),
  tasks: () => ({
    unit: 'ms',
    rows: [],
    found: 0,
    total: 0,
    counts: { open: 0, done: 0, failed: 0 },
    forgotten: 0,
  }),
  metrics: () => ({
    unit: 'ms', run: -1, runs: 0, cell: '', going: false, behind: 0, missed: 0, width: 1, ends: [], sent: [],
    settled: [], failed: [], lost: [], undeliverable: [], depth: [], deepest: [], p50: [], p95: [], p99: [], totals: NOTHING, took: null,
  }), // oxfmt-ignore
  functions: () => ({
    version: -1, now: 0, going: false, platforms: [], jobs: [], jobsLeftOut: 0, calls: emptyColumns(0, [], []),
    callsLeftOut: 0, wished: null, presets: [],
  }), // oxfmt-ignore
  message: () => null,
  inspect: () => null,
  rowsFrom: () => ({ messages: [], more: false }),
  rowsBetween: () => ({ messages: [], more: false }),
}
