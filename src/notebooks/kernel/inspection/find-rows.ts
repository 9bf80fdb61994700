/**
 * The newest messages that a line has sent, or that went one way: read back from the end of the record, so far and no
 * farther.
 */
import type { MessageLink, RowsView } from '../../../runtime/protocol/inspection'
import type { SourcePlace } from '../../../runtime/protocol/view'
import { Kind } from '../../../runtime/protocol/wire'
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { R_FROM, R_KIND, R_METHOD, R_SITE, R_TO } from '../../../runtime/record/record'
import { placeOf } from '../picture'

/** Rows that are given, and rows that are looked at. */
export const ROWS = 50
const LOOKED_AT = 20_000

export function linkTo(run: ReadableRun, row: number): MessageLink {
  const { record, names, actors } = run
  const from = record.get(row, R_FROM)
  return {
    row,
    call: `${names[record.get(row, R_METHOD)]}(${run.argumentsOf(row) ?? '…'})`,
    from,
    fromName: actors[from]?.name ?? 'someone',
    site: placeOf(run, row),
  }
}

export function isMessage(record: ReadableRun['record'], row: number): boolean {
  const kind = record.get(row, R_KIND)
  return kind === (Kind.Tell as number) || kind === (Kind.Ask as number)
}

export function rowsFrom(run: ReadableRun, { cell, line }: SourcePlace): RowsView {
  const { record, names } = run
  const site = names.indexOf(`${cell}:${line}`)
  if (site < 0) return { messages: [], more: false }
  return newest(run, (row) => record.get(row, R_SITE) === site)
}

/** `nodeOf`: an actor's key as the stage draws it, itself or its pile. */
export function rowsBetween(
  run: ReadableRun,
  from: number,
  to: number,
  nodeOf: (index: number) => number = (index) => index,
): RowsView {
  const { record } = run
  return newest(
    run,
    (row) => nodeOf(record.get(row, R_TO)) === to && nodeOf(record.get(row, R_FROM)) === from,
  )
}

/** The nearest row in a direction that went the same way as this one. */
export function neighbourRow({ record }: ReadableRun, row: number, by: 1 | -1): number | null {
  const from = record.get(row, R_FROM)
  const to = record.get(row, R_TO)
  const end = by < 0 ? Math.max(record.first, row - LOOKED_AT) : Math.min(record.rows - 1, row + LOOKED_AT)
  for (let at = row + by; by < 0 ? at >= end : at <= end; at += by)
    if (record.get(at, R_TO) === to && record.get(at, R_FROM) === from && isMessage(record, at)) return at
  return null
}

function newest(run: ReadableRun, wanted: (row: number) => boolean): RowsView {
  const { record, actors } = run
  const messages: RowsView['messages'][number][] = []
  const end = Math.max(record.first, record.rows - LOOKED_AT)
  for (let row = record.rows - 1; row >= end; row--) {
    if (!wanted(row) || !isMessage(record, row)) continue
    if (messages.length === ROWS) return { messages, more: true }
    const to = record.get(row, R_TO)
    messages.push({ ...linkTo(run, row), to, toName: actors[to]?.name ?? 'someone' })
  }
  return { messages, more: end > 0 }
}
