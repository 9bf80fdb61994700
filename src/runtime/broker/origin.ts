/**
 * What a held run is when its first step can be taken, as one line: equal where two runs began alike.
 *
 * Rows, names and actors have numbers, and what hosts say is full of them. So a run can be made again from what was
 * kept only where all that has a number has the same one.
 */
import { R_ACTIVATION, R_FROM, R_KIND, R_METHOD, R_N, R_TO } from '../record/record'
import type { Broker } from './broker'

const FIELDS = [R_KIND, R_FROM, R_TO, R_METHOD, R_ACTIVATION, R_N]

export function originOf({ record, actors, names, containers, links, schedule }: Broker): string {
  let hash = 0x811c9dc5
  for (let row = record.first; row < record.rows; row++)
    for (const field of FIELDS) hash = Math.imul(hash ^ record.get(row, field), 0x01000193)
  const who = actors.map((actor) =>
    actor === undefined ? '' : `${actor.id} ${actor.container} ${actor.incarnation} ${actor.status}`,
  )
  const ways = [...links].map(([container, { inNames, outNames }]) => [container, inNames, outNames])
  return JSON.stringify([record.rows, hash, who, names, [...containers.keys()], ways, schedule.length])
}
