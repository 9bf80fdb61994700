/**
 * A person's copy of a notebook while it is open: what it holds now, what it was, and the way back.
 *
 * Two lists of cells. `notebook` is the truth. `shapes` is for drawing: the same cells, but typing changes none of them,
 * so that a keystroke draws nothing but its own cell; texts are read beside it.
 */
import { copyOf, fromCopy, type Copy } from '../../notebooks/document/copy'
import { edit, textOf, type Edit, type EditEffect, type Refused } from '../../notebooks/document/edits'
import type { Cell, Notebook } from '../../notebooks/document/notebook'
import { effectsOf, stepBack, takeStep, type Step } from '../../notebooks/document/step'

export interface DocumentState {
  readonly notebook: Notebook
  readonly shapes: readonly Cell[]
  /** Of every cell that has one, by id. */
  readonly texts: Readonly<Record<string, string>>
  /** Edits across cells that can be undone, and redone. */
  readonly undoable: number
  readonly redoable: number
}

/** Steps back that are remembered. */
const STEPS = 100

export class OpenDocument {
  private state_: DocumentState
  private readonly first: ReadonlyMap<string, Cell>
  private undos: Step[] = []
  private redos: Step[] = []

  constructor(
    readonly original: Notebook,
    copy: Copy | null,
    private readonly changed: (effects: readonly EditEffect[]) => void,
  ) {
    this.first = new Map(original.cells.map((cell) => [cell.id, cell]))
    const notebook = fromCopy(original, copy)
    this.state_ = { ...drawn(notebook, []), undoable: 0, redoable: 0 }
  }

  get state(): DocumentState {
    return this.state_
  }

  get copy(): Copy | null {
    return copyOf(this.original, this.state_.notebook)
  }

  cell(id: string): Cell | undefined {
    return this.state_.notebook.cells.find((cell) => cell.id === id)
  }

  /** As the lesson has it; nothing where the cell is a person's own. */
  before(id: string): Cell | undefined {
    return this.first.get(id)
  }

  apply(operation: Edit): Refused | null {
    const before = this.state_.notebook
    const done = edit(before, operation)
    if ('refused' in done) return done
    const { notebook, effects } = done
    if (notebook === before) return null
    if (isTyping(before, notebook)) {
      const texts = { ...this.state_.texts }
      notebook.cells.forEach((cell, n) => {
        if (cell !== before.cells[n]) texts[cell.id] = textOf(cell)
      })
      this.state_ = { ...this.state_, notebook, texts }
    } else {
      this.undos = [...this.undos, stepBack(before, notebook)].slice(-STEPS)
      this.redos = []
      this.show(notebook)
    }
    this.changed(effects)
    return null
  }

  /** Another state of the same notebook takes its place, as one edit that can be undone. */
  become(copy: Copy | null): void {
    const before = this.state_.notebook
    const notebook = fromCopy(this.original, copy)
    this.undos = [...this.undos, stepBack(before, notebook)].slice(-STEPS)
    this.redos = []
    this.show(notebook)
    this.changed(effectsOf(before, notebook))
  }

  /** Takes back the last edit across cells; whether there was one. */
  undo(): boolean {
    return this.take(this.undos, this.redos)
  }

  redo(): boolean {
    return this.take(this.redos, this.undos)
  }

  private take(from: Step[], to: Step[]): boolean {
    const step = from.pop()
    if (step === undefined) return false
    const { notebook, step: opposite, effects } = takeStep(this.state_.notebook, step)
    to.push(opposite)
    this.show(notebook)
    this.changed(effects)
    return true
  }

  private show(notebook: Notebook): void {
    const { undos, redos, state_ } = this
    this.state_ = {
      ...drawn(notebook, state_.shapes),
      undoable: undos.length,
      redoable: redos.length,
    }
  }
}

/** The same cells of the same kinds in the same order: only texts differ. */
function isTyping(before: Notebook, after: Notebook): boolean {
  return (
    before.cells.length === after.cells.length &&
    before.cells.every(({ id, kind }, n) => id === after.cells[n].id && kind === after.cells[n].kind)
  )
}

function drawn(
  notebook: Notebook,
  shapes: readonly Cell[],
): Pick<DocumentState, 'notebook' | 'shapes' | 'texts'> {
  const known = new Map(shapes.map((cell) => [cell.id, cell]))
  return {
    notebook,
    shapes: notebook.cells.map((cell) => {
      const shape = known.get(cell.id)
      return shape?.kind === cell.kind ? shape : cell
    }),
    texts: Object.fromEntries(notebook.cells.map((cell) => [cell.id, textOf(cell)])),
  }
}
