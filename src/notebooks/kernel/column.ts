/** A list of numbers that grows at its end and is let go of at its beginning: whole ones in four bytes each, or times. */
export class Column {
  private values: Int32Array | Float64Array
  length = 0

  constructor(private readonly Numbers: typeof Int32Array | typeof Float64Array = Int32Array) {
    this.values = new Numbers(1024)
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new this.Numbers(this.length * 2)
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.length++] = value
  }

  get(at: number): number {
    return this.values[at]
  }

  set(at: number, value: number): void {
    this.values[at] = value
  }

  get last(): number {
    return this.values[this.length - 1]
  }

  /** Forgets so many at the beginning: the others move down. */
  drop(count: number): void {
    this.values.copyWithin(0, count, this.length)
    this.length -= count
  }

  /** How many of the first are below a number; they must be in rising order. */
  below(value: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.values[middle] < value) low = middle + 1
      else high = middle
    }
    return low
  }
}
