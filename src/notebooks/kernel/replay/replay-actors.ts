/** The actors of a recording at a position, as the dashboard's table reads them. */
import { R_METHOD } from '../../../runtime/record/record'
import type { Recording } from '../../../runtime/record/recording'
import type { ActorFacts, ActorTable } from '../dashboard/actor-table'
import { rulerOf } from '../dashboard/run-ruler'
import { Presence } from './replay-state'
import { isOver, statuses, type ReplayPicture } from './replay-picture'
import type { ReplayTape } from './replay-tape'

export function replayActors(
  recording: Recording,
  tape: ReplayTape,
  picture: Pick<ReplayPicture, 'present'>,
  position: number,
): ActorTable {
  const { facts, actors } = recording
  const state = tape.stateAt(position)
  const ruler = rulerOf({ mode: facts.mode, deliveries: facts.schedule }, 0, facts.stepsBefore)
  const now = ruler.position(tape.timeAt(position))
  const lasts = (since: number): number => Math.max(0, now - ruler.position(since)) / ruler.per
  const lifeOf = (index: number) => tape.events.lives.at(state.life[index])
  const present = picture.present(state)
  const listed = actors.flatMap((actor): ActorFacts[] => {
    if (actor === undefined || present[actor.index] === 0) return []
    const { index, name, className } = actor
    const status = statuses[state.presence[index]]
    const life = state.life[index] < 0 ? undefined : lifeOf(index)
    return [
      {
        index,
        name,
        className,
        status,
        worker: isOver(status) ? -1 : (life?.worker ?? actor.container),
        depth: state.depth[index],
        handled: state.handledCount[index],
        failed: state.failed[index],
        undeliverable: state.undeliverable[index],
        inHand: isOver(status) ? null : inHand(recording, tape, state.handling[index], lasts),
      },
    ]
  })
  return {
    unit: ruler.unit,
    actors: listed,
    causeOf: (index) => {
      const now = state.presence[index] as Presence
      const told = now === Presence.Dead || now === Presence.Restarting
      return told && state.life[index] >= 0 ? (lifeOf(index)?.cause ?? '') : ''
    },
    fieldsOf: (index) => tape.fieldsAt(index, position),
  }
}

function inHand(
  { record, names }: Recording,
  { events }: ReplayTape,
  row: number,
  lasts: (since: number) => number,
): ActorFacts['inHand'] {
  if (row < 0) return null
  const since = events.starts[row - record.first]
  return { method: names[record.get(row, R_METHOD)], row, lasts: lasts(since) }
}
