/**
 * Waits of the run's clock, on the timers of the machine.
 *
 * A wait of ten seconds takes one where the clock goes ten times as fast, and what is left of it is set anew when that
 * changes. While messages are held the broker keeps the clock, and nothing is set here.
 */
import type { HostState } from './host-state'

/** Seconds that an alarm may be early by: numbers are no finer. */
export const HAIR = 1e-6

interface Alarm {
  /** Seconds of the run's clock. */
  readonly due: number
  readonly fire: () => void
  /** How often it was set: only its last timer counts. */
  turn: number
}

export class Alarms {
  private readonly open = new Set<Alarm>()

  constructor(private readonly state: Pick<HostState, 'time' | 'rate' | 'stepping' | 'shell'>) {}

  /** Calls back after so many seconds of the run's clock. */
  after(seconds: number, fire: () => void): void {
    const alarm = { due: this.state.time + seconds, fire, turn: 0 }
    this.open.add(alarm)
    this.set(alarm, seconds)
  }

  /** The clock has another rate. */
  retime(): void {
    for (const alarm of this.open) this.set(alarm, this.left(alarm))
  }

  reset(): void {
    this.open.clear()
  }

  private left({ due }: Alarm): number {
    return due - this.state.time
  }

  private set(alarm: Alarm, seconds: number): void {
    const { state } = this
    const turn = ++alarm.turn
    state.shell.after(Math.max(0, seconds / state.rate), () => {
      if (turn !== alarm.turn) return
      // A timer that is early by a millisecond is early by a second at 1000×.
      if (state.rate !== 1 && !state.stepping && this.left(alarm) > HAIR)
        return this.set(alarm, this.left(alarm))
      this.open.delete(alarm)
      alarm.fire()
    })
  }
}
