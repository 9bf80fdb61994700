/** The rows of a recording: the same readings as of the live record, over one array. */
import { Outcome, R_OUTCOME, ROW, type RowView, type RunRecord } from './record'

export class RecordedRows implements Pick<RunRecord, 'rows' | 'first' | 'get' | 'read' | 'outcome'> {
  readonly rows: number

  constructor(
    readonly first: number,
    private readonly columns: Int32Array,
  ) {
    this.rows = first + columns.length / ROW
  }

  get(row: number, field: number): number {
    if (row < this.first || row >= this.rows) return -1
    return this.columns[(row - this.first) * ROW + field]
  }

  outcome(row: number): Outcome {
    const value = this.get(row, R_OUTCOME)
    return value === -1 ? Outcome.Waiting : ((value & 15) as Outcome)
  }

  read(row: number): RowView | null {
    if (row < this.first || row >= this.rows) return null
    const c = this.columns
    const at = (row - this.first) * ROW
    return {
      kind: c[at],
      from: c[at + 1],
      to: c[at + 2],
      method: c[at + 3],
      site: c[at + 4],
      activation: c[at + 5],
      n: c[at + 6],
      cause: c[at + 7],
      sent: c[at + 8],
      delivered: c[at + 9],
      ended: c[at + 10],
      outcome: (c[at + R_OUTCOME] & 15) as Outcome,
      bytes: c[at + R_OUTCOME] >>> 4,
    }
  }
}
