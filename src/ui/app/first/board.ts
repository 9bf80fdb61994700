/**
 * Where everything stands on the first screen's floor: fixed, in two shapes, one for wide stages and one for phones.
 *
 * Units are pixels of the design; the floor is scaled as a whole. Each message has its slot: who sends it, to whom, and
 * where on its arrow it lies.
 */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Role = 'bank' | 'auditor' | 'account_1' | 'account_2'
export type SlotId = 'take' | 'add' | 'ask1' | 'ask2'

export interface Slot {
  readonly id: SlotId
  readonly from: Role
  readonly to: Role
}

export const slots: readonly Slot[] = [
  { id: 'take', from: 'bank', to: 'account_1' },
  { id: 'add', from: 'bank', to: 'account_2' },
  { id: 'ask1', from: 'auditor', to: 'account_1' },
  { id: 'ask2', from: 'auditor', to: 'account_2' },
]

export interface Arrow {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Where on it the envelope lies, 0 … 1. */
  readonly at: number
}

export interface Board {
  readonly width: number
  readonly height: number
  readonly boxes: Readonly<Record<Role, Box>>
  readonly arrows: Readonly<Record<SlotId, Arrow>>
  readonly envelope: { readonly width: number; readonly height: number }
}

export const wide: Board = {
  width: 896,
  height: 580,
  boxes: {
    bank: { x: 61, y: 14, width: 228, height: 84 },
    auditor: { x: 607, y: 14, width: 228, height: 84 },
    account_1: { x: 46, y: 406, width: 258, height: 160 },
    account_2: { x: 592, y: 406, width: 258, height: 160 },
  },
  arrows: {
    take: { x0: 175, y0: 101, x1: 175, y1: 403, at: 0.5 },
    add: { x0: 262, y0: 101, x1: 632, y1: 403, at: 0.272 },
    ask1: { x0: 634, y0: 101, x1: 264, y1: 403, at: 0.272 },
    ask2: { x0: 721, y0: 101, x1: 721, y1: 403, at: 0.5 },
  },
  envelope: { width: 132, height: 82 },
}

export const tall: Board = {
  width: 400,
  height: 560,
  boxes: {
    bank: { x: 8, y: 6, width: 170, height: 70 },
    auditor: { x: 222, y: 6, width: 170, height: 70 },
    account_1: { x: 8, y: 420, width: 170, height: 134 },
    account_2: { x: 222, y: 420, width: 170, height: 134 },
  },
  arrows: {
    take: { x0: 58, y0: 79, x1: 58, y1: 417, at: 0.66 },
    add: { x0: 128, y0: 79, x1: 272, y1: 417, at: 0.17 },
    ask1: { x0: 272, y0: 79, x1: 128, y1: 417, at: 0.42 },
    ask2: { x0: 342, y0: 79, x1: 342, y1: 417, at: 0.66 },
  },
  envelope: { width: 108, height: 68 },
}

/** Below this width of the stage the tall shape reads better. */
export const tallBelow = 560
const largest = 1.45

export function boardFor(width: number): Board {
  return width < tallBelow ? tall : wide
}

export function scaleOf(board: Board, width: number, height: number): number {
  return Math.max(0.5, Math.min(largest, width / board.width, height / board.height))
}

export function on(arrow: Arrow, t: number): { x: number; y: number } {
  return { x: arrow.x0 + (arrow.x1 - arrow.x0) * t, y: arrow.y0 + (arrow.y1 - arrow.y0) * t }
}
