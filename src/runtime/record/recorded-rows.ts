/** The rows of a recording: the same readings as of the live record, over one array. */
import { isTime, Outcome, R_OUTCOME, ROW, viewOf, type RowView, type RunRecord } from './record'
import { RunTime } from './run-time'

export class RecordedRows implements Pick<RunRecord, 'rows' | 'first' | 'get' | 'read' | 'outcome'> {
  readonly rows: number

  constructor(
    readonly first: number,
    private readonly columns: Int32Array,
    readonly runTime = new RunTime(),
  ) {
    this.rows = first + columns.length / ROW
  }

  get(row: number, field: number): number {
    if (row < this.first || row >= this.rows) return -1
    const value = this.columns[(row - this.first) * ROW + field]
    return value >= 0 && isTime(field) ? this.runTime.of(value) : value
  }

  outcome(row: number): Outcome {
    const value = this.get(row, R_OUTCOME)
    return value === -1 ? Outcome.Waiting : ((value & 15) as Outcome)
  }

  read(row: number): RowView | null {
    if (row < this.first || row >= this.rows) return null
    return viewOf(this.columns, (row - this.first) * ROW, this.runTime)
  }
}
