/**
 * Notices the silent death of a worker where there are no Web Locks: on plain http, and in the sandbox.
 *
 * A worker that spins and a worker that is gone both leave a ping unanswered, so silence alone proves nothing. What
 * does: a ping that was sent when the worker had nothing to do. Every answer says whether anything is open in the
 * worker (`idle`), and the page says whenever it sends the worker something (`sending`). A ping is a proof if, when
 * it left, the last answer said idle and nothing had been sent since; whatever comes later queues up behind it. For
 * that reason `sending` itself pings an idle worker first: it knocks. Three beats without an answer to a proof, and
 * the worker is dead. Beats are counted, not seconds: after a laptop's sleep only one of them is late.
 *
 * What it doesn't notice: the death of a worker that was at work. Its callers are left to their deadlines, and Stop
 * and kill end it. What it gets wrong: a worker that calls itself idle and then runs for three beats without
 * returning, by a source that isn't counted there (setInterval, its own BroadcastChannel); it is taken for dead, and so
 * its owner ends it.
 */
export interface HeartbeatParts {
  /** Asks the worker; resolves to whether it's idle: no handler, timer or request is open in it. May never settle. */
  ping(): Promise<boolean>
  /** Calls back after so many seconds. */
  after(seconds: number, fire: () => void): void
  dead(): void
}

/** Seconds from beat to beat. */
export const BEAT = 1
/** Beats without an answer after which an idle worker is dead. */
export const MISSES = 3

export class Heartbeat {
  /** The last answer said idle, and nothing has been sent since. */
  private idle = false
  /** How often something was sent. */
  private sent = 0
  private waiting = false
  /** The ping that is waited for left when the worker was idle. */
  private proof = false
  private misses = 0
  private stopped = false

  constructor(
    private readonly parts: HeartbeatParts,
    /** Seconds. */
    private readonly pace = BEAT,
  ) {
    this.knock()
    this.wait()
  }

  /** The page is about to send the worker something: call it before. */
  sending(): void {
    if (this.idle && !this.waiting) this.knock()
    this.idle = false
    this.sent++
  }

  stop(): void {
    this.stopped = true
  }

  private wait(): void {
    this.parts.after(this.pace, () => {
      if (this.stopped) return
      this.beat()
      if (!this.stopped) this.wait()
    })
  }

  private beat(): void {
    if (!this.waiting) return this.knock()
    if (!this.proof || ++this.misses < MISSES) return
    this.stopped = true
    this.parts.dead()
  }

  private knock(): void {
    this.waiting = true
    this.proof = this.idle
    this.misses = 0
    const { sent } = this
    const answered = (idle: boolean) => {
      this.waiting = false
      // The answer to a ping says nothing of what was sent after the ping.
      this.idle = idle && sent === this.sent
    }
    this.parts.ping().then(answered, () => answered(false))
  }
}
