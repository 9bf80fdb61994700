/**
 * The first few of many rows in an order, without sorting them all: ten thousand actors, a hundred thousand tasks, of
 * which a table shows two hundred. Equal rows stay in the order in which they came.
 */

export type Compare<T> = (a: T, b: T) => number

export class TopRows<T> {
  /** A heap: what would go first is on top. */
  private readonly heap: { readonly row: T; readonly n: number }[] = []
  private seen = 0

  constructor(
    private readonly most: number,
    private readonly compare: Compare<T>,
  ) {}

  add(row: T): void {
    const one = { row, n: this.seen++ }
    const { heap } = this
    if (heap.length < this.most) {
      heap.push(one)
      this.up(heap.length - 1)
    } else if (heap.length > 0 && this.order(one, heap[0]) < 0) {
      heap[0] = one
      this.down()
    }
  }

  get count(): number {
    return this.seen
  }

  rows(): T[] {
    return [...this.heap].sort((a, b) => this.order(a, b)).map(({ row }) => row)
  }

  private order(a: { readonly row: T; readonly n: number }, b: { readonly row: T; readonly n: number }) {
    return this.compare(a.row, b.row) || a.n - b.n
  }

  private up(at: number): void {
    const { heap } = this
    for (let n = at; n > 0;) {
      const parent = (n - 1) >> 1
      if (this.order(heap[n], heap[parent]) <= 0) return
      ;[heap[n], heap[parent]] = [heap[parent], heap[n]]
      n = parent
    }
  }

  private down(): void {
    const { heap } = this
    for (let n = 0; ;) {
      let last = n
      for (const child of [2 * n + 1, 2 * n + 2])
        if (child < heap.length && this.order(heap[child], heap[last]) > 0) last = child
      if (last === n) return
      ;[heap[n], heap[last]] = [heap[last], heap[n]]
      n = last
    }
  }
}

const words = new Intl.Collator('en', { numeric: true })

export function compareWords(a: string, b: string): number {
  return words.compare(a, b)
}
