/** A list of whole numbers that grows at its end and is let go of at its beginning: four bytes a number. */
export class Column {
  private values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Int32Array(this.length * 2)
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
