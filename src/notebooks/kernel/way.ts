/** Steps that a run in You deliver takes from its first choice on, and word of how far it came. */
import type { Refused } from './session'

export class Way {
  /** A run takes them now: it is the run that says how far it came. */
  begun = false
  readonly arrived: Promise<Refused | null>
  private tell: (refused: Refused | null) => void = () => {}

  constructor(readonly keys: readonly string[]) {
    this.arrived = new Promise((resolve) => (this.tell = resolve))
  }

  /** The first word counts; '': all steps were taken. */
  arrive(problem: string): void {
    this.tell(problem === '' ? null : { refused: problem })
  }
}
