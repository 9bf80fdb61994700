/**
 * Moving between cells and between the two modes.
 *
 * Command mode is nothing but focus on a cell's frame; edit mode is focus inside it. So there is no mode to keep in step
 * with what the browser does: the focus is the truth.
 */
import type { NotebookModel } from '../store/notebook-model'
import { openCells } from '../store/open-cells'

export interface Moves {
  /** Command mode on a cell. */
  focusCell(cell: string): void
  /** To the neighbour above (-1) or below (1). */
  step(by: 1 | -1): void
  /** Into the editor, the radio group or the first button of the chosen cell. */
  enter(): void
  /** Command mode on the chosen cell, once it is drawn. */
  focusSoon(): void
  /** Into the chosen cell, once it is drawn. */
  enterSoon(): void
  /** Command mode on a cell wherever it stands, at the top of what is seen, once it is drawn. */
  goToSoon(cell: string): void
  /** Runs the chosen cell where it is code, and stays or goes on to the next cell that asks for something. */
  run(then: 'advance' | 'stay', cell?: string): void
}

/** Frames that a new cell's editor is waited for. */
const FRAMES = 120

/** What Enter goes into, first found first. */
const INSIDE = ['.cm-content', 'input', '[data-enter]', 'button']

export function createMoves(model: NotebookModel, root: () => HTMLElement | null): Moves {
  const frame = (cell: string): HTMLElement | null =>
    root()?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`) ?? null
  const open = () => openCells(model.store.getState().shapes, model.store.getState().predictions).open

  const focusCell = (cell: string): void => {
    model.select(cell)
    const element = frame(cell)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
  }
  const enterSoon = (): void => {
    const { selected } = model.store.getState()
    let frames = FRAMES
    const tried = (): void => {
      if (model.store.getState().selected !== selected) return
      if (frame(selected)?.querySelector('.cm-content, [data-writes]')) return enter()
      // Its editor is still on its way.
      if (--frames > 0) requestAnimationFrame(tried)
      else focusCell(selected)
    }
    requestAnimationFrame(tried)
  }
  const enter = (): void => {
    const element = frame(model.store.getState().selected)
    if (element === null) return enterSoon()
    const writes = element?.querySelector<HTMLElement>('[data-writes]')?.dataset.writes
    if (writes !== undefined) return model.write(writes)
    if (element?.querySelector('[data-code]:not(:has(.cm-content))')) return enterSoon()
    for (const selector of INSIDE) {
      const inside = element?.querySelector<HTMLElement>(selector)
      if (inside) return inside.focus()
    }
  }

  return {
    focusCell,
    step(by) {
      const cells = open()
      const at = cells.findIndex((cell) => cell.id === model.store.getState().selected)
      const next = cells[Math.min(Math.max(0, at + by), cells.length - 1)]
      if (next) focusCell(next.id)
    },
    enter,
    focusSoon() {
      const { selected } = model.store.getState()
      let frames = FRAMES
      const tried = (): void => {
        if (model.store.getState().selected !== selected) return
        if (frame(selected)) focusCell(selected)
        else if (--frames > 0) requestAnimationFrame(tried)
      }
      // React draws what an event has changed in a microtask: the next key finds the cell already, mostly.
      queueMicrotask(tried)
    },
    enterSoon,
    goToSoon(cell) {
      model.select(cell)
      let frames = FRAMES
      const tried = (): void => {
        if (model.store.getState().selected !== cell) return
        const element = frame(cell)
        element?.focus({ preventScroll: true })
        element?.scrollIntoView({ block: 'start' })
        if (element === null && --frames > 0) requestAnimationFrame(tried)
      }
      requestAnimationFrame(tried)
    },
    run(then, cell = model.store.getState().selected) {
      const cells = open()
      const at = cells.findIndex((one) => one.id === cell)
      if (cells[at]?.kind === 'code') void model.run(cell)
      if (then === 'stay') return
      const next = cells.slice(at + 1).find((one) => one.kind !== 'prose')
      focusCell(next?.id ?? cell)
    },
  }
}
