/**
 * Whether the run is at rest, and the cells that wait until it is.
 *
 * At rest: nobody handles, nothing waits, nothing travels, nobody is about to begin. Timers don't count, so a run with
 * a ticking actor is at rest between its ticks.
 */
import type { Answers } from './answers'
import type { Network } from './network'
import type { RunState } from './run-state'

export class Rest {
  private waiters: { readonly link: number; readonly token: number }[] = []

  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly answers: Answers,
  ) {}

  get reached(): boolean {
    for (const entry of this.state.actors) {
      if (entry === undefined || entry.index === 0) continue
      if (entry.box.tail !== entry.box.settled) return false
      if (entry.status === 'starting' || entry.status === 'restarting') return false
    }
    return this.network.empty
  }

  /** Replies when the run is at rest: at once when it is. */
  wait(link: number, token: number): void {
    this.waiters.push({ link, token })
    this.look()
  }

  look(): void {
    if (this.waiters.length === 0 || !this.reached) return
    const waiters = this.waiters
    this.waiters = []
    for (const { link, token } of waiters) this.answers.reply(link, token, null)
  }
}
