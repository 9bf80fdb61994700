/**
 * Where new nodes go. Nobody who stands already is moved.
 *
 * Actors come one by one, so there is no whole graph to lay out; the rule must give a readable picture at every step.
 * The notebook stands top left. What is made first is what others will talk to (it has to exist before it can be
 * passed on), so the first class under the notebook stands right; classes made later stand left, below the notebook;
 * a child stands on the side across from its parent. So most edges cross the wide gap, where envelopes have room.
 * The left is one column of four; the right grows in blocks of three columns by four rows and stays roughly square, so
 * that a crowd extends to the right and down and the notebook keeps its corner.
 */
import { nodeWidth } from './scene'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Newcomer {
  readonly id: string
  /** Path id of its parent, '' for the notebook. */
  readonly parent: string
  readonly className: string
  readonly name?: string
  /** Path id of the ended actor whose place it takes, or ''. */
  readonly replaces?: string
}

export interface Placement {
  readonly positions: ReadonlyMap<string, Point>
  readonly sides: ReadonlyMap<string, Side>
  /** Those whose traffic has been seen: their place is final. */
  readonly settled: ReadonlySet<string>
  /** Class and name → the place of the last actor so called, which a cell that runs again will make anew. */
  readonly former: ReadonlyMap<string, Former>
  /** The class that stands right; the first that appeared under the notebook. */
  readonly first: string | null
}

export type Side = 'left' | 'right'

interface Former {
  readonly at: Point
  readonly side: Side
  readonly settled: boolean
}

export const emptyPlacement: Placement = {
  positions: new Map(),
  sides: new Map(),
  settled: new Set(),
  former: new Map(),
  first: null,
}

export const rowPitch = 156
const columnPitch = nodeWidth + 72
const rightFrom = nodeWidth + 332
const rightDown = rowPitch / 2
const blockColumns = 3
const blockRows = 4
const leftRows = 4
const tallest = 128

/**
 * Where everyone present stands: whoever stood keeps the place, newcomers get theirs in order, places of those who are
 * gone are free again. `moved` are places that a person chose by dragging; they win.
 */
export function place(
  placement: Placement,
  present: readonly Newcomer[],
  moved: ReadonlyMap<string, Point> = new Map(),
): Placement {
  const alone = present.every((one) => one.parent === '')
  const floor = new Floor(placement, present, moved)
  let first = alone ? null : placement.first
  for (const one of present) {
    if (first === null && one.parent !== '') first = one.className
    if (!floor.positions.has(one.id)) floor.put(one, sideOf(one, floor.sides, first))
  }
  return floor.placement(first)
}

/** The floor while places are given: who stands, what is taken, and where the next free slot of a side is. */
export class Floor {
  readonly positions = new Map<string, Point>()
  readonly sides = new Map<string, Side>()
  readonly settled = new Set<string>()
  readonly #former: Map<string, Former>
  readonly #taken = new Grid()
  readonly #next: Record<Side, number> = { left: 0, right: 0 }
  readonly #names = new Map<string, string>()

  constructor(before: Placement, present: readonly Newcomer[], moved: ReadonlyMap<string, Point>) {
    this.#former = new Map(before.former)
    for (const one of present) {
      this.#names.set(one.id, formerKey(one))
      const replaces = one.replaces ?? ''
      const at =
        moved.get(one.id) ??
        moved.get(replaces) ??
        before.positions.get(one.id) ??
        before.positions.get(replaces)
      if (!at) continue
      const was = before.positions.has(one.id) ? one.id : replaces
      this.stand(one.id, at, before.sides.get(was) ?? 'left', before.settled.has(was) || moved.has(one.id))
    }
  }

  stand(id: string, at: Point, side: Side, settled: boolean): void {
    this.positions.set(id, at)
    this.sides.set(id, side)
    if (settled) this.settled.add(id)
    this.#taken.add(at)
  }

  /** Gives a newcomer its former place if that is free, else the next free slot of the side. */
  put(one: Newcomer, wanted: Side, settled = false): void {
    const former = this.#former.get(formerKey(one))
    if (former && !settled && !this.#taken.hits(former.at)) {
      this.stand(one.id, former.at, former.side, former.settled)
      return
    }
    let side = wanted
    while (side === 'left' && this.#next.left < leftRows && this.#taken.hits(slot('left', this.#next.left)))
      this.#next.left += 1
    if (side === 'left' && this.#next.left >= leftRows) side = 'right'
    while (side === 'right' && this.#taken.hits(slot('right', this.#next.right))) this.#next.right += 1
    const at = slot(side, this.#next[side])
    this.#next[side] += 1
    this.stand(one.id, at, side, settled)
  }

  placement(first: string | null): Placement {
    const { positions, sides, settled } = this
    for (const [id, at] of positions) {
      const name = this.#names.get(id)
      if (name !== undefined)
        this.#former.set(name, { at, side: sides.get(id) ?? 'left', settled: settled.has(id) })
    }
    return { positions, sides, settled, former: this.#former, first }
  }
}

function formerKey(one: Newcomer): string {
  return `${one.className}/${one.name ?? one.id}`
}

function sideOf(one: Newcomer, sides: ReadonlyMap<string, Side>, first: string | null): Side {
  if (one.parent === '') return 'left'
  const parent = sides.get(one.parent)
  const underNotebook = !one.parent.includes('.')
  if (underNotebook || parent === undefined) return one.className === first ? 'right' : 'left'
  return parent === 'left' ? 'right' : 'left'
}

function slot(side: Side, n: number): Point {
  if (side === 'left') return { x: 0, y: n * rowPitch }
  const { column, row } = shellSlot(n)
  return { x: rightFrom + column * columnPitch, y: rightDown + row * rowPitch }
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
class Grid {
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
