/** Whether the rows of a recording can be what they say: indices, times and causes that views may rely on. */
import { Kind } from '../protocol/wire'
import { Unfit } from './foreign'
import { Outcome, R_BYTES_LIMIT } from './record'
import { RecordedRows } from './recorded-rows'
import type { RecordingContents } from './recording'

const MOST = 2 ** 31 - 1

/** Throws `Unfit` where they can't. */
export function checkRows({
  first,
  rows,
  actors,
  names,
}: Pick<RecordingContents, 'first' | 'rows' | 'actors' | 'names'>): void {
  const record = new RecordedRows(first, rows)
  for (let row = first; row < record.rows; row++) {
    // Words are made for what is wrong only: there may be many rows.
    const check = (field: string, value: number, least: number, most: number): void => {
      if (value >= least && value <= most) return
      throw new Unfit(`row ${row}: ${field} is ${value}, and must be from ${least} to ${most}`)
    }
    const view = record.read(row)!
    check('kind', view.kind, Kind.Tell, Kind.Spawn)
    check('from', view.from, -1, actors.length - 1)
    check('to', view.to, -1, actors.length - 1)
    check('method', view.method, 0, names.length - 1)
    check('site', view.site, -1, names.length - 1)
    // What led to it was there before it: nothing is its own cause.
    check('cause', view.cause, -1, row - 1)
    check('sent', view.sent, 0, MOST)
    if (view.delivered !== -1) check('delivered', view.delivered, view.sent, MOST)
    if (view.ended !== -1) check('ended', view.ended, view.sent, MOST)
    check('outcome', view.outcome, Outcome.Waiting, Outcome.Lost)
    check('bytes', view.bytes, 0, R_BYTES_LIMIT)
  }
}
