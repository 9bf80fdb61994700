import { expect, it } from 'vitest'
import { packStatus, type CallStatus } from './jobs'
import { KeptLogs } from './kept-logs'

const status = (job: string, call = 0, text = 'said') => {
  const logs: CallStatus['logs'] = text === '' ? [] : [['log', text]]
  const all: CallStatus = {
    job,
    call,
    activation: call,
    container: '',
    runtime: 'r',
    error: null,
    stats: {},
    logs,
  }
  return { job, call, status: packStatus(all) }
}

it('logs are kept by job, and in the order in which calls ended', () => {
  const logs = new KeptLogs()
  logs.add(status('a', 1))
  logs.add(status('b', 0))
  logs.add(status('a', 0))
  expect(logs.of('a').map(({ call }) => call)).toEqual([1, 0])
  expect(logs.of('none')).toEqual([])
  expect(logs.after(1).records.map(({ job, call }) => job + call)).toEqual(['b0', 'a0'])
  expect(logs.after(3)).toEqual({ last: 3, records: [], leftOut: 0 })
})

it('the oldest job is the first that is forgotten, by number and by letters', () => {
  const few = new KeptLogs(2)
  for (const job of ['a', 'b', 'c']) few.add(status(job))
  expect(few.keys).toEqual(['b', 'c'])
  expect(few.after(0)).toMatchObject({ last: 3, leftOut: 1 })
  const small = new KeptLogs(50, 1000)
  for (const job of ['a', 'b', 'c']) small.add(status(job, 0, 'x'.repeat(350)))
  expect(small.keys).toEqual(['b', 'c'])
})

it('of a job that is too much alone the newest calls are kept', () => {
  const logs = new KeptLogs(50, 1000)
  for (let call = 0; call < 10; call++) logs.add(status('a', call, 'x'.repeat(200)))
  expect(logs.of('a').map(({ call }) => call)).toEqual([7, 8, 9])
})

it('whoever waits hears of the next call that ends, and not of those before', async () => {
  const logs = new KeptLogs()
  logs.add(status('a'))
  const heard = logs.news(1)
  logs.wake()
  logs.add(status('b'))
  logs.wake()
  expect((await heard).records.map(({ job }) => job)).toEqual(['b'])
  expect((await logs.news(1)).last).toBe(2)
})

it('what was cleared is not told any more, and what comes later is', async () => {
  const logs = new KeptLogs()
  logs.add(status('a'))
  expect(logs.clear()).toBe(1)
  expect(logs.keys).toEqual([])
  const heard = logs.news(1)
  logs.add(status('b'))
  logs.wake()
  expect((await heard).records).toHaveLength(1)
})

it('a call that printed nothing is a record without lines, and counts little', () => {
  const logs = new KeptLogs(50, 1000)
  for (let call = 0; call < 9; call++) logs.add(status('a', call, ''))
  expect(logs.of('a').map(({ call, logs: lines }) => [call, lines.length])).toEqual(
    Array.from({ length: 9 }, (_, n) => [n, 0]),
  )
})
