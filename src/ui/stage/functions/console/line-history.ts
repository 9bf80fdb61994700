/** Lines that were typed, to go back to with the arrow keys, and the one that was begun meanwhile. */

const most = 100

export class LineHistory {
  private readonly lines: string[] = []
  /** Where somebody stands; behind the last line: at the one that is being typed. */
  private at = 0
  private begun = ''

  add(line: string): void {
    if (line !== '' && line !== this.lines.at(-1)) this.lines.push(line)
    if (this.lines.length > most) this.lines.shift()
    this.at = this.lines.length
    this.begun = ''
  }

  /** The line before or behind this one, with what stands there now; null at the end. */
  step(by: -1 | 1, now: string): string | null {
    const next = this.at + by
    if (next < 0 || next > this.lines.length) return null
    if (this.at === this.lines.length) this.begun = now
    this.at = next
    return next === this.lines.length ? this.begun : this.lines[next]
  }
}
