import { expect, it } from 'vitest'
import { Kind } from '../protocol/wire'
import { decodeRecording } from './decode-recording'
import { encodeRecording } from './encode-recording'
import { Lives } from './lives'
import { Outcome, RunRecord } from './record'
import { endOf, leftOutWords, LIMITS, takeRecording, type TakenRun } from './recording'
import { States } from './states'
import { madeActor, someFacts } from './testing/made-recording'
import type { Told } from './told'

const NOTHING_TOLD: Told = { logs: [], logCount: 0 }

/** A run of so many messages from the notebook to an actor, of which the last `known` are known by what they carried. */
function runOf(messages: number, known = messages): TakenRun {
  const record = new RunRecord()
  const lives = new Lives()
  const states = new States()
  lives.add({ kind: 'placed', actor: 1, time: 1, rows: 0, worker: 1, cold: true, cause: '', row: -1 })
  for (let n = 0; n < messages; n++) {
    const row = record.send(Kind.Ask, 0, 1, 0, 1, 1, n, n - 1, 8, 10 * n)
    record.deliver(row, 10 * n + 2)
    if (n < messages - 1) record.end(row, Outcome.Settled, 10 * n + 7)
    states.add({
      actor: 1,
      time: 10 * n + 7,
      rows: row + 1,
      row,
      fields: [{ name: 'value', text: String(n), changed: true }],
    })
  }
  return {
    record,
    names: ['increment', 'cell:2'],
    actors: [madeActor(0, { maxConcurrency: Infinity }), madeActor(1)],
    lives,
    states,
    argumentsOf: (row) => (row >= messages - known ? `${row}` : undefined),
    answerOf: (row) => (row % 2 === 0 ? `answer ${row}` : undefined),
  }
}

it('reads as the run that it was taken of', () => {
  const run = runOf(20)
  const recording = takeRecording(run, NOTHING_TOLD, someFacts)
  expect(recording.record.rows).toBe(20)
  for (let row = -1; row <= 20; row++) {
    expect(recording.record.read(row)).toEqual(run.record.read(row))
    expect(recording.record.outcome(row)).toBe(run.record.outcome(row))
    if (row >= 0) expect(recording.argumentsOf(row)).toBe(row < 20 ? String(row) : undefined)
  }
  expect(recording.answerOf(4)).toBe('answer 4')
  expect(recording.answerOf(5)).toBeUndefined()
  expect(recording.lives.since(0)).toEqual(run.lives.since(0))
  expect(recording.states.since(3)).toEqual(run.states.since(3))
  for (const time of [0, 7, 8, 55, 1e6]) expect(recording.states.at(1, time)).toEqual(run.states.at(1, time))
  expect(endOf(recording)).toBe(192)
  expect(leftOutWords(recording)).toBe('')
})

it('can be saved and opened again', () => {
  const recording = takeRecording(runOf(20), NOTHING_TOLD, someFacts)
  const result = decodeRecording(encodeRecording(recording))
  expect(result.ok && result.recording.contents).toEqual(recording.contents)
})

it('keeps the newest messages and says how many are left out', () => {
  const recording = takeRecording(runOf(1500, 100), NOTHING_TOLD, someFacts, { ...LIMITS, rows: 1000 })
  expect(recording.record.first).toBe(500)
  expect(recording.record.read(499)).toBeNull()
  expect(recording.record.read(500)?.cause).toBe(499)
  expect(recording.leftOut).toEqual({ messages: 500, actors: 0, lives: 0, states: 0, lines: 900, logs: 0 })
  expect(leftOutWords(recording)).toBe(
    'The newest 1 000 of 1 500 messages are kept, what 900 of them carried is not known any more.',
  )
  const result = decodeRecording(encodeRecording(recording))
  expect(result.ok && result.recording.contents).toEqual(recording.contents)
})

it('says which states and actors it has no more', () => {
  const recording = takeRecording(runOf(9000), NOTHING_TOLD, someFacts, { ...LIMITS, actors: 1 })
  expect(recording.leftOut).toMatchObject({ actors: 1, lives: 1, states: 9000 })
  expect(recording.record.read(5)).toMatchObject({ from: 0, to: -1 })
  expect(leftOutWords(recording)).toBe('1 actor is left out, 9 000 earlier states are not kept.')
})

it('keeps nothing of a delivery order that is too long, since a part of it is another run’s', () => {
  const schedule = Array.from({ length: 11 }, (_, n) => ({ key: `0#1.${n}`, at: n }))
  const facts = { ...someFacts, schedule, stepsBefore: 2 }
  expect(takeRecording(runOf(1), NOTHING_TOLD, facts, { ...LIMITS, steps: 10 }).facts.schedule).toEqual([])
  expect(takeRecording(runOf(1), NOTHING_TOLD, facts, LIMITS).facts).toMatchObject({
    schedule,
    stepsBefore: 2,
  })
})

it('cuts what is too long for a file', () => {
  const long = 'x'.repeat(300_000)
  const run = { ...runOf(1), names: [long, 'cell:2'], argumentsOf: () => long }
  const recording = takeRecording(run, NOTHING_TOLD, { ...someFacts, cells: [{ id: 'a', text: long }] })
  expect(recording.names[0]).toHaveLength(2000)
  expect(recording.argumentsOf(0)).toHaveLength(2000)
  expect(recording.facts.cells[0].text).toHaveLength(200_000)
  expect(decodeRecording(encodeRecording(recording)).ok).toBe(true)
})

it('keeps the newest lines that actors printed, and says how many it has not', () => {
  const line = (seq: number) => ({
    seq,
    actor: 1,
    level: 'log' as const,
    text: `line ${seq}`,
    place: { cell: 'a', line: 1 },
    row: seq,
    time: seq,
  })
  const told: Told = { logs: [line(3), line(4), line(5)], logCount: 6 }
  const recording = takeRecording(runOf(5), told, someFacts, { ...LIMITS, logs: 2 })
  expect(recording.contents.logs).toEqual({ first: 4, entries: [line(4), { ...line(5), row: -1 }] })
  expect(leftOutWords(recording)).toBe('4 earlier lines of the log are not kept.')
})
