/**
 * How fast messages travel in slow motion, the clock that lets them arrive, and how fast that of the run goes.
 *
 * The clock ticks in a worker, for a hidden page's timers hardly tick at all; it's opened when something first has to
 * travel, and is still where nothing does.
 */
import type { Relay } from '../../runtime/broker/relay'
import { isClockRate } from '../../runtime/protocol/control'
import type { Mode } from '../../runtime/protocol/view'
import type { StageSettings } from '../document/notebook'

/** Milliseconds that an envelope travels at speed 1. */
const ENVELOPE_MS = 600
const TICK_MS = 8

export class Pace {
  speed = 1
  /** How many times as fast as the machine's the run's clock goes. */
  clockRate = 1
  /** A cell has said so, and not a person. */
  private rateOfCell = false
  private clock: Worker | null = null
  private ticking = false

  constructor(
    private readonly relay: Relay,
    private readonly makeClock: () => Worker,
  ) {}

  /** Milliseconds between two steps that are taken by themselves. */
  get interval(): number {
    return ENVELOPE_MS / this.speed
  }

  /** A cell begins. What one says of the run's clock is for that cell; what a person says stays. */
  begin({ speed, clock }: StageSettings): void {
    if (speed !== undefined) this.speed = speed
    if (clock !== undefined && isClockRate(clock)) {
      this.clockRate = clock
      this.rateOfCell = true
    } else if (this.rateOfCell) this.setClockRate(1)
  }

  setClockRate(rate: number): void {
    this.clockRate = rate
    this.rateOfCell = false
  }

  /** Brings the broker and the clock in line with what is set. */
  apply(mode: Mode): void {
    this.relay.broker.travel = (ENVELOPE_MS * 100) / this.speed
    this.relay.broker.setClockRate(this.clockRate)
    const ticks = mode === 'slow' || this.relay.broker.needsClock
    this.ticking = ticks
    if (ticks && this.clock === null) {
      this.clock = this.makeClock()
      this.clock.onmessage = () => this.relay.broker.tick(this.relay.now())
    }
    this.clock?.postMessage(ticks ? TICK_MS : 0)
  }

  /** Something travels now, and no clock ticks. */
  get lacksClock(): boolean {
    return !this.ticking && this.relay.broker.needsClock
  }

  dispose(): void {
    this.clock?.terminate()
  }
}
