/**
 * Who belongs together: actors that share a worker, or children of one parent. What the frames say. Pure.
 *
 * An actor that has ended has no worker any more; it stays in the group in which it was last seen.
 */
import type { ActorView } from '../../../runtime/protocol/view'
import { counted, grouped } from '../numbers'

export type Grouping = 'nothing' | 'worker' | 'parent'

/** Node key → the group it is in; '' for those who stand alone: the notebook, and piles. */
export type Grouped = ReadonlyMap<number, string>

export function groupedBy(grouping: Grouping, actors: readonly ActorView[], before: Grouped): Grouped {
  const groups = new Map<number, string>()
  if (grouping === 'nothing') return groups
  for (const actor of actors) groups.set(actor.index, groupOf(grouping, actor, before.get(actor.index) ?? ''))
  return groups
}

function groupOf(grouping: Grouping, actor: ActorView, before: string): string {
  if (actor.index === 0) return ''
  if (grouping === 'parent') return `parent:${actor.parent}`
  return actor.worker > 0 ? `worker:${actor.worker}` : before
}

export function sameGroups(a: Grouped, b: Grouped): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [key, group] of a) if (b.get(key) !== group) return false
  return true
}

export interface FrameWords {
  readonly title: string
  readonly detail: string
  /** Its actors are started or run; none has yet; none is left. For parents always warm. */
  readonly warmth: 'warm' | 'cold' | 'gone'
}

/** What a frame says about its members; `continued`: the group's first frame was full. */
export function wordsOf(
  group: string,
  members: readonly ActorView[],
  parentName: string,
  continued: boolean,
): FrameWords {
  const [kind, number] = group.split(':')
  const name = kind === 'worker' ? `worker ${number}` : `made by ${parentName}`
  const title = continued ? `${name}, continued` : name
  const actors = counted(members.length, 'actor')
  if (kind === 'parent') return { title, detail: actors, warmth: 'warm' }
  const living = members.filter((one) => one.status !== 'stopped' && one.status !== 'dead')
  if (living.length === 0) return { title, detail: `${actors}, ended`, warmth: 'gone' }
  if (living.every((one) => one.status === 'starting')) {
    const waiting = living.reduce((sum, one) => sum + one.depth + one.held, 0)
    const wait = waiting === 1 ? 'waits for it' : 'wait for it'
    return {
      title: `${title}, cold start`,
      detail: waiting > 0 ? `${counted(waiting, 'message')} ${wait}` : actors,
      warmth: 'cold',
    }
  }
  // One actor is seen to be one; how much memory its worker takes nobody can ask it, how much it did is known.
  const handled = members.reduce((sum, one) => sum + one.handledCount, 0)
  const parts = ['warm', members.length > 1 ? actors : '', `${grouped(handled)} handled`]
  return { title, detail: parts.filter((part) => part !== '').join(', '), warmth: 'warm' }
}
