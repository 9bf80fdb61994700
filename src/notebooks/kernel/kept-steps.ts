/**
 * The steps of a held run that can be made again without waiting for the hosts at each: what these said is kept, told
 * to the broker once more, and compared with what they say this time.
 */
import { originOf } from '../../runtime/broker/origin'
import type { Relay } from '../../runtime/broker/relay'
import { RunLog, type LoggedStep } from '../../runtime/broker/run-log'

/** Milliseconds of steps before the page gets its turn. */
const TURN = 8

export class KeptSteps {
  private log: RunLog | null = null

  constructor(private readonly relay: Relay) {}

  /** A run stands before its first step: what is kept is of the same run, or is let go of. */
  begin(): void {
    const origin = originOf(this.relay.broker)
    if (this.log?.origin === origin) this.log.toStart()
    else this.log = new RunLog(origin)
    this.relay.log = this.log
  }

  /** A step is made with the hosts, and what they say is kept; '' where it was taken. */
  async keep(key: string, make: () => Promise<string>): Promise<string> {
    const { log } = this
    log?.take(key)
    const refused = await make()
    if (refused !== '') log?.untake()
    return refused
  }

  /**
   * Makes steps from what is kept, as far as they are those of `keys` from a place on; `make` makes one of them and gives words where it can't.
   * How many were made; null where the hosts did something else this time: nothing is kept any more, and the run is to
   * be made again from its beginning.
   */
  async makeAgain(
    keys: readonly string[],
    from: number,
    make: (step: LoggedStep) => string,
    stopped: () => boolean,
  ): Promise<number | null> {
    const { relay, log } = this
    let step = log?.next(keys[from]) ?? null
    if (log === null || step === null) return 0
    let made = 0
    let problem = ''
    relay.log = null
    relay.beginFeeding()
    for (let until = performance.now() + TURN; step !== null && problem === '';) {
      problem = make(step)
      log.pass()
      step = from + ++made < keys.length ? log.next(keys[from + made]) : null
      if (performance.now() < until) continue
      await new Promise((resolve) => setTimeout(resolve))
      if (stopped()) break
      until = performance.now() + TURN
    }
    if (problem !== '') relay.dropFeeding()
    problem = (await relay.endFeeding()) || problem
    if (stopped()) return made
    if (problem !== '') this.letGo()
    else relay.log = this.log
    return problem === '' ? made : null
  }

  /** What is made from now on is not kept: it is stopped, or goes by itself. */
  letGo(): void {
    if (this.relay.log === this.log) this.relay.log = null
    this.relay.dropFeeding()
    this.log = null
  }
}
