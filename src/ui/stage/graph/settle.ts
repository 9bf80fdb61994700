/**
 * Who talks to whom is known only when they talk. Then, once, the actors of whom nothing was known take the sides on
 * which their messages cross the wide gap, where envelopes have room, and stay there for good.
 *
 * A new actor never moves anybody; only a first message may move those who had not spoken or been spoken to. Whoever
 * stands well already stays.
 */
import { Floor, usualRoom, type Newcomer, type Placement } from './layout'
import type { Point, Side } from './slots'
import type { Room } from './view'

export interface Link {
  readonly from: string
  readonly to: string
  /** How much room it needs: held messages weigh most. */
  readonly weight: number
}

/** Beyond this many at once, sides are kept: the picture is a crowd anyway. */
export const settledAtMost = 12
const leftRoom = 4

/** Those whose first traffic is there and whose place is not final yet. */
export function unsettled(
  placement: Placement,
  present: readonly Newcomer[],
  links: readonly Link[],
  moved: ReadonlyMap<string, Point>,
): readonly Newcomer[] {
  const talking = new Set(links.flatMap((link) => (link.from === link.to ? [] : [link.from, link.to])))
  return present.filter(
    (one) => one.parent !== '' && talking.has(one.id) && !placement.settled.has(one.id) && !moved.has(one.id),
  )
}

export function settle(
  placement: Placement,
  present: readonly Newcomer[],
  links: readonly Link[],
  moved: ReadonlyMap<string, Point>,
  room: Room = usualRoom,
): Placement {
  const free = unsettled(placement, present, links, moved)
  if (free.length === 0) return placement
  const keep = (): Placement => ({
    ...placement,
    settled: new Set([...placement.settled, ...free.map((one) => one.id)]),
  })
  if (free.length > settledAtMost) return keep()
  const sides = bestSides(placement, present, free, links)
  if (free.every((one) => sides.get(one.id) === placement.sides.get(one.id))) return keep()

  const ids = new Set(free.map((one) => one.id))
  const positions = new Map([...placement.positions].filter(([id]) => !ids.has(id)))
  const floor = new Floor({ ...placement, positions }, present, moved, room)
  for (const one of free) floor.put(one, sides.get(one.id) ?? 'left', true)
  return floor.placement(placement.first)
}

/** Tries every assignment of the few who are free; ties go to the one that moves fewest. */
function bestSides(
  placement: Placement,
  present: readonly Newcomer[],
  free: readonly Newcomer[],
  links: readonly Link[],
): Map<string, Side> {
  const fixed = present.filter((one) => !free.includes(one))
  const leftTaken = fixed.filter((one) => placement.sides.get(one.id) === 'left').length
  let best = new Map<string, Side>()
  let least = Infinity
  for (let choice = 0; choice < 1 << free.length; choice += 1) {
    const sides = new Map(placement.sides)
    let left = leftTaken
    let cost = 0
    for (const [n, one] of free.entries()) {
      const side: Side = (choice >> n) & 1 ? 'right' : 'left'
      if (side !== placement.sides.get(one.id)) cost += 0.01
      if (side === 'left') left += 1
      sides.set(one.id, side)
    }
    cost += Math.max(0, left - leftRoom) * 4
    for (const link of links)
      if (link.from !== link.to && sides.get(link.from) === sides.get(link.to)) cost += link.weight
    if (cost < least) {
      least = cost
      best = sides
    }
  }
  return best
}
