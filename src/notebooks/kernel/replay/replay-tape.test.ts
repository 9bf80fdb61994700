import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kind } from '../../../runtime/protocol/wire'
import { Recording } from '../../../runtime/record/recording'
import { anyContents } from '../../../runtime/record/testing/any-recording.fixture'
import { anyRun } from '../../../runtime/record/testing/any-run.fixture'
import { madeRecording, type MadeRow } from '../../../runtime/record/testing/made-recording'
import { sampleRun } from '../../../runtime/record/testing/sample-run'
import { ReplayPicture } from './replay-picture'
import { FLIGHTS, MARKS, ReplayTape } from './replay-tape'

const context = { version: 1, phase: 'idle', speed: 1, watched: -1 } as const

function framesOf(recording: Recording) {
  const tape = new ReplayTape(recording)
  const picture = new ReplayPicture(recording, tape)
  return { tape, at: (position: number) => picture.frame(position, context) }
}

describe('A small recording', () => {
  const { tape, at } = framesOf(sampleRun())
  const seen = (position: number) =>
    at(position).actors.map(
      ({ name, status, depth, handling, handled }) =>
        `${name} ${status} ${depth} ${handling || '-'} ${handled || '-'}`,
    )

  it('begins with nobody whose making is recorded', () => {
    expect(seen(0)).toEqual(['notebook alive 0 - -', 'auditor alive 0 - -'])
    expect(at(0).edges).toEqual([])
  })

  it('ends as the run did', () => {
    expect(seen(tape.length)).toEqual([
      'notebook alive 0 - -',
      'bank alive 0 - deposit',
      'account dead 0 - balance',
      'auditor alive 0 deposit -',
    ])
    const frame = at(tape.length)
    expect(frame.mode).toBe('replay')
    expect(frame.counts).toEqual({
      sent: 6,
      settled: 2,
      failed: 1,
      died: 0,
      undeliverable: 1,
      lost: 1,
      open: 1,
    })
    expect(frame.actors[1]).toMatchObject({ handledWith: '10', worker: 1 })
    expect(frame.actors[2]).toMatchObject({ cause: 'it was ended', undeliverable: 1 })
    expect(frame.edges.map(({ from, to, count, lastMethod }) => [from, to, count, lastMethod])).toEqual([
      [0, 1, 1, 'deposit'],
      [1, 2, 2, 'balance'],
      [1, 3, 1, 'deposit'],
      [0, 2, 1, 'deposit'],
      [0, 3, 1, 'deposit'],
    ])
  })

  it('is the same on the way back as on the way there', () => {
    const there = Array.from({ length: tape.length + 1 }, (_, n) => seen(n))
    for (let n = tape.length; n >= 0; n--) expect(seen(n)).toEqual(there[n])
  })

  it('marks where something was lost, failed or died', () => {
    expect(tape.marks.map(({ kind }) => kind)).toEqual(['fault', 'error', 'death', 'fault'])
    expect(tape.marks.map(({ at }) => at)).toEqual([...tape.marks].map(({ at }) => at).sort((a, b) => a - b))
  })

  it('lets messages and answers set out', () => {
    const { flights, leftOut } = tape.flightsBetween(0, tape.length)
    expect(leftOut).toBe(0)
    expect(flights.map(({ kind, from, to, outcome }) => [kind, from, to, outcome])).toEqual([
      ['ask', 0, 1, 'delivered'],
      ['tell', 1, 2, 'delivered'],
      ['tell', 1, 3, 'lost'],
      ['ask', 1, 2, 'delivered'],
      ['failure', 2, 1, 'delivered'],
      ['answer', 1, 0, 'delivered'],
      ['tell', 0, 2, 'undeliverable'],
      ['tell', 0, 3, 'delivered'],
    ])
    expect(tape.flightsBetween(5, 5).flights).toEqual([])
  })
})

