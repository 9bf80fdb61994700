import { expect, it } from 'vitest'
import { eventsOf } from '../../../runtime/record/run-events'
import { madeRecording } from '../../../runtime/record/testing/made-recording'
import type { ToldLine } from '../../../runtime/record/told'
import { ReplayLogs } from './replay-logs'

const line = (seq: number, time: number, row = -1): ToldLine => ({
  seq,
  actor: 1,
  level: 'log',
  text: `line ${seq}`,
  place: null,
  row,
  time,
})

const recording = madeRecording({
  rows: [
    { from: 0, to: 1, sent: 10, delivered: 20, ended: 30 },
    { from: 0, to: 1, sent: 10, delivered: 40, ended: 50 },
  ],
})
const events = eventsOf(recording)
const positionOf = (time: number) => [...events.times].findIndex((one) => one >= time) + 1

const logs = (entries: readonly ToldLine[], first = 0) => new ReplayLogs({ first, entries }, events)

it('shows a line with the first event that is not earlier', () => {
  const told = logs([line(0, 30, 0), line(1, 50, 1)])
  expect(told.at(positionOf(30) - 1).lines).toEqual([])
  expect(told.at(positionOf(30)).lines.map(({ seq }) => seq)).toEqual([0])
  expect(told.at(events.count).lines.map(({ seq }) => seq)).toEqual([0, 1])
  expect(told.between(positionOf(30), events.count).map(({ seq }) => seq)).toEqual([1])
})

it('keeps lines in the order in which they came, and shows those behind the last event at the end', () => {
  const told = logs([line(0, 90), line(1, 20)])
  expect(told.at(events.count - 1).lines).toEqual([])
  expect(told.at(events.count).lines.map(({ seq }) => seq)).toEqual([0, 1])
})

it('says how many earlier lines are not kept', () => {
  expect(logs([line(7, 20)], 7).at(events.count).leftOut).toBe(7)
})

it('has no lines where the recording holds none', () => {
  expect(new ReplayLogs(undefined, events).at(events.count)).toEqual({ lines: [], leftOut: 0 })
})
