/** A set of rows that forgets the oldest: for marks that only views need. */
const KEPT = 4096

export class RecentRows {
  private readonly rows = new Set<number>()

  add(row: number): void {
    this.rows.delete(row)
    this.rows.add(row)
    if (this.rows.size <= KEPT) return
    for (const oldest of this.rows) {
      this.rows.delete(oldest)
      return
    }
  }

  has(row: number): boolean {
    return this.rows.has(row)
  }
}
