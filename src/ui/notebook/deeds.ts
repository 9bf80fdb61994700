/**
 * What a person can do with the chosen cell, as data: the menu of a cell, the keys and their list all read it here.
 *
 * Keys are Jupyter's. They hold outside the editor; what is pressed inside it belongs to the text.
 */
import { blank, freshId, isQuestion, textOf, type TextKind } from '../../notebooks/document/edits'
import type { Cell } from '../../notebooks/document/notebook'
import type { NotebookModel, NotebookState } from '../store/notebook-model'
import { cellLink } from './link/cell-link'
import { copyCellLink } from './link/copy-cell-link'
import type { Moves } from './moves'

export interface DeedWorld {
  readonly model: NotebookModel
  readonly moves: Moves
}

export interface Deed {
  readonly id: string
  readonly label: string
  /** As they stand beside it. */
  readonly keys: string
  readonly press: Press
  /** Whether it can be done to this cell now. */
  readonly can: (cell: Cell, state: NotebookState) => boolean
  readonly run: (cell: Cell, world: DeedWorld) => void
}

export interface Press {
  /** A letter in lower case, or the browser's name of the key. */
  readonly key: string
  readonly shift?: boolean
  readonly ctrl?: boolean
  readonly twice?: boolean
}

const isText = (cell: Cell): boolean => !isQuestion(cell)
const always = (): boolean => true

/** The cell that was cut or copied last, in whatever notebook. */
let clipboard: Cell | null = null

export const DEEDS: readonly Deed[] = [
  adding('add-below', 'Add code below', 'B', 'b', 'code', 'below'),
  adding('add-above', 'Add code above', 'A', 'a', 'code', 'above'),
  {
    id: 'add-text',
    label: 'Add text below',
    keys: 'Shift+B',
    press: { key: 'b', shift: true },
    can: always,
    run: (cell, world) => add(world, 'prose', cell.id, true),
  },
  changing('to-code', 'Make it code', 'Y', 'y', 'code'),
  changing('to-text', 'Make it text', 'M', 'm', 'prose'),
  changing('to-raw', 'Make it raw text', 'R', 'r', 'raw'),
  moving('up', 'Move up', 'Ctrl+Shift+↑', 'ArrowUp', -1),
  moving('down', 'Move down', 'Ctrl+Shift+↓', 'ArrowDown', 1),
  {
    id: 'merge',
    label: 'Merge with the cell below',
    keys: 'Shift+M',
    press: { key: 'm', shift: true },
    can: (cell, { shapes }) => {
      const below = shapes[shapes.findIndex(({ id }) => id === cell.id) + 1]
      return isText(cell) && below !== undefined && isText(below)
    },
    run: (cell, world) => apply(world, { kind: 'merge', cell: cell.id }, cell.id),
  },
  {
    id: 'copy',
    label: 'Copy',
    keys: 'C',
    press: { key: 'c' },
    can: isText,
    run: (cell) => {
      if (isText(cell)) clipboard = cell
    },
  },
  {
    id: 'cut',
    label: 'Cut',
    keys: 'X',
    press: { key: 'x' },
    can: isText,
    run: (cell, world) => {
      if (isText(cell)) clipboard = cell
      remove(cell, world)
    },
  },
  {
    id: 'paste',
    label: 'Paste below',
    keys: 'V',
    press: { key: 'v' },
    can: () => clipboard !== null,
    run: (cell, world) => paste(cell, world),
  },
  {
    id: 'remove',
    label: 'Delete',
    keys: 'D D',
    press: { key: 'd', twice: true },
    can: isText,
    run: remove,
  },
  {
    id: 'link',
    label: 'Copy link to this cell',
    keys: 'Shift+L',
    press: { key: 'l', shift: true },
    can: ({ id }) => cellLink(window.location.href, id) !== null,
    run: ({ id }, { model }) =>
      void copyCellLink(
        id,
        model.original.cells.some((cell) => cell.id === id),
      ),
  },
  {
    id: 'undo',
    label: 'Undo the last change of cells',
    keys: 'Z',
    press: { key: 'z' },
    can: (_, { undoable }) => undoable > 0,
    run: (_, { model, moves }) => {
      model.undo()
      moves.focusSoon()
    },
  },
  {
    id: 'redo',
    label: 'Redo it',
    keys: 'Shift+Z',
    press: { key: 'z', shift: true },
    can: (_, { redoable }) => redoable > 0,
    run: (_, { model, moves }) => {
      model.redo()
      moves.focusSoon()
    },
  },
]

