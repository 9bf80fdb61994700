/**
 * What a host reports of its residents: how far they are, what their state looks like, what they wait for.
 *
 * Watermarks go out before whatever else leaves, so that the broker knows what had begun before it reads what that
 * sent. States and blocked actors can wait: they are looked at by the worker's clock, or at the end of a slice.
 */
import { Kind } from '../protocol/wire'
import type { HostState } from './host-state'
import type { Resident } from './resident'
import { fieldsOf } from './state-view'

const STATES_A_TICK = 200
/** Seconds after which a handler that hasn't settled is looked at: the microtasks have long drained. */
const STUCK_AFTER = 0.05

export class Reports {
  private dirty: Resident[] = []
  private watching = false

  constructor(private readonly state: HostState) {
    state.outbox.beforeFlush = () => this.watermarks()
  }

  reset(): void {
    this.dirty = []
  }

  /** Something has begun, settled or changed here. */
  touch(r: Resident): void {
    r.touched = true
    if (r.dirty) return
    r.dirty = true
    this.dirty.push(r)
    this.state.outbox.pushed()
  }

  watermark(r: Resident): void {
    r.dirty = false
    this.state.outbox.builder.push(
      Kind.Watermark, r.started, r.index, r.index, r.settled, 0, 0, 0, 0, 0, 0, r.incarnation,
    ) // oxfmt-ignore
  }

  watermarks(): void {
    if (this.dirty.length === 0) return
    const dirty = this.dirty
    this.dirty = []
    for (const r of dirty) if (r.dirty && !r.gone) this.watermark(r)
  }

  fields(r: Resident): void {
    r.touched = false
    if (r.index === 0) return
    const { outbox } = this.state
    outbox.builder.args.push(fieldsOf(r.instance, r.lastFields))
    outbox.builder.push(Kind.State, 0, r.index, 0, 0, 0, 0, 0, 0, 1, 0, r.incarnation)
    outbox.pushed()
  }

  /** The states that have changed since the last tick, bounded. */
  changedFields(): void {
    let reports = 0
    for (const r of this.state.residents.values()) {
      if (!r.touched || reports >= STATES_A_TICK) continue
      reports++
      this.fields(r)
    }
  }

  /** A handler that hasn't settled may be stuck: looked at a moment later. */
  watchBlocked(): void {
    if (this.watching || this.state.stepping) return
    this.watching = true
    this.state.shell.after(STUCK_AFTER, () => {
      this.watching = false
      let any = false
      for (const r of this.state.residents.values()) {
        if (r.running === 0 || r.index === 0 || r.reportedBlocked || r.openAsks === 0) continue
        this.blocked(r)
        any = true
      }
      if (any) this.state.outbox.flush()
    })
  }

  blocked(r: Resident): void {
    r.reportedBlocked = true
    const others = r.timers + r.queries + this.state.shell.others()
    this.state.outbox.builder.push(
      Kind.Blocked, r.openAsks, r.index, 0, others, 0, 0, 0, 0, 0, 0, r.incarnation,
    ) // oxfmt-ignore
    this.state.outbox.pushed()
  }
}
