/**
 * Runs that a machine could have made, at random: actors handle one message at a time, send and ask in their handlings,
 * and wait for answers. Time passes seldom, so that much has one time.
 */
import fc from 'fast-check'
import { Kind } from '../../protocol/wire'
import type { Life } from '../lives'
import { Outcome } from '../record'
import type { Recording } from '../recording'
import { madeActor, madeRecording, type MadeRow } from './made-recording'

interface Handling {
  readonly row: number
  readonly actor: number
  /** What it received last. */
  cause: number
  /** Row of the ask whose answer it waits for. */
  waits: number
}

type Row = { -readonly [K in keyof MadeRow]: MadeRow[K] }

/** Plays: whoever is next by the choices does something that is possible. */
function play(actors: number, choices: readonly (readonly [who: number, what: number])[]): Recording {
  const rows: Row[] = []
  const boxes = Array.from({ length: actors }, (): number[] => [])
  const busy: (Handling | null)[] = Array.from({ length: actors }, () => null)
  // The notebook runs a cell.
  busy[0] = { row: -1, actor: 0, cause: -1, waits: -1 }
  const lives: Life[] = []
  let time = 0
  for (const [who, what] of choices) {
    const actor = who % actors
    if (what % 3 === 0) time++
    const handling = busy[actor]
    if (handling === null) {
      const row = boxes[actor].shift()
      if (row === undefined) continue
      rows[row].delivered = time
      busy[actor] = { row, actor, cause: row, waits: -1 }
    } else if (handling.waits >= 0) {
      continue
    } else if (what % 7 === 6 && handling.row >= 0) {
      const ended = rows[handling.row]
      ended.ended = time
      ended.outcome = what % 2 === 0 ? Outcome.Settled : Outcome.Failed
      busy[actor] = null
      const asker = ended.kind === Kind.Ask ? busy[ended.from] : null
      if (asker?.waits === handling.row) {
        asker.waits = -1
        asker.cause = handling.row
      }
    } else {
      const to = 1 + (what % (actors - 1))
      const ask = what % 2 === 0 && to !== actor
      const row = rows.push({
        kind: ask ? Kind.Ask : Kind.Tell,
        from: actor,
        to,
        cause: handling.cause,
        sent: time,
        site: what % 4 === 0 ? 1 : -1,
      })
      if (what % 11 === 10) {
        rows[row - 1].ended = time
        rows[row - 1].outcome = Outcome.Lost
      } else {
        boxes[to].push(row - 1)
        if (ask) handling.waits = row - 1
      }
    }
  }
  return madeRecording({
    rows,
    actors: Array.from({ length: actors }, (_, n) => madeActor(n, n === 0 ? { maxConcurrency: 9 } : {})),
    lives: { first: 0, entries: lives },
  })
}

export const anyRun: fc.Arbitrary<Recording> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.array(fc.tuple(fc.nat(20), fc.nat(1000)), { maxLength: 120 }))
  .map(([actors, choices]) => play(actors, choices))
