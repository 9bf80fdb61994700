/** The sides of a partition, as actors' indexes: who stands where, what lies between, and how it is said. */

export type Walls = readonly (readonly number[])[]

/** Equal for equal walls: a frame makes them anew. */
export function wallKey(walls: Walls): string {
  return walls.map((side) => side.join(',')).join('|')
}

/** Side by actor; nobody has one where there is no wall. */
export function sidesOf(key: string): ReadonlyMap<number, number> {
  const sides = new Map<number, number>()
  if (key === '') return sides
  for (const [side, actors] of key.split('|').entries())
    for (const actor of actors.split(',')) if (actor !== '') sides.set(Number(actor), side)
  return sides
}

/** Whether a wall lies between two; who is on no side hears everybody. */
export function parted(sides: ReadonlyMap<number, number>, from: number, to: number): boolean {
  const [a, b] = [sides.get(from), sides.get(to)]
  return a !== undefined && b !== undefined && a !== b
}

const named = 3

/** `account_1 | account_2, bank and 4 more`. */
export function wallWords(walls: Walls, nameOf: (actor: number) => string): string {
  return walls
    .map((side) => {
      const more = side.length - named
      return side.slice(0, named).map(nameOf).join(', ') + (more > 0 ? ` and ${more} more` : '')
    })
    .join(' | ')
}
