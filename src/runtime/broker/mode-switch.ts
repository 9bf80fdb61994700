/**
 * Changing the mode of a run that goes on: what is held is let go, or what goes is held. Nothing is lost either way.
 *
 * To step: hosts give back what they were given and hadn't begun, and it waits in the mailboxes again, in order;
 * handlers that run are let run. To live: all that was held or travels goes now.
 */
import type { Mode } from '../protocol/view'
import type { Answers } from './answers'
import type { Containers } from './containers'
import type { Network } from './network'
import type { PostOffice } from './post-office'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Slices } from './slices'
import type { Timers } from './timers'

export class ModeSwitch {
  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly slices: Slices,
    private readonly answers: Answers,
    private readonly post: PostOffice,
    private readonly timers: Timers,
    private readonly containers: Containers,
    private readonly shell: Pick<Shell, 'now'>,
  ) {}

  set(mode: Mode): void {
    const { state } = this
    const stepping = mode === 'step'
    const turned = stepping !== (state.mode === 'step')
    const now = this.shell.now()
    state.setMode(mode, now)
    this.network.setPace(state.pace, now)
    if (turned) this.tellHosts(stepping)
    if (stepping) this.hold()
    if (mode === 'live') this.letGo()
  }

  /** How many times as fast as the machine's the run's clock goes from now on. */
  setClockRate(rate: number): void {
    const { state } = this
    if (rate === state.clockRate) return
    const now = this.shell.now()
    state.setClockRate(rate, now)
    this.network.setPace(state.pace, now)
    // While messages are held a host's clock stands still: it hears of this when it goes on.
    if (state.mode !== 'step') for (const container of state.links.keys()) this.slices.tell(container)
  }

  private tellHosts(stepping: boolean): void {
    const { state, slices } = this
    slices.turn(stepping)
    for (const container of state.links.keys()) slices.tell(container)
    if (stepping) this.containers.expectOpenings()
  }

  private hold(): void {
    this.network.arriveAll()
    for (const entry of this.state.actors) {
      if (entry === undefined || entry.status !== 'alive' || entry.box.delivered === entry.box.started)
        continue
      this.slices.recall(entry)
    }
  }

  private letGo(): void {
    this.network.arriveAll()
    this.answers.release()
    this.timers.release()
    this.slices.release()
    for (const entry of this.state.actors) if (entry !== undefined) this.post.offer(entry)
  }
}
