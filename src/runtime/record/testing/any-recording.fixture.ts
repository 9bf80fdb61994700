/** Any recording that could be, for tests of properties. */
import fc from 'fast-check'
import { Kind } from '../../protocol/wire'
import type { LifeKind } from '../lives'
import type { ReadableActor } from '../readable-run'
import { Outcome } from '../record'
import type { Line, RecordingContents } from '../recording'
import type { ClockChange } from '../run-time'
import { anyScript } from './any-script.fixture'
import { rowsOf, type MadeRow } from './made-recording'

const TIMES = 100_000
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 })
/** Among them the names that objects have of their own. */
const anyName = fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'toString', ''))
const anyTime = fc.nat(TIMES)
const anyCount = fc.nat(1000)
const kinds: readonly LifeKind[] = ['placed', 'began', 'stopped', 'died', 'restarting', 'timer']

function anyActor(index: number): fc.Arbitrary<ReadableActor> {
  return fc.record({
    index: fc.constant(index),
    id: anyName,
    name: anyName,
    className: anyName,
    parent: fc.integer({ min: -1, max: index - 1 }),
    status: fc.constantFrom('starting', 'alive', 'restarting', 'stopped', 'dead'),
    incarnation: anyCount,
    cause: anyText,
    container: fc.integer({ min: -1, max: 9 }),
    maxConcurrency: fc.constantFrom(1, 2, 2 ** 31 - 1),
  })
}

function anyRow(row: number, actors: number, names: number): fc.Arbitrary<MadeRow> {
  const somebody = fc.integer({ min: -1, max: actors - 1 })
  return fc
    .record({
      kind: fc.constantFrom(Kind.Tell, Kind.Ask, Kind.Spawn),
      from: somebody,
      to: somebody,
      method: fc.nat(names - 1),
      site: fc.integer({ min: -1, max: names - 1 }),
      activation: anyCount,
      n: anyCount,
      cause: fc.integer({ min: -1, max: row - 1 }),
      sent: anyTime,
      waits: fc.option(anyTime),
      lasts: fc.option(anyTime),
      outcome: fc.constantFrom(Outcome.Settled, Outcome.Failed, Outcome.Died),
      unheard: fc.constantFrom(Outcome.Lost, Outcome.Undeliverable),
      bytes: fc.nat(2 ** 28 - 1),
    })
    .map(({ waits, lasts, unheard, outcome, ...one }) => {
      const delivered = waits === null ? undefined : one.sent + waits
      if (lasts === null) return { ...one, delivered }
      if (delivered === undefined) return { ...one, ended: one.sent, outcome: unheard }
      return { ...one, delivered, ended: delivered + lasts, outcome }
    })
}

const anyClock: fc.Arbitrary<readonly ClockChange[]> = fc
  .uniqueArray(fc.tuple(anyTime, fc.double({ min: 0.01, max: 1000, noNaN: true })), {
    selector: ([at]) => at,
    maxLength: 3,
  })
  .map((changes) => changes.sort(([a], [b]) => a - b))

/** Any contents that a recording may have. */
export const anyContents: fc.Arbitrary<RecordingContents> = fc
  .record({
    actors: fc.integer({ min: 1, max: 6 }),
    rows: fc.nat(12),
    first: fc.nat(500),
    names: fc.array(anyName, { minLength: 1, maxLength: 5 }),
  })
  .chain(({ actors, rows, first, names }) => {
    const somebody = fc.nat(actors - 1)
    const anyLines: fc.Arbitrary<Line[]> =
      rows === 0
        ? fc.constant([])
        : fc.array(fc.tuple(fc.integer({ min: first, max: first + rows - 1 }), anyText), { maxLength: 6 })
    const fields = fc.array(fc.record({ name: anyName, text: anyText, changed: fc.boolean() }), {
      maxLength: 3,
    })
    return fc.record<RecordingContents>({
      facts: fc.record({
        notebook: anyName,
        cells: fc.array(fc.record({ id: anyName, text: anyText }), { maxLength: 3 }),
        seed: fc.maxSafeInteger(),
        mode: fc.constantFrom('live', 'slow', 'step'),
        schedule: fc.array(fc.record({ key: anyName, at: anyTime }), { maxLength: 3 }),
        stepsBefore: fc.constant(0),
        runs: fc.array(
          fc.record({
            cell: anyName,
            activation: anyCount,
            began: anyTime,
            ended: fc.constantFrom(-1, TIMES),
          }),
          { maxLength: 3 },
        ),
        script: fc.option(anyScript, { nil: undefined }),
        clock: anyClock,
      }),
      leftOut: fc.record({
        messages: fc.constant(first),
        actors: anyCount,
        lives: anyCount,
        states: anyCount,
        lines: anyCount,
        logs: anyCount,
      }),
      first: fc.constant(first),
      rows: fc
        .tuple(...Array.from({ length: rows }, (_, n) => anyRow(first + n, actors, names.length)))
        .map(rowsOf),
      names: fc.constant(names),
      actors: fc.tuple(
        ...Array.from({ length: actors }, (_, n) =>
          n === 0 ? anyActor(n) : fc.option(anyActor(n), { nil: undefined }),
        ),
      ),
      lives: fc.record({
        first: anyCount,
        entries: fc.array(
          fc.record({
            kind: fc.constantFrom(...kinds),
            actor: somebody,
            time: anyTime,
            rows: fc.nat(first + rows),
            worker: fc.integer({ min: -1, max: 9 }),
            cold: fc.boolean(),
            cause: anyText,
            row: fc.integer({ min: -1, max: first + rows - 1 }),
          }),
          { maxLength: 4 },
        ),
      }),
      states: fc.record({
        first: anyCount,
        entries: fc.array(
          fc.record({
            actor: somebody,
            time: anyTime,
            rows: fc.nat(first + rows),
            row: fc.integer({ min: -1, max: first + rows }),
            fields,
          }),
          { maxLength: 4 },
        ),
      }),
      argumentLines: anyLines,
      answerLines: anyLines,
      logs: fc.option(
        fc.record({
          first: anyCount,
          entries: fc.array(
            fc.record({
              seq: anyCount,
              actor: somebody,
              level: fc.constantFrom('log', 'warn', 'error'),
              text: anyText,
              place: fc.option(fc.record({ cell: anyName, line: anyCount })),
              row: fc.integer({ min: -1, max: first + rows - 1 }),
              time: anyTime,
            }),
            { maxLength: 4 },
          ),
        }),
        { nil: undefined },
      ),
    })
  })
