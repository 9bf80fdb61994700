/**
 * How a run's time lies to the machine's: from a moment on, so much faster, until the next.
 *
 * The record keeps the machine's times, since 32 bits hold six hours and at 60× that is six minutes; whoever reads it is
 * told the run's. A change begins where the time before it has come to, so that nothing jumps and nothing goes back.
 * Moments are in units of 10 µs since the run began.
 */

/** From this moment of the machine's on, so many times as fast. */
export type ClockChange = readonly [at: number, rate: number]

/** Changes that are kept; of older ones what they come to. */
export const CLOCK_CHANGES = 1000

interface Span {
  readonly at: number
  /** The run's time then. */
  readonly time: number
  rate: number
}

export class RunTime {
  private readonly spans: Span[] = [{ at: 0, time: 0, rate: 1 }]

  constructor(changes: readonly ClockChange[] = []) {
    for (const [at, rate] of changes) this.set(at, rate)
  }

  /** Goes on at another rate; `at` is never earlier than the change before. */
  set(at: number, rate: number): void {
    const { spans } = this
    const last = spans[spans.length - 1]
    if (last.rate === rate) return
    if (last.at === at) last.rate = rate
    else spans.push({ at, time: this.of(at), rate })
    if (spans.length <= CLOCK_CHANGES) return
    const [{ at: from, time }, , then] = spans
    spans.splice(0, 2, { at: from, time, rate: (then.time - time) / (then.at - from) })
  }

  /** The run's time at a moment of the machine's. */
  of(machine: number): number {
    const { spans } = this
    let n = spans.length - 1
    if (n > 0 && machine < spans[n].at) n = this.last('at', machine)
    const { at, time, rate } = spans[n]
    return time + (machine - at) * rate
  }

  /** The rate at a time of the run's. */
  rateAt(time: number): number {
    return this.spans[this.last('time', time)].rate
  }

  /** Number of the last span that has begun at a moment. */
  private last(key: 'at' | 'time', moment: number): number {
    let low = 0
    let high = this.spans.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.spans[middle][key] <= moment) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Empty where it was the machine's all the time. */
  get changes(): readonly ClockChange[] {
    const all = this.spans.map(({ at, rate }): ClockChange => [at, rate])
    return all.length === 1 && all[0][1] === 1 ? [] : all
  }
}
