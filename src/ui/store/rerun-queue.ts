/**
 * Cells that run again because a control was set, from top to bottom, one at a time.
 *
 * A finger on a slider asks faster than cells run: what is asked for meanwhile runs once more afterwards, and not as often
 * as it was asked for. A cell that does not run to its end ends the round, since what follows would build on it.
 */
export class RerunQueue {
  private wanted = new Set<string>()
  private going = false

  constructor(
    /** Whether it came to its end. */
    private readonly run: (cell: string) => Promise<boolean>,
    /** Those that can run, as they stand on the page. */
    private readonly inOrder: (cells: ReadonlySet<string>) => readonly string[],
  ) {}

  ask(cells: readonly string[]): void {
    for (const cell of cells) this.wanted.add(cell)
    void this.go()
  }

  /** What has not begun is not run any more. */
  forget(): void {
    this.wanted.clear()
  }

  private async go(): Promise<void> {
    if (this.going) return
    this.going = true
    try {
      for (;;) {
        const [next] = this.inOrder(this.wanted)
        if (next === undefined) return this.forget()
        this.wanted.delete(next)
        if (!(await this.run(next))) this.forget()
      }
    } finally {
      this.going = false
    }
  }
}
