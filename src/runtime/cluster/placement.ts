/**
 * Where a new actor goes: a container of its own while the limit lasts, then a shared one.
 *
 * Pure: (containers, wish) → number of a container, or that a new one is to be opened.
 */

import type { Place } from '../protocol/control'

export interface ContainerLoad {
  readonly number: number
  readonly actors: number
  /** Its only actor wants no other beside it. */
  readonly alone?: boolean
  /** `lost`: died or being killed; takes nothing. */
  readonly status: 'starting' | 'ready' | 'lost'
}

export interface PlacementRules {
  /** Containers at the most, but for those of actors that must be alone. */
  readonly limit: number
  /** Beyond the limit: the container with the fewest actors, or fill one after the other. */
  readonly share: 'spread' | 'pack'
}

/** Containers at the most, whoever asks: browsers were seen to start 200. */
const MOST = 160

export type Placement = { readonly use: number } | { readonly open: true } | { readonly refused: string }

export function place(containers: readonly ContainerLoad[], wish: Place, rules: PlacementRules): Placement {
  const alive = containers.filter((c) => c.status !== 'lost' && !c.alone)
  const byNumber = (a: ContainerLoad, b: ContainerLoad) => a.number - b.number
  if (wish === 'alone') {
    const all = containers.filter((c) => c.status !== 'lost').length
    return all < MOST ? { open: true } : { refused: `No more workers may be started: there are ${MOST}.` }
  }
  if (wish === 'own') {
    const empty = alive.filter((c) => c.actors === 0).sort(byNumber)[0]
    if (empty !== undefined) return { use: empty.number }
    if (alive.length < rules.limit) return { open: true }
  } else if (alive.length === 0) {
    return rules.limit > 0 ? { open: true } : { refused: 'No worker may be started: the limit is 0.' }
  }
  if (alive.length === 0) return { refused: 'No worker may be started: the limit is 0.' }
  const sign = rules.share === 'spread' ? 1 : -1
  const choice = [...alive].sort((a, b) => sign * (a.actors - b.actors) || byNumber(a, b))[0]
  return { use: choice.number }
}
