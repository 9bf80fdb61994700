/**
 * What hosts said in a held run, step by step, so that the run can be made again without waiting for each of them.
 *
 * A held run is decided by its steps, and a host by what it is told. So the broker may be told what the hosts said the
 * last time while they say it once more, and the two are compared (feeding.ts). Steps in which workers or actors begin
 * or end are left out: those are made over other ways than the batches, and one must wait for them.
 */
import {
  ARGC,
  BYTES,
  FLAG_LATE,
  KIND,
  Kind,
  N,
  SliceEnd,
  STRIDE,
  headersOf,
  type Batch,
} from '../protocol/wire'

/** What is kept at the most: batches, and bytes of what they carry. */
const BATCHES = 100_000
const BYTES_KEPT = 32 * 1024 * 1024

export interface Heard {
  readonly container: number
  readonly batch: Batch
}

export interface LoggedStep {
  readonly key: string
  readonly heard: readonly Heard[]
  /** Workers or actors began or ended: it has to be made as the first time. */
  readonly alone: boolean
}

interface KeptStep extends LoggedStep {
  readonly heard: Heard[]
  alone: boolean
  bytes: number
}

export class RunLog {
  private readonly steps: KeptStep[] = []
  /** Steps before it are made. */
  private at = 0
  private batches = 0
  private bytes = 0
  /** Why no step can be made again from here; ''. */
  spoiled = ''

  /** `origin`: what the run was when its first step could be taken. */
  constructor(readonly origin: string) {}

  /** The run has been made again, as far as its first step. */
  toStart(): void {
    this.at = 0
  }

  /** The step that was made next the last time, where it is this one and can be made from what is kept. */
  next(key: string): LoggedStep | null {
    const step = this.steps[this.at]
    return this.spoiled === '' && step?.key === key && !step.alone ? step : null
  }

  /** The next step has been made from what is kept. */
  pass(): void {
    this.at++
  }

  /** A step is made now, with the hosts: what was kept of it is made anew, and what followed another goes. */
  take(key: string): void {
    if (this.spoiled !== '') return
    const before = this.steps[this.at]
    if (before !== undefined) this.forget(before.key === key ? [before] : this.steps.splice(this.at))
    this.steps[this.at++] = { key, heard: [], alone: false, bytes: 0 }
  }

  /** It was refused. */
  untake(): void {
    if (this.spoiled !== '') return
    this.forget(this.steps.splice(--this.at))
  }

  hear(container: number, batch: Batch): void {
    if (this.spoiled !== '') return
    const step = this.steps[this.at - 1]
    if (step === undefined) return this.spoil('a host spoke before the first step')
    step.heard.push({ container, batch })
    this.batches++
    const h = headersOf(batch)
    for (let at = 0; at < h.length; at += STRIDE) {
      if (h[at + KIND] === (Kind.Slice as number) && h[at + N] === (SliceEnd.Uncontrolled as number))
        return this.spoil('something ran that the run doesn’t control')
      if (h[at + ARGC] & FLAG_LATE) return this.spoil('something was sent late')
      step.bytes += h[at + BYTES]
      this.bytes += h[at + BYTES]
    }
    if (this.batches > BATCHES || this.bytes > BYTES_KEPT) this.spoil('it is too long')
  }

  /** Workers or actors begin or end. */
  disturb(): void {
    const step = this.steps[this.at - 1]
    if (step !== undefined) step.alone = true
  }

  spoil(why: string): void {
    this.spoiled ||= why
    this.steps.length = 0
  }

  private forget(steps: readonly KeptStep[]): void {
    for (const { heard, bytes } of steps) {
      this.batches -= heard.length
      this.bytes -= bytes
    }
  }
}
