/**
 * The lives of all cells, as values that change identity when they change.
 *
 * Staleness and run status are two fields: a cell is stale when its text, or the text that set a name which it uses,
 * has changed since it ran. Displays of an earlier run of the cell are dropped by the caller.
 */
import type { DisplayOperation } from '../../runtime/protocol/display'
import type { LiveEvidence } from '../exercises/evidence'
import { applyDisplay, NO_OUTPUTS, type CellOutputs } from './cell-outputs'
import type { CellRun } from './session'

interface Entry {
  run: CellRun
  outputs: CellOutputs
  /** The value of the last expression of a run at full speed that ended well, as one line. */
  gave: string | null
  text: string
  /** Somebody has said what its text is. */
  told: boolean
  ranText: string | null
  version: number
  declares: readonly string[]
  uses: readonly string[]
  usedStale: boolean
}

const IDLE: Omit<CellRun, 'cell'> = {
  state: 'idle',
  count: 0,
  startedAt: 0,
  result: null,
  outputs: [],
  outputsLeftOut: 0,
  stale: false,
}

/** Operations that make a display with a key. */
const MAKERS: ReadonlySet<DisplayOperation['op']> = new Set(['chart', 'control', 'bars', 'heatmap'])

export class CellRuns {
  private readonly entries = new Map<string, Entry>()
  private readonly keyed = new Map<string, string>()

  constructor(private readonly changed: () => void) {}

  private entry(cell: string): Entry {
    let entry = this.entries.get(cell)
    if (entry === undefined) {
      entry = {
        run: { cell, ...IDLE },
        outputs: NO_OUTPUTS,
        gave: null,
        text: '',
        told: false,
        ranText: null,
        version: 0,
        declares: [],
        uses: [],
        usedStale: false,
      }
      this.entries.set(cell, entry)
    }
    return entry
  }

  get(cell: string): CellRun {
    return this.entry(cell).run
  }

  update(cell: string, change: Partial<CellRun>): void {
    const entry = this.entry(cell)
    entry.run = { ...entry.run, ...change }
    this.changed()
  }

  /** The text runs now, so it is not stale. The version grows with every change of the text that was run. */
  versionOf(cell: string, text: string): number {
    const entry = this.entry(cell)
    if (entry.ranText !== text) entry.version++
    entry.text = text
    entry.told = true
    entry.ranText = text
    entry.usedStale = false
    this.markStale(entry)
    return entry.version
  }

  /** The texts that ran, for a recording. */
  ranTexts(): { readonly id: string; readonly text: string }[] {
    return [...this.entries].flatMap(([id, { ranText }]) => (ranText === null ? [] : [{ id, text: ranText }]))
  }

  /** Texts as the reader has them now, of cells that were edited or have run. */
  textsNow(): { readonly id: string; readonly text: string }[] {
    return [...this.entries].flatMap(([id, { text, told }]) => (told ? [{ id, text }] : []))
  }

  currentVersion(cell: string): number {
    const entry = this.entries.get(cell)
    if (entry === undefined) return 0
    return entry.ranText === entry.text ? entry.version : entry.version + 1
  }

  edited(cell: string, text: string): void {
    const entry = this.entry(cell)
    entry.text = text
    entry.told = true
    this.markStale(entry)
  }

  private markStale(entry: Entry): void {
    const stale = entry.ranText !== null && (entry.usedStale || entry.text !== entry.ranText)
    if (stale !== entry.run.stale) this.update(entry.run.cell, { stale })
  }

  /** The cell runs with these names: others that used what it declares are stale now. */
  began(cell: string, declares: readonly string[], uses: readonly string[]): void {
    const entry = this.entry(cell)
    entry.declares = declares
    entry.uses = uses
    for (const id of this.dependents(cell)) this.outdated(id)
    this.update(cell, { stale: false })
  }

  /** Something that the cell used has changed since it ran. */
  outdated(cell: string): void {
    const entry = this.entry(cell)
    entry.usedStale = true
    this.markStale(entry)
  }

  /** Cells that have run and use what this one declares, or what such a cell declares, and so on; without itself. */
  dependents(cell: string): readonly string[] {
    return this.usersOf(this.entry(cell).declares).filter((id) => id !== cell)
  }

  /** Cells that have run and use one of these names, however far. */
  usersOf(names: readonly string[]): readonly string[] {
    const found = new Set<Entry>()
    const changed = new Set(names)
    let before = -1
    while (found.size > before) {
      before = found.size
      for (const entry of this.entries.values()) {
        if (found.has(entry) || entry.ranText === null || entry.run.state === 'idle') continue
        if (!entry.uses.some((name) => changed.has(name))) continue
        found.add(entry)
        for (const name of entry.declares) changed.add(name)
      }
    }
    return [...found].map(({ run }) => run.cell)
  }

  /** Everything has run in a kernel that is gone, and with it the controls. */
  allStale(): void {
    for (const entry of this.entries.values()) {
      this.apply(entry, { op: 'controls-over' })
      if (entry.ranText === null) continue
      entry.usedStale = true
      this.markStale(entry)
    }
  }

  clearOutputs(cell: string): void {
    const entry = this.entry(cell)
    entry.outputs = NO_OUTPUTS
    entry.gave = null
    this.update(cell, { outputs: [], outputsLeftOut: 0 })
  }

  /** A run at full speed ended well, with this value. */
  gave(cell: string, value: string): void {
    this.entry(cell).gave = value
  }

  /** For a check: what the latest run at full speed gave, where it is what the cell would still give. */
  evidenceOf(cell: string): LiveEvidence {
    const { run, gave } = this.entry(cell)
    const counts = run.state === 'done' && !run.stale && gave !== null
    if (!counts) return { kind: 'live', result: null, printed: [] }
    const printed = run.outputs.flatMap((output) => (output.kind === 'text' ? output.text.split('\n') : []))
    return { kind: 'live', result: gave, printed }
  }

  /** A display with a key stands in the cell that made it, whoever changes it from wherever. */
  private placeOf(from: string, operation: DisplayOperation): string {
    const home = (operation.beside === undefined ? undefined : this.keyed.get(operation.beside)) ?? from
    if (!('key' in operation) || operation.key === undefined) return home
    const makes = MAKERS.has(operation.op) || (operation.op === 'progress' && operation.label !== undefined)
    if (makes) this.keyed.set(operation.key, home)
    return this.keyed.get(operation.key) ?? home
  }

  /** The cell in which what has this key stands. */
  homeOf(key: string): string | undefined {
    return this.keyed.get(key)
  }

  /** Does something stand under this key, in the present run of its cell? */
  shows(key: string): boolean {
    return this.entries.get(this.keyed.get(key) ?? '')?.outputs.keys.has(key) === true
  }

  display(from: string, operation: DisplayOperation): void {
    this.apply(this.entry(this.placeOf(from, operation)), operation)
  }

  private apply(entry: Entry, operation: DisplayOperation): void {
    const before = entry.outputs
    entry.outputs = applyDisplay(before, operation)
    if (entry.outputs === before) return
    this.update(entry.run.cell, { outputs: entry.outputs.outputs, outputsLeftOut: entry.outputs.leftOut })
  }
}
