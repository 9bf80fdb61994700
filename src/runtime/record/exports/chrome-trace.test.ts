import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRun } from '../testing/any-run.fixture'
import { madeActor, madeRecording } from '../testing/made-recording'
import { sampleRun } from '../testing/sample-run'
import { chromeTrace, type ChromeTrace, type TraceEvent } from './chrome-trace'

const sample = sampleRun()
const trace = chromeTrace(sample, { runs: sample.facts.runs })
const of = ({ traceEvents }: ChromeTrace, ...phases: TraceEvent['ph'][]) =>
  traceEvents.filter(({ ph }) => phases.includes(ph))

/** What the format asks of an event of each phase. */
function checkEvent(event: TraceEvent): void {
  expect(typeof event.name).toBe('string')
  expect(Number.isInteger(event.pid) && event.pid > 0).toBe(true)
  expect(Number.isInteger(event.tid)).toBe(true)
  const keys = Object.keys(event).sort().join(' ')
  if (event.ph === 'M') {
    expect(keys).toBe('args name ph pid tid')
    return
  }
  expect(Number.isInteger(event.ts) && event.ts! >= 0).toBe(true)
  expect(event.cat).toMatch(/^(cell|handling|message|answer|fault|life)$/)
  if (event.ph === 'X') {
    expect(keys).toBe('args cat dur name ph pid tid ts')
    expect(Number.isInteger(event.dur) && event.dur! >= 0).toBe(true)
  } else if (event.ph === 'i') expect(keys).toBe('cat name ph pid s tid ts')
  else if (event.ph === 's') expect(keys).toBe('cat id name ph pid tid ts')
  else expect(keys).toBe('bp cat id name ph pid tid ts')
}

/** Every flow has one start and one end, in this order; slices of a thread hold each other or are apart. */
function checkTrace(one: ChromeTrace): void {
  for (const event of one.traceEvents) checkEvent(event)
  const starts = new Map(of(one, 's').map((event) => [event.id, event]))
  const ends = of(one, 'f')
  expect(new Set(ends.map(({ id }) => id)).size).toBe(ends.length)
  expect(starts.size).toBe(ends.length)
  for (const end of ends) {
    const start = starts.get(end.id)!
    expect(start.name).toBe(end.name)
    expect(start.ts!).toBeLessThanOrEqual(end.ts!)
  }
  const threads = new Set(
    of(one, 'M')
      .filter(({ name }) => name === 'thread_name')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  for (const { pid, tid } of of(one, 'X', 's', 'f', 'i')) expect(threads).toContain(`${pid} ${tid}`)
  const slices = of(one, 'X')
  for (const a of slices)
    for (const b of slices)
      if (a !== b && a.tid === b.tid && a.ts! < b.ts!) expect(a.ts! + a.dur!).toBeLessThanOrEqual(b.ts!)
}

describe('The trace of a small run', () => {
  it('has what the format asks for, in every field', () => {
    checkTrace(trace)
    expect(trace.displayTimeUnit).toBe('ms')
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
  })

  it('names workers as processes and actors as threads', () => {
    const named = (name: string) =>
      of(trace, 'M')
        .filter((event) => event.name === name)
        .map(({ pid, tid, args }) => [pid, tid, args!.name])
    expect(named('process_name')).toEqual([
      [1, 0, 'notebook'],
      [2, 0, 'worker 1'],
      [3, 0, 'worker 2'],
    ])
    expect(named('thread_name')).toEqual([
      [1, 1, 'notebook'],
      [2, 2, 'bank'],
      [3, 3, 'account'],
      [2, 4, 'auditor'],
    ])
  })

  it('has a slice for each run of a cell and for each handling, in µs', () => {
    expect(of(trace, 'X').map(({ name, ts, dur, tid }) => [name, ts, dur, tid])).toEqual([
      ['cell transfer', 0, 1000, 1],
      ['deposit(10)', 200, 500, 2],
      ["deposit('a; b', 5)", 300, 200, 3],
      ['balance(…)', 500, 100, 3],
      ['deposit(…)', 950, 0, 4],
    ])
    expect(of(trace, 'X')[1].args).toEqual({
      message: 1,
      from: 'notebook',
      line: 'bank:3',
      answer: '110',
      outcome: 'settled',
    })
  })

  it('leads from the sending to the beginning, and back with the answer', () => {
    expect(of(trace, 's', 'f').filter(({ id }) => id! >> 1 === 1)).toEqual([
      { name: 'deposit(10)', cat: 'message', ph: 's', ts: 200, pid: 1, tid: 1, id: 2 },
      { name: 'deposit(10)', cat: 'message', ph: 'f', ts: 200, pid: 2, tid: 2, id: 2, bp: 'e' },
      { name: 'answer to deposit(10)', cat: 'answer', ph: 's', ts: 700, pid: 2, tid: 2, id: 3 },
      { name: 'answer to deposit(10)', cat: 'answer', ph: 'f', ts: 700, pid: 1, tid: 1, id: 3, bp: 'e' },
    ])
  })

  it('marks what was lost, what found nobody, and who died', () => {
    expect(of(trace, 'i').map(({ name, cat, ts, tid }) => [name, cat, ts, tid])).toEqual([
      ['lost on the way: deposit(…)', 'fault', 400, 2],
      ['undeliverable: deposit(…)', 'fault', 800, 1],
      ['died: it was ended', 'life', 650, 3],
    ])
  })

  it('says what it leaves out', () => {
    expect(trace.otherData).toEqual({ madeBy: 'Actorium' })
    const short = chromeTrace(sample, { most: 2 })
    expect(short.otherData.leftOut).toBe('Showing the last 2 of 7 messages.')
    expect(of(short, 'X')).toHaveLength(1)
  })
})

it('gives an actor that handles several at once several threads', () => {
  const run = madeRecording({
    actors: [madeActor(0), madeActor(1, { maxConcurrency: 2 })],
    rows: [
      { from: 0, to: 1, sent: 0, delivered: 0, ended: 9 },
      { from: 0, to: 1, sent: 1, delivered: 2, ended: 5 },
      { from: 0, to: 1, sent: 2, delivered: 6, ended: 7 },
    ],
  })
  const one = chromeTrace(run)
  checkTrace(one)
  const names = of(one, 'M').filter(({ name }) => name === 'thread_name')
  expect(names.map(({ args }) => args!.name)).toEqual(['actor_1', 'actor_1 (2)', 'notebook'])
})

it('has what the format asks for, whatever the run', () => {
  fc.assert(fc.property(anyRun, (run) => checkTrace(chromeTrace(run))))
})
