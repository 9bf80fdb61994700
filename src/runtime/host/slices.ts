/**
 * Slices: in step mode the host runs until the microtasks have drained after each delivery, and says so.
 *
 * What a slice has done is reported before its end, so that the broker knows all of it when it counts the slice as
 * over. What waits for sources that the run doesn't control is known to the traps, not here.
 */
import { Kind, SliceEnd } from '../protocol/wire'
import type { HostState } from './host-state'
import type { Reports } from './reports'

export class Slices {
  private begun: { readonly index: number; readonly pause: number }[] = []
  /** Ends that are awaited. */
  private draining = 0

  constructor(
    private readonly state: HostState,
    private readonly reports: Reports,
    /** All slices have ended. */
    private readonly over: () => void,
  ) {}

  reset(): void {
    this.begun = []
    this.draining = 0
  }

  begin(index: number, pause = this.state.settings.pause): void {
    this.begun.push({ index, pause })
  }

  get any(): boolean {
    return this.begun.length > 0
  }

  /** A slice has not ended: what comes meanwhile is not part of it. */
  get open(): boolean {
    return this.draining > 0
  }

  /** Ends what has begun when the microtasks have drained. */
  end(): void {
    const slices = this.begun
    this.begun = []
    const { epoch } = this.state.settings
    this.draining++
    this.state.shell.drain(() => {
      if (epoch !== this.state.settings.epoch) return
      this.draining--
      for (const { index, pause } of slices) this.ended(index, pause)
      this.state.outbox.flush()
      this.state.outbox.ease()
      if (this.draining === 0) this.over()
    })
  }

  private ended(index: number, pause: number): void {
    const r = this.state.residents.get(index)
    if (r !== undefined) {
      if (r.running > 0 && r.openAsks > 0) this.reports.blocked(r)
      this.reports.fields(r)
      if (r.running === 0 && r.index !== 0) r.active = false
    }
    const end = r !== undefined && r.running > 0 ? SliceEnd.Blocked : SliceEnd.Settled
    this.reports.watermarks()
    this.state.outbox.builder.push(Kind.Slice, end, index, 0, pause, 0, 0, 0, 0, 0, 0, 0)
  }
}
