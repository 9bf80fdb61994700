/**
 * The cells that wait for the kernel, and the one that it runs: one after another, in the order of the asking.
 */
import type { CodeCell } from '../document/notebook'
import type { CellRuns } from './cell-runs'
import type { CellResult } from './session'
import type { Way } from './way'

export interface CellQueueParts {
  readonly runs: CellRuns
  /** Can a cell run now? When not, `next` is called once it can. */
  ready(): boolean
  began(): void
  /** Never rejects. */
  run(cell: CodeCell, way: Way | null): Promise<CellResult>
  ended(): void
}

interface Queued {
  readonly cell: CodeCell
  readonly way: Way | null
  readonly resolve: (result: CellResult) => void
}

export const STATES = { ok: 'done', error: 'failed', stopped: 'stopped' } as const

export class CellQueue {
  /** The cell that runs now, and when it has ended. */
  current: { readonly cell: string; readonly ended: Promise<unknown> } | null = null
  private waiting: Queued[] = []

  constructor(private readonly parts: CellQueueParts) {}

  add(cell: CodeCell, way: Way | null = null): Promise<CellResult> {
    this.parts.runs.update(cell.id, { state: 'queued' })
    return new Promise((resolve) => {
      this.waiting.push({ cell, way, resolve })
      void this.next()
    })
  }

  async next(): Promise<void> {
    if (this.current !== null || this.waiting.length === 0 || !this.parts.ready()) return
    const { cell, way, resolve } = this.waiting.shift()!
    let end: (value: unknown) => void = () => {}
    this.current = { cell: cell.id, ended: new Promise((ended) => (end = ended)) }
    this.parts.began()
    const result = await this.parts.run(cell, way)
    this.parts.runs.update(cell.id, { state: STATES[result.status], result })
    end(null)
    this.current = null
    this.parts.ended()
    resolve(result)
    void this.next()
  }

  /** Those that wait don't run any more: each gets this result. */
  drain(state: 'idle' | 'failed', result: CellResult): void {
    for (const { cell, resolve } of this.waiting.splice(0)) {
      this.parts.runs.update(cell.id, state === 'idle' ? { state } : { state, result })
      resolve(result)
    }
  }
}
