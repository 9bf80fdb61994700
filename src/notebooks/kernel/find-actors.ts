/**
 * Finding actors by what a person types: a part of a name or of a class, in any case.
 *
 * Who is called exactly so comes first, then names that begin with it, names that have it in them, classes; within each
 * in the order in which the actors were made. Looks at every actor, so it is for a keystroke and not for a frame.
 */
import type { ActorStatus } from '../../runtime/protocol/view'

/** An actor as it is found: the broker's entry of it, or what a recording knows. */
export interface Findable {
  readonly index: number
  readonly name: string
  readonly className: string
  readonly status: ActorStatus
  readonly cleared: boolean
}

export function findActors(actors: readonly (Findable | undefined)[], words: string): readonly number[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const ranks: number[][] = [[], [], [], []]
  const names = new Set<string>()
  // From the newest: one that has ended is gone from the stage when a later one has taken its name.
  for (let at = actors.length - 1; at >= 0; at--) {
    const entry = actors[at]
    if (entry === undefined || entry.cleared) continue
    const replaced = names.has(entry.name) && (entry.status === 'stopped' || entry.status === 'dead')
    names.add(entry.name)
    if (replaced) continue
    const rank = rankOf(entry.name.toLowerCase(), entry.className.toLowerCase(), wanted)
    if (rank >= 0) ranks[rank].push(entry.index)
  }
  return ranks.flatMap((found) => found.reverse())
}

function rankOf(name: string, className: string, wanted: string): number {
  if (name === wanted) return 0
  const at = name.indexOf(wanted)
  if (at === 0) return 1
  if (at > 0) return 2
  return className.includes(wanted) ? 3 : -1
}
