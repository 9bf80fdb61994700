import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recording } from '../recording'
import { R_FROM, R_TO } from '../record'
import { EventKind, eventsOf } from '../run-events'
import { anyRun } from '../testing/any-run.fixture'
import { madeActor, madeRecording } from '../testing/made-recording'
import { sampleRun } from '../testing/sample-run'
import { shivizLog, SHIVIZ_PARSER } from './shiviz'
import { vectorClocks, type Clock } from './vector-clocks'

interface Parsed {
  readonly host: string
  readonly clock: Readonly<Record<string, number>>
  readonly event: string
}

/** As ShiViz reads it: by the expression in the first line. */
function parse(log: string): Parsed[] {
  const [parser, blank, ...rest] = log.split('\n')
  expect(blank).toBe('')
  const text = rest.join('\n')
  const matches = [...text.matchAll(new RegExp(parser, 'g'))]
  // Nothing stands between the events that the expression does not read.
  expect(matches.map(([whole]) => `${whole}\n`).join('')).toBe(text.replace(/^\n$/, ''))
  return matches.map(({ groups }) => ({
    host: groups!.host,
    clock: JSON.parse(groups!.clock) as Record<string, number>,
    event: groups!.event,
  }))
}

describe('The log of a small run', () => {
  const log = shivizLog(sampleRun())
  const events = parse(log)

  it('begins with the expression by which it is read', () => {
    expect(log.split('\n').slice(0, 2)).toEqual([SHIVIZ_PARSER, ''])
  })

  it('tells every event with its clock', () => {
    expect(events.slice(0, 6)).toEqual([
      { host: 'notebook', clock: { notebook: 1 }, event: 'asks for an actor' },
      { host: 'bank', clock: { notebook: 1, bank: 1 }, event: 'is placed in a worker' },
      { host: 'account', clock: { notebook: 1, account: 1 }, event: 'is placed in a worker' },
      { host: 'notebook', clock: { notebook: 2 }, event: 'sends deposit(10) to bank' },
      { host: 'bank', clock: { notebook: 2, bank: 2 }, event: 'begins deposit(10) from notebook' },
      { host: 'bank', clock: { notebook: 2, bank: 3 }, event: "sends deposit('a; b', 5) to account" },
    ])
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        'sends deposit(…) to auditor, lost on the way',
        'hears of balance(…): TypeError: no balance',
        'died: it was ended',
      ]),
    )
  })
})

it('gives every host a name of its own, without blanks', () => {
  const run = madeRecording({
    actors: [
      madeActor(0),
      madeActor(1, { name: 'a b{"' }),
      madeActor(2, { name: 'a b{"' }),
      madeActor(3, { name: '' }),
    ],
    rows: [
      { from: 1, to: 2, sent: 1, delivered: 1 },
      { from: 1, to: 3, sent: 1, delivered: 1 },
    ],
    argumentLines: [[0, 'a\nb']],
  })
  const events = parse(shivizLog(run))
  expect([...new Set(events.map(({ host }) => host))]).toEqual(['a_b_', 'a_b_.2', 'actor'])
  expect(events[0].event).toBe('sends work(a b) to a b{"')
})

it('is bounded by messages and by size, and says what it leaves out', () => {
  const rows = Array.from({ length: 50 }, (_, n) => ({ from: 0, to: 1, sent: n, delivered: n, ended: n }))
  const run = madeRecording({ rows })
  expect(parse(shivizLog(run, { most: 10 }))[0].event).toMatch(/^Showing the last 10 of 50 messages\. sends/)
  expect(shivizLog(run, { size: 2000 }).length).toBeLessThan(2000)
})

it('reads every line of any run', () => {
  fc.assert(fc.property(anyRun, (run) => void parse(shivizLog(run))))
})

it('has clocks that say exactly what happens before what', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const events = eventsOf(run)
      const clocked = vectorClocks(run, events, 0)
      const before = happensBefore(run, clocked)
      for (let a = 0; a < clocked.length; a++)
        for (let b = 0; b < clocked.length; b++)
          if (a !== b) expect(less(clocked[a].clock, clocked[b].clock)).toBe(before[a].has(b))
    }),
    { numRuns: 60 },
  )
})

function less(a: Clock, b: Clock): boolean {
  return (
    [...a].every(([actor, count]) => count <= (b.get(actor) ?? 0)) &&
    ![...b].every(([actor, count]) => count <= (a.get(actor) ?? 0))
  )
}

/** The oracle: one actor's events in their order, a sending before its beginning, an end before the answer, and so on. */
function happensBefore({ record }: Recording, clocked: ReturnType<typeof vectorClocks>): Set<number>[] {
  const next: number[][] = clocked.map(() => [])
  const find = (kind: EventKind, ref: number) =>
    clocked.findIndex((one) => one.kind === kind && one.ref === ref)
  clocked.forEach((one, n) => {
    const later = clocked.findIndex((other, m) => m > n && other.actor === one.actor)
    if (later >= 0) next[n].push(later)
    const partner =
      one.kind === EventKind.Sent
        ? find(EventKind.Begun, one.ref)
        : one.kind === EventKind.Ended
          ? find(EventKind.Answered, one.ref)
          : -1
    if (partner >= 0) next[n].push(partner)
    const place = one.kind === EventKind.Sent || one.kind === EventKind.Answered ? R_FROM : R_TO
    expect(record.get(one.ref, place)).toBe(one.actor)
  })
  return clocked.map((_, start) => {
    const reached = new Set<number>()
    const walk = [start]
    for (let at = walk.pop(); at !== undefined; at = walk.pop())
      for (const one of next[at]) if (!reached.has(one)) walk.push(reached.add(one) && one)
    return reached
  })
}
