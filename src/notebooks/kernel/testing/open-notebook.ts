/**
 * A notebook over real workers, as tests drive it: run a text, get what came of it.
 */
import type { StageSettings } from '../../document/notebook'
import type { StageCounts } from '../../../runtime/protocol/view'
import { LiveSession, type SessionOptions } from '../live-session'
import type { CellResult } from '../session'
import { pageWorkers } from '../workers'

export interface Ran {
  readonly status: CellResult['status']
  /** `Name: message` of the error, or ''. */
  readonly error: string
  /** The last expression in one line, or ''. */
  readonly value: string
  /** Lines that it printed. */
  readonly printed: readonly string[]
  /** Seconds. */
  readonly duration: number
}

export class OpenNotebook {
  readonly session: LiveSession
  private cells = 0

  constructor(options: Partial<SessionOptions> = {}) {
    this.session = new LiveSession({ factory: pageWorkers, base: `${location.origin}/`, ...options })
  }

  /** Runs a cell: a new one, or the one of this id again. */
  async run(text: string, stage: StageSettings = {}, id = `cell${this.cells++}`): Promise<Ran> {
    const { status, error, duration } = await this.session.run({
      kind: 'code',
      id,
      language: 'typescript',
      text,
      stage,
      exercise: false,
      original: false,
    })
    await this.session.openViews()
    const { outputs } = this.session.cellRun(id)
    const output = outputs.at(-1)
    return {
      status,
      error: error === null ? '' : `${error.name}: ${error.message}`,
      value: output?.kind === 'value' ? output.value.text : '',
      printed: outputs.flatMap((one) => (one.kind === 'text' ? one.text.trimEnd().split('\n') : [])),
      duration,
    }
  }

  /** The value of a cell that has to end well. */
  async value(text: string): Promise<string> {
    const ran = await this.run(text)
    if (ran.status !== 'ok') throw new Error(ran.error || ran.status)
    return ran.value
  }

  /** Resolves when the session shows what is waited for. */
  async until(holds: () => boolean): Promise<void> {
    let leave = () => {}
    await new Promise<void>((resolve) => {
      const look = () => {
        if (holds()) resolve()
      }
      leave = this.session.subscribe(look)
      look()
    })
    leave()
  }

  get counts(): StageCounts {
    return this.session.frame().counts
  }

  /** Index of the actor of a name on the stage. */
  actor(name: string): number {
    const found = this.session.frame().actors.find((actor) => actor.name === name)
    if (found === undefined) throw new Error(`There is no ${name} on the stage.`)
    return found.index
  }

  close(): void {
    this.session.dispose()
  }
}
