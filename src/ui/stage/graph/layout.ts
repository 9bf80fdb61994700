/**
 * Where new nodes go. Nobody who stands already is moved.
 *
 * Actors come one by one, so there is no whole graph to lay out; the rule must give a readable picture at every step.
 * The notebook stands top left. What is made first is what others will talk to (it has to exist before it can be
 * passed on), so the first class under the notebook stands right; classes made later stand left, below the notebook;
 * a child stands on the side across from its parent. So most edges cross the wide gap, where envelopes have room.
 * The left is one column of four; the right has blocks of three columns by four rows, and every other column stands
 * half a row higher, so that a way to the second column passes between two of the first.
 *
 * A few actors take the places with which the floor can be seen whole and largest: on a low floor a second column comes
 * before a fourth row. A crowd grows by whole blocks and stays roughly square; the notebook keeps its corner.
 */
import { nodeWidth } from './scene'
import {
  blockColumns,
  blockRows,
  Grid,
  leftRows,
  nodeAt,
  slot,
  tallest,
  type Point,
  type Side,
} from './slots'
import { comfortable, smallest, union, zoomFor, type Room } from './view'
import type { Rect } from './route'

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

/** Up to so many nodes each place is chosen by what the floor shows. */
const few = 16
/** How much larger the floor must become before a place is taken out of turn. */
const worth = 0.03
/** The same for leaving the side whose turn it is: a column further right has no gap before it for envelopes. */
const worthLeaving = 0.08
/** The same for leaving a side that its messages speak for: across the gap envelopes have room, beside it they don't. */
const worthCrossing = 0.25
/** What is seen of a stage in a window of 1280 × 720 while a person delivers. */
export const usualRoom: Room = { width: 704, height: 425 }

/**
 * Where everyone present stands: whoever stood keeps the place, newcomers get theirs in order, places of those who are
 * gone are free again. `moved` are places that a person chose by dragging; they win.
 */
export function place(
  placement: Placement,
  present: readonly Newcomer[],
  moved: ReadonlyMap<string, Point> = new Map(),
  room: Room = usualRoom,
): Placement {
  const alone = present.every((one) => one.parent === '')
  const floor = new Floor(placement, present, moved, room)
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
  readonly #turn: Record<Side, number> = { left: 0, right: 0 }
  readonly #names = new Map<string, string>()
  readonly #room: Room
  #bounds: Rect = { x: 0, y: 0, width: nodeWidth, height: tallest }

  constructor(
    before: Placement,
    present: readonly Newcomer[],
    moved: ReadonlyMap<string, Point>,
    room: Room = usualRoom,
  ) {
    this.#room = room
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
    this.#bounds = union(this.#bounds, nodeAt(at))
  }

  /** Gives a newcomer its former place if that is free, else a slot of its side, or of the right where that is full. */
  put(one: Newcomer, wanted: Side, settled = false): void {
    const former = this.#former.get(formerKey(one))
    if (former && !settled && !this.#taken.hits(former.at)) {
      this.stand(one.id, former.at, former.side, former.settled)
      return
    }
    const [side, at] = this.positions.size < few ? this.#roomiest(wanted, settled) : this.#next(wanted)
    this.stand(one.id, at, side, settled)
  }

  /** In turn, but for a place with which more of the floor can be seen. */
  #roomiest(wanted: Side, settled: boolean): [Side, Point] {
    const crossing = settled ? worthCrossing : worthLeaving
    let best: [Side, Point] | null = null
    let largest = 0
    const consider = (side: Side, at: Point): void => {
      if (this.#taken.hits(at)) return
      const zoom = Math.min(comfortable, zoomFor(union(this.#bounds, nodeAt(at)), this.#room))
      // Below the smallest zoom a part of the floor is out of view: that is worth leaving any side.
      const needed = largest < smallest && zoom >= smallest ? 0 : side === best?.[0] ? worth : crossing
      if (best !== null && zoom <= largest + needed) return
      best = [side, at]
      largest = zoom
    }
    if (wanted === 'left') {
      const row = Array.from({ length: leftRows }, (_, n) => n).find(
        (n) => !this.#taken.hits(slot('left', n, this.#room)),
      )
      if (row !== undefined && (settled || row < leftRows - 1 || this.#rightIsAsLong()))
        consider('left', slot('left', row, this.#room))
    }
    for (let n = 0; n < blockColumns * blockRows; n += 1) consider('right', slot('right', n, this.#room))
    return best ?? this.#next('right')
  }

  /**
   * The last place on the left waits until the right is as long. What comes late is often what the others will talk
   * to; it then stands across from them at once, and nobody has to move at the first messages.
   */
  #rightIsAsLong(): boolean {
    return Array.from({ length: leftRows - 1 }, (_, n) => slot('right', n, this.#room)).every((at) =>
      this.#taken.hits(at),
    )
  }

  #next(wanted: Side): [Side, Point] {
    const next = this.#turn
    let side = wanted
    while (side === 'left' && next.left < leftRows && this.#taken.hits(slot('left', next.left, this.#room)))
      next.left += 1
    if (side === 'left' && next.left >= leftRows) side = 'right'
    while (side === 'right' && this.#taken.hits(slot('right', next.right, this.#room))) next.right += 1
    const at = slot(side, next[side], this.#room)
    next[side] += 1
    return [side, at]
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
