/** What came last, by key, and no more of it than a number. */

/**
 * Jobs that a container knows. It and its platform have one `Recent` each of the jobs that went from one to the other; they
 * are filled alike, so what the one still has the other has too.
 */
export const JOBS = 64

export class Recent<T> {
  private readonly values = new Map<string, T>()

  constructor(private readonly most: number) {}

  get(key: string): T | undefined {
    return this.values.get(key)
  }

  clear(): void {
    this.values.clear()
  }

  /** What is set again stays where it stood. */
  set(key: string, value: T): void {
    this.values.set(key, value)
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!)
  }
}
