/**
 * The places on the floor: one column on the left, blocks of three columns by four rows on the right.
 */
import type { Rect } from './route'
import { nodeWidth } from './scene'
import { rightFromFor, type Room } from './view'

export interface Point {
  readonly x: number
  readonly y: number
}

export type Side = 'left' | 'right'

export const rowPitch = 156
const columnPitch = nodeWidth + 48
const rightDown = rowPitch / 2
export const blockColumns = 3
export const blockRows = 4
export const leftRows = 4
export const tallest = 128
export function slot(side: Side, n: number, room: Room): Point {
  if (side === 'left') return { x: 0, y: n * rowPitch }
  const { column, row } = shellSlot(n)
  return {
    x: rightFromFor(room) + column * columnPitch,
    y: (column % 2 === 0 ? rightDown : 0) + row * rowPitch,
  }
}

export function nodeAt({ x, y }: Point): Rect {
  return { x, y, width: nodeWidth, height: tallest }
}

/** The nth slot of the right: blocks of 3 × 4, then the ring of blocks around them, and so on. */
export function shellSlot(n: number): { column: number; row: number } {
  const block = blockColumns * blockRows
  const shell = Math.floor(Math.sqrt(n / block))
  const rest = n - shell * shell * block
  const below = shell * blockColumns * blockRows
  if (rest < below) {
    return { column: Math.floor(rest / blockRows), row: shell * blockRows + (rest % blockRows) }
  }
  const rows = (shell + 1) * blockRows
  const beside = rest - below
  return { column: shell * blockColumns + Math.floor(beside / rows), row: beside % rows }
}

/** Which places are taken, in cells of a slot's size: at most a few to look at for each question. */
export class Grid {
  readonly #cells = new Map<string, Point[]>()

  add(at: Point): void {
    const key = this.#key(Math.floor(at.x / columnPitch), Math.floor(at.y / rowPitch))
    const found = this.#cells.get(key)
    if (found) found.push(at)
    else this.#cells.set(key, [at])
  }

  hits(at: Point): boolean {
    const column = Math.floor(at.x / columnPitch)
    const row = Math.floor(at.y / rowPitch)
    for (let c = column - 1; c <= column + 1; c += 1)
      for (let r = row - 1; r <= row + 1; r += 1)
        for (const other of this.#cells.get(this.#key(c, r)) ?? [])
          if (Math.abs(other.x - at.x) < nodeWidth + 12 && Math.abs(other.y - at.y) < tallest + 12)
            return true
    return false
  }

  #key(column: number, row: number): string {
    return `${column},${row}`
  }
}
