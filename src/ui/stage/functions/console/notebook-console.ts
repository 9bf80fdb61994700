/**
 * Lithops' command line for one notebook. A line runs as a cell of the session that is no part of the document, so it is
 * run, stopped and bounded as cells are, and one at a time with them.
 */
import type { CellResult, Session } from '../../../../notebooks/kernel/session'
import { linesOf, noText, withLines, wordsOf, type ConsoleLine, type ConsoleText } from './console-lines'
import { LineHistory } from './line-history'

export type ConsoleSession = Pick<Session, 'run' | 'stop' | 'cellRun' | 'status' | 'frame' | 'subscribe'>

export interface ConsoleView extends ConsoleText {
  /** A line of its own runs. */
  readonly running: boolean
  /** Why nothing can be run now; '' where it can. */
  readonly closed: string
}

const id = 'lithops-console'

const consoles = new WeakMap<ConsoleSession, NotebookConsole>()

/** It stays with its session, whichever view is open. */
export function consoleOf(session: ConsoleSession): NotebookConsole {
  let found = consoles.get(session)
  if (found === undefined) consoles.set(session, (found = new NotebookConsole(session)))
  return found
}

export class NotebookConsole {
  readonly history = new LineHistory()
  private settled: ConsoleText = noText
  private running = false
  private readonly listeners = new Set<() => void>()
  private shown: { readonly of: readonly unknown[]; readonly view: ConsoleView } | null = null

  constructor(private readonly session: ConsoleSession) {}

  async run(line: string): Promise<void> {
    if (this.running || this.closed() !== '') return
    this.history.add(line)
    this.running = true
    this.settle([{ kind: 'typed', text: line }])
    const result = await this.session.run(cellOf(line))
    this.running = false
    this.settle([...linesOf(this.session.cellRun(id).outputs), ...endOf(result)])
  }

  stop(): Promise<void> {
    return this.running ? this.session.stop() : Promise.resolve()
  }

  private settle(lines: readonly ConsoleLine[]): void {
    this.settled = withLines(this.settled, lines)
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    const leave = this.session.subscribe(listener)
    return () => {
      this.listeners.delete(listener)
      leave()
    }
  }

  /** The same object while nothing changed. */
  readonly view = (): ConsoleView => {
    const { settled, running } = this
    const { state, outputs } = this.session.cellRun(id)
    // Until it runs, what stands there is of the line before.
    const current = running && (state === 'running' || state === 'waiting') ? outputs : null
    const closed = this.closed()
    const of = [settled, running, current, closed]
    if (this.shown?.of.every((one, at) => one === of[at]) !== true) {
      const text = current === null ? settled : withLines(settled, linesOf(current))
      this.shown = { of, view: { ...text, running, closed } }
    }
    return this.shown!.view
  }

  private closed(): string {
    if (this.running) return ''
    const { mode } = this.session.frame()
    if (mode === 'replay') return 'This is a recording: there is nothing to call.'
    if (mode === 'step') return 'In You deliver messages are held. Choose another mode to use the console.'
    switch (this.session.status().kernel) {
      case 'busy':
        return 'A cell runs. The console can be used when it has ended.'
      case 'starting':
      case 'restarting':
        return 'The notebook starts.'
      case 'lost':
        return 'The notebook’s worker is gone. Restart the notebook to use the console.'
      case 'ready':
        return ''
    }
  }
}

/** A name that no cell has: what a cell imports, others may use. */
function cellOf(line: string) {
  const text = `import { cli as lithopsConsole } from 'lithops'\nvoid (await lithopsConsole(${JSON.stringify(line)}))`
  return {
    kind: 'code',
    id,
    language: 'javascript',
    text,
    stage: {},
    exercise: false,
    original: false,
  } as const
}

function endOf({ status, error }: CellResult): ConsoleLine[] {
  if (error !== null) return wordsOf(error)
  return status === 'stopped' ? [{ kind: 'warn', text: 'Stopped.' }] : []
}
