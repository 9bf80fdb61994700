/**
 * A record that numbers messages and writes nothing down: what a run without a record would cost, for a benchmark.
 *
 * Nothing can be looked at in such a run, and ends that are told twice count twice.
 */
import { RunRecord } from './record'

export class BlankRecord extends RunRecord {
  override send(): number {
    return (this.first = ++this.rows) - 1
  }

  override deliver(): void {}

  override undeliver(): void {}

  override end(): void {}
}
