/**
 * Plays a program step by step: the prelude to its rest, then the cell, then whatever order is asked for.
 *
 * The same conductor plays a real run (broker on the main thread, driver in a worker) and one of the explorer (all in
 * one thread), so that both mean the same by a schedule.
 */
import type { Broker } from '../../runtime/broker/broker'
import type { CellReport } from './kernel'
import type { PreludeEntry, Program } from './program'
import { rememberStates, type RememberedStates } from './remembered-states'
import type { Bundle } from '../../runtime/ship/bundle'

/** The notebook's side of a step run. */
export interface Driver {
  takeScope(bundle: Bundle, fresh: boolean): Promise<void>
  clear(): Promise<void>
  setSilent(silent: boolean): Promise<void>
  run(code: PreludeEntry['code'], activation: number): Promise<CellReport>
}

export class Conductor {
  /** Steps that the prelude took. */
  stepsBefore = 0
  /** How the cell ended; null while it goes on. */
  report: CellReport | null = null
  finished: Promise<CellReport> | null = null
  /** Earlier cells run again: what they show is there already. */
  replaying = true
  /** When the earlier cells had run. */
  statesBefore: RememberedStates = new Map()
  private cancelled = false

  constructor(
    readonly broker: Broker,
    private readonly driver: Driver,
    /** Resolves when nothing goes by itself any more. */
    private readonly still: () => Promise<void>,
  ) {}

  /** Runs everything before the reader's first choice. Gives words when earlier cells don't run the same way twice. */
  async begin(program: Program): Promise<string> {
    await this.driver.setSilent(true)
    if (program.base === null) await this.driver.clear()
    else await this.driver.takeScope(program.base, true)
    for (const entry of program.prelude) {
      if (this.cancelled) return ''
      const problem = await this.replay(entry)
      if (problem !== '') return problem
    }
    await this.still()
    this.stepsBefore = this.broker.schedule.length
    this.statesBefore = rememberStates(this.broker.actors)
    if (program.faults !== undefined) {
      this.broker.faults.setChance(program.faults.chance)
      this.broker.faults.setWall(program.faults.wall)
    }
    await this.driver.takeScope(program.variables, true)
    await this.driver.setSilent(false)
    this.replaying = false
    if (this.cancelled) return ''
    void this.launch(program.code, program.activation)
    await this.still()
    return ''
  }

  /** The cell is not to begin any more. */
  cancel(): void {
    this.cancelled = true
  }

  private launch(code: PreludeEntry['code'], activation: number): Promise<CellReport> {
    this.report = null
    this.broker.beginCell(code.cell)
    this.broker.expectSlice(0)
    const finished = this.driver
      .run(code, activation)
      .catch((error: unknown): CellReport => {
        const message = error instanceof Error ? error.message : String(error)
        return {
          status: 'error',
          error: { name: 'WorkerLost', message, frames: [], remote: [], hint: '' },
          result: '',
          shipped: 0,
        }
      })
      .then((report) => {
        this.report = report
        return report
      })
    this.finished = finished
    return finished
  }

  private async replay(entry: PreludeEntry): Promise<string> {
    const finished = this.launch(entry.code, entry.activation)
    for (const key of entry.schedule ?? []) {
      await this.still()
      const refused = this.broker.take(key)
      if (refused !== '') return `Earlier cells don’t run the same way twice: ${refused}`
    }
    await this.playOn()
    if (this.report === null) {
      // At rest, with nothing to deliver: the report is on its way, or the cell waits for ever.
      const late = await Promise.race([finished, this.still().then(() => null)])
      if (late === null && this.report === null) await Promise.race([finished, this.rest(finished)])
    }
    return ''
  }

  /**
   * A last chance for a report that travels on another port than the messages. It ends with the report, else it would
   * silence the cell that comes next.
   */
  private async rest(finished: Promise<CellReport>): Promise<void> {
    for (let i = 0; i < 20 && this.finished === finished && this.report === null; i++)
      await this.driver.setSilent(true)
  }

  /** Takes the first enabled step until there is none. */
  async playOn(): Promise<void> {
    for (;;) {
      await this.still()
      const step = this.broker.steps().find((s) => s.enabled)
      if (step === undefined) return
      this.broker.take(step.key)
    }
  }

  /** Takes one step and waits until its effects have come to rest. Gives words when it is refused. */
  async take(key: string): Promise<string> {
    await this.still()
    const refused = this.broker.take(key)
    if (refused === '') await this.still()
    return refused
  }

  /** Steps taken since the cell began. */
  get schedule(): readonly string[] {
    return this.broker.schedule.slice(this.stepsBefore)
  }
}
