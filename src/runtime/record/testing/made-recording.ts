/** Recordings for tests, written by hand. Times are in units of 10 µs. */
import { Kind } from '../../protocol/wire'
import type { ReadableActor } from '../readable-run'
import { Outcome } from '../record'
import { Recording, type RecordingContents, type RecordingFacts } from '../recording'

export const someFacts: RecordingFacts = {
  notebook: 'bank',
  cells: [{ id: 'transfer', text: 'await bank.transfer(10)' }],
  seed: 42,
  mode: 'live',
  schedule: [],
  stepsBefore: 0,
  runs: [{ cell: 'transfer', activation: 1, began: 0, ended: 900 }],
  script: undefined,
  clock: [],
}

export function madeActor(index: number, over: Partial<ReadableActor> = {}): ReadableActor {
  return {
    index,
    id: index === 0 ? '0' : `0.${index}`,
    name: index === 0 ? 'notebook' : `actor_${index}`,
    className: index === 0 ? 'notebook' : 'Worker',
    parent: index === 0 ? -1 : 0,
    status: 'alive',
    incarnation: 1,
    cause: '',
    container: index,
    maxConcurrency: 1,
    ...over,
  }
}

export interface MadeRow {
  readonly kind?: number
  readonly from: number
  readonly to: number
  readonly method?: number
  readonly site?: number
  readonly activation?: number
  readonly n?: number
  readonly cause?: number
  readonly sent: number
  readonly delivered?: number
  readonly ended?: number
  readonly outcome?: number
  readonly bytes?: number
}

export function rowsOf(rows: readonly MadeRow[]): Int32Array {
  return Int32Array.from(
    rows.flatMap((row, n) => [
      row.kind ?? Kind.Tell,
      row.from,
      row.to,
      row.method ?? 0,
      row.site ?? -1,
      row.activation ?? 1,
      row.n ?? n,
      row.cause ?? -1,
      row.sent,
      row.delivered ?? -1,
      row.ended ?? -1,
      ((row.bytes ?? 8) << 4) |
        (row.outcome ??
          ((row.ended ?? -1) >= 0
            ? Outcome.Settled
            : (row.delivered ?? -1) >= 0
              ? Outcome.Delivered
              : Outcome.Waiting)),
    ]),
  )
}

export interface MadeParts extends Partial<Omit<RecordingContents, 'rows' | 'facts'>> {
  readonly rows?: readonly MadeRow[]
  readonly facts?: Partial<RecordingFacts>
}

export function madeContents({ rows = [], facts, ...over }: MadeParts = {}): RecordingContents {
  return {
    facts: { ...someFacts, ...facts },
    leftOut: { messages: 0, actors: 0, lives: 0, states: 0, lines: 0, logs: 0 },
    first: 0,
    rows: rowsOf(rows),
    names: ['work', 'cell:3'],
    actors: [madeActor(0, { maxConcurrency: 2 ** 31 - 1 }), madeActor(1), madeActor(2)],
    lives: { first: 0, entries: [] },
    states: { first: 0, entries: [] },
    argumentLines: [],
    answerLines: [],
    logs: { first: 0, entries: [] },
    ...over,
  }
}

export function madeRecording(parts: MadeParts = {}): Recording {
  return new Recording(madeContents(parts))
}