function adding(
  id: string,
  label: string,
  keys: string,
  key: string,
  kind: TextKind,
  where: 'above' | 'below',
): Deed {
  return {
    id,
    label,
    keys,
    press: { key },
    can: always,
    run: (cell, world) => {
      const { shapes } = world.model.store.getState()
      const at = shapes.findIndex((one) => one.id === cell.id)
      add(world, kind, where === 'below' ? cell.id : (shapes[at - 1]?.id ?? null), false)
    },
  }
}

function changing(id: string, label: string, keys: string, key: string, to: TextKind): Deed {
  return {
    id,
    label,
    keys,
    press: { key },
    can: (cell) => isText(cell) && cell.kind !== to,
    run: (cell, world) => apply(world, { kind: 'changeKind', cell: cell.id, to }, cell.id),
  }
}

function moving(id: string, label: string, keys: string, key: string, by: 1 | -1): Deed {
  return {
    id,
    label,
    keys,
    press: { key, ctrl: true, shift: true },
    can: (cell, { shapes }) => {
      const at = shapes.findIndex((one) => one.id === cell.id) + by
      return at >= 0 && at < shapes.length
    },
    run: (cell, world) => {
      const { shapes } = world.model.store.getState()
      const at = shapes.findIndex((one) => one.id === cell.id)
      const after = by === 1 ? shapes[at + 1]?.id : shapes[at - 2]?.id
      apply(world, { kind: 'move', cell: cell.id, after: after ?? null }, cell.id)
    },
  }
}

/** `goIn`: the person goes on in the new cell; else it is chosen. */
export function add({ model, moves }: DeedWorld, kind: TextKind, after: string | null, goIn: boolean): void {
  const id = freshId(model.store.getState().notebook)
  if (model.apply({ kind: 'insert', cell: blank(kind, id), after }) !== '') return
  model.select(id)
  if (goIn) moves.enterSoon()
  else moves.focusSoon()
}

/** Splits a code cell where its editor's cursor is. */
export function split({ model, moves }: DeedWorld, cell: string, at: number): void {
  const id = freshId(model.store.getState().notebook)
  if (model.apply({ kind: 'split', cell, at, id }) !== '') return
  model.select(id)
  moves.enterSoon()
}

function remove(cell: Cell, world: DeedWorld): void {
  if (world.model.apply({ kind: 'remove', cell: cell.id }) === '') world.moves.focusSoon()
}

function paste(after: Cell, { model, moves }: DeedWorld): void {
  if (clipboard === null) return
  const id = freshId(model.store.getState().notebook)
  const base =
    clipboard.kind === 'code' || clipboard.kind === 'prose' ? blank(clipboard.kind, id) : blank('raw', id)
  const text = textOf(clipboard)
  const cell: Cell = base.kind === 'prose' ? { ...base, markdown: text } : ({ ...base, text } as Cell)
  if (model.apply({ kind: 'insert', cell, after: after.id }) !== '') return
  model.select(id)
  moves.focusSoon()
}

function apply(
  { model, moves }: DeedWorld,
  operation: Parameters<NotebookModel['apply']>[0],
  then: string,
): void {
  if (model.apply(operation) !== '') return
  model.select(then)
  moves.focusSoon()
}

/** What a key outside the editor asks for. */
export function deedOf(press: Required<Press>): Deed | undefined {
  return DEEDS.find(
    ({ press: { key, shift = false, ctrl = false, twice = false } }) =>
      key === press.key && shift === press.shift && ctrl === press.ctrl && twice === press.twice,
  )
}
