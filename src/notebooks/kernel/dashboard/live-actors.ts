/** The actors of a broker as the dashboard's table reads them: nothing is done a message until somebody looks. */
import type { Broker } from '../../../runtime/broker/broker'
import type { ActorEntry } from '../../../runtime/broker/actor-entry'
import { NOTEBOOK_FIRST } from '../../../runtime/protocol/identity'
import { R_DELIVERED, R_ENDED } from '../../../runtime/record/record'
import type { ActorFacts, ActorTable } from './actor-table'
import { rulerOf } from './run-ruler'

/** `now`: units of 10 µs since the broker's run began. */
export function liveActors(broker: Broker, now: number, stepsBefore: number): ActorTable {
  const ruler = rulerOf(broker, 0, stepsBefore)
  const present = ruler.position(now)
  const lasts = (since: number): number => Math.max(0, present - ruler.position(since)) / ruler.per
  return {
    unit: ruler.unit,
    actors: factsOf(broker, lasts),
    causeOf: (index) => {
      const { status, cause } = broker.actors[index]
      return status === 'dead' || status === 'restarting' ? cause : ''
    },
    fieldsOf: (index) => broker.actors[index].state.fields,
  }
}

function* factsOf(broker: Broker, lasts: (since: number) => number): Iterable<ActorFacts> {
  for (const entry of broker.actors) {
    if (entry === undefined || entry.cleared) continue
    const { index, name, className, status, container: worker, box, failed, undeliverable } = entry
    // The constructor is no message, and the notebook counts from behind its cells.
    const handled = Math.max(0, box.settled - (index === 0 ? NOTEBOOK_FIRST : 1))
    yield {
      index, name, className, status, worker, depth: box.depth, handled, failed, undeliverable,
      inHand: inHand(broker, entry, lasts),
    } // oxfmt-ignore
  }
}

/** It has been in hand since it was delivered, or since the one before had ended. */
function inHand(broker: Broker, entry: ActorEntry, lasts: (since: number) => number): ActorFacts['inHand'] {
  const method = broker.handling(entry)
  if (method === undefined) return null
  const row = entry.box.rowOf(entry.box.settled)
  const { record } = broker
  const before = entry.handledRow < 0 ? -1 : record.get(entry.handledRow, R_ENDED)
  const since = row < 0 ? -1 : Math.max(record.get(row, R_DELIVERED), before)
  return { method, row, lasts: since < 0 ? 0 : lasts(since) }
}
