import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Kind } from '../protocol/wire'
import { Outcome, R_CAUSE, R_FROM, R_TO } from './record'
import { Recording } from './recording'
import { EventKind, eventsOf } from './run-events'
import { rootsOf, startsOf } from './starts'
import { anyContents } from './testing/any-recording.fixture'
import { anyRun } from './testing/any-run.fixture'
import { madeActor, madeRecording, type MadeParts } from './testing/made-recording'

const words = ['sent', 'begun', 'ended', 'answered', 'lived']

function told(parts: MadeParts): string[] {
  const events = eventsOf(madeRecording(parts))
  return Array.from({ length: events.count }, (_, n) => `${words[events.kinds[n]]} ${events.refs[n]}`)
}

it('puts what has one time into the order of causes', () => {
  // The notebook asks actor 1, which asks actor 2 and is answered, all within one unit of time.
  const rows = [
    { kind: Kind.Ask, from: 0, to: 1, sent: 5, delivered: 5, ended: 5 },
    { kind: Kind.Ask, from: 1, to: 2, cause: 0, sent: 5, delivered: 5, ended: 5 },
    { kind: Kind.Tell, from: 1, to: 2, cause: 1, sent: 5, delivered: 5, ended: 5 },
  ]
  expect(told({ rows })).toEqual([
    'sent 0', 'begun 0', 'sent 1', 'begun 1', 'ended 1', 'answered 1', 'sent 2', 'ended 0', 'answered 0', 'begun 2', 'ended 2',
  ]) // oxfmt-ignore
})

it('tells of what one handling sent in the order in which it was sent', () => {
  // Both were heard of with the end of the handling that sent them.
  const rows = [
    { kind: Kind.Tell, from: 0, to: 1, sent: 5, delivered: 5, ended: 5 },
    { kind: Kind.Tell, from: 1, to: 2, cause: 0, sent: 5 },
    { kind: Kind.Tell, from: 1, to: 3, cause: 0, sent: 5 },
  ]
  expect(told({ rows })).toEqual(['sent 0', 'begun 0', 'sent 1', 'sent 2', 'ended 0'])
})

it('lets an actor begin a message when the one before has ended', () => {
  const rows = [
    { from: 0, to: 1, sent: 1, delivered: 1, ended: 9 },
    { from: 0, to: 1, sent: 2, delivered: 2, ended: 9 },
    { from: 0, to: 1, sent: 3, delivered: 3 },
    { from: 0, to: 1, sent: 4, delivered: 4 },
  ]
  expect([...startsOf(madeRecording({ rows }))]).toEqual([1, 9, 9, -1])
  expect(told({ rows })).toEqual([
    'sent 0', 'begun 0', 'sent 1', 'sent 2', 'sent 3', 'ended 0', 'begun 1', 'ended 1', 'begun 2',
  ]) // oxfmt-ignore
  const actors = [madeActor(0), madeActor(1, { maxConcurrency: 4 })]
  expect([...startsOf(madeRecording({ rows, actors }))]).toEqual([1, 2, 3, 4])
})

it('knows no beginning of what was lost, and tells nobody', () => {
  const rows = [
    { kind: Kind.Ask, from: 0, to: 1, sent: 1, ended: 1, outcome: Outcome.Lost },
    { kind: Kind.Ask, from: 0, to: 1, sent: 2, ended: 2, outcome: Outcome.Undeliverable },
  ]
  expect(told({ rows })).toEqual(['sent 0', 'ended 0', 'sent 1', 'ended 1', 'answered 1'])
})

it('puts what became of actors between the messages of its time', () => {
  const rows = [
    { from: 0, to: 1, sent: 5 },
    { from: 0, to: 1, sent: 5 },
  ]
  const died = {
    kind: 'died',
    actor: 1,
    time: 5,
    rows: 1,
    worker: 1,
    cold: false,
    cause: 'it was ended',
    row: -1,
  } as const
  expect(told({ rows, lives: { first: 3, entries: [died] } })).toEqual(['sent 0', 'lived 0', 'sent 1'])
})

it('takes the moment of an answer where somebody delivered it', () => {
  const recording = madeRecording({
    rows: [
      { kind: Kind.Ask, from: 0, to: 1, sent: 1, delivered: 2, ended: 3 },
      { from: 0, to: 2, sent: 4, delivered: 5, ended: 6 },
    ],
  })
  const events = eventsOf(recording, { answeredAt: () => 7 })
  expect(Array.from(events.refs)).toEqual([0, 0, 0, 1, 1, 1, 0])
  expect(events.times[6]).toBe(7)
})

it('knows in which handling a message was sent, also after an answer', () => {
  const rows = [
    { from: 0, to: 1, sent: 1 },
    { kind: Kind.Ask, from: 1, to: 2, cause: 0, sent: 2 },
    { from: 1, to: 2, cause: 1, sent: 3 },
    { from: 2, to: 0, cause: 1, sent: 4 },
  ]
  expect([...rootsOf(madeRecording({ rows }))]).toEqual([-1, 0, 0, 1])
})

it('has everything once, times never fall, and causes of a run come first', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const events = eventsOf(run)
      const place = new Map<string, number>()
      for (let n = 0; n < events.count; n++) {
        if (n > 0) expect(events.times[n]).toBeGreaterThanOrEqual(events.times[n - 1])
        place.set(`${events.kinds[n]} ${events.refs[n]}`, n)
      }
      expect(place.size).toBe(events.count)
      const at = (kind: EventKind, row: number) => place.get(`${kind} ${row}`)
      const { record } = run
      for (let row = record.first; row < record.rows; row++) {
        const phases = [EventKind.Sent, EventKind.Begun, EventKind.Ended, EventKind.Answered].map((k) =>
          at(k, row),
        )
        const known = phases.filter((one) => one !== undefined)
        expect(known).toEqual([...known].sort((a, b) => a - b))
        const cause = record.get(row, R_CAUSE)
        if (cause < record.first) continue
        const received = record.get(cause, R_TO) === record.get(row, R_FROM)
        expect(at(EventKind.Sent, row)).toBeGreaterThan(
          at(received ? EventKind.Begun : EventKind.Answered, cause)!,
        )
      }
    }),
  )
})

it('orders whatever a file may hold', () => {
  fc.assert(
    fc.property(anyContents, (contents) => {
      const events = eventsOf(new Recording(contents))
      const keys = new Set(
        Array.from({ length: events.count }, (_, n) => `${events.kinds[n]} ${events.refs[n]}`),
      )
      expect(keys.size).toBe(events.count)
      for (let n = 1; n < events.count; n++)
        expect(events.times[n]).toBeGreaterThanOrEqual(events.times[n - 1])
    }),
  )
})