it('shows what an actor’s fields were, from the message on that led to them', () => {
  const field = (text: string) => [{ name: 'value', text, changed: true }]
  const recording = madeRecording({
    rows: [
      { from: 0, to: 1, sent: 1, delivered: 1, ended: 2 },
      { from: 0, to: 1, sent: 1, delivered: 2, ended: 9 },
    ],
    states: {
      first: 0,
      entries: [
        { actor: 1, time: 2, rows: 2, row: 0, fields: field('1') },
        { actor: 1, time: 12, rows: 2, row: 1, fields: field('2') },
      ],
    },
  })
  const { tape, at } = framesOf(recording)
  const values = Array.from({ length: tape.length + 1 }, (_, n) => at(n).actors[1].fields[0]?.text ?? '-')
  // Sent, sent, begun, ended (1), begun, ended: the second report comes later than everything.
  expect(values).toEqual(['-', '-', '-', '-', '1', '1', '2'])
})

it('shows the later of two reports that came at one time', () => {
  const entry = (row: number, text: string) => ({
    actor: 1,
    time: 2,
    rows: 2,
    row,
    fields: [{ name: 'value', text, changed: true }],
  })
  // The first tells of a message of which nothing is kept, and so stands behind everything of its time.
  const { tape, at } = framesOf(
    madeRecording({
      rows: [{ from: 0, to: 1, sent: 1, delivered: 1, ended: 2 }],
      states: { first: 0, entries: [entry(-1, '1'), entry(0, '2')] },
    }),
  )
  expect(at(tape.length).actors[1].fields[0].text).toBe('2')
})

it('says at every position what a recount from the beginning says', () => {
  fc.assert(
    fc.property(anyRun, fc.array(fc.nat()), (recording, jumps) => {
      const { tape, at } = framesOf(recording)
      for (const jump of jumps) {
        const position = jump % (tape.length + 1)
        const frame = at(position)
        const again = framesOf(recording)
        for (let n = 0; n < position; n++) again.at(n)
        expect({ ...frame, pileOf: [] }).toEqual({ ...again.at(position), pileOf: [] })
        for (const actor of frame.actors) expect(actor.depth).toBeGreaterThanOrEqual(0)
        const waiting = frame.actors.reduce((sum, { depth }) => sum + depth, 0)
        expect(waiting).toBeLessThanOrEqual(frame.counts.open)
      }
    }),
    { numRuns: 40 },
  )
})

it('draws whatever a file may hold', () => {
  fc.assert(
    fc.property(anyContents, (contents) => {
      const { tape, at } = framesOf(new Recording(contents))
      for (let position = 0; position <= tape.length; position++) at(position)
      tape.flightsBetween(0, tape.length)
    }),
  )
})

describe('A long recording', () => {
  const rows = Array.from({ length: 50_000 }, (_, n): MadeRow => {
    const lost = n % 10 === 0
    return {
      kind: Kind.Ask,
      from: n % 3,
      to: (n + 1) % 3,
      sent: n,
      delivered: lost ? -1 : n,
      ended: n + (lost ? 0 : 1),
      outcome: lost ? 6 : 2,
    }
  })
  const { tape, at } = framesOf(madeRecording({ rows }))

  it('jumps from end to end without playing it all', () => {
    expect(tape.length).toBeGreaterThan(150_000)
    const began = performance.now()
    for (let n = 0; n < 100; n++) at(n % 2 === 0 ? 10 * n : tape.length - 10 * n)
    // A hundredth of playing it through each time; a slow machine has time to spare.
    expect(performance.now() - began).toBeLessThan(4000)
  })

  it('has bounded flights and marks', () => {
    const { flights, leftOut } = tape.flightsBetween(0, tape.length)
    expect(flights).toHaveLength(FLIGHTS)
    expect(leftOut).toBe(50_000 + 45_000 - FLIGHTS)
    expect(tape.marks.length).toBeLessThanOrEqual(MARKS)
    expect(tape.marks.length).toBeGreaterThan(MARKS / 2)
    expect(tape.marks.at(-1)!.at).toBeGreaterThan(tape.length * 0.9)
  })
})
