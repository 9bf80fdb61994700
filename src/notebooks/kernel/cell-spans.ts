/**
 * When cells ran, on the clock of the broker that carried their messages: the notebook's own row of the timeline.
 *
 * A cell run is an activation of the notebook. The latest are kept, for one run of the machine: a new broker has a
 * clock of its own.
 */
export interface CellSpan {
  readonly cell: string
  readonly activation: number
  /** In units of 10 µs since the broker's run began. */
  readonly began: number
  /** −1 while it runs. */
  ended: number
}

const KEPT = 200

export class CellSpans {
  list: CellSpan[] = []

  begin(cell: string, activation: number, now: number): CellSpan {
    const span = { cell, activation, began: now, ended: -1 }
    this.list.push(span)
    if (this.list.length > KEPT) this.list.shift()
    return span
  }

  /** A cell begins a run of its own, on a broker of its own. */
  beginAlone(cell: string, activation: number): CellSpan {
    this.clear()
    return this.begin(cell, activation, 0)
  }

  clear(): void {
    this.list = []
  }
}
