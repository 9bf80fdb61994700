import { describe, expect, it } from 'vitest'
import { FAILED, RUNNING, WAITING } from '../../../runtime/protocol/call-columns'
import { packMarks } from '../../../runtime/protocol/call-marks'
import type { CallMarks, PlatformNote } from '../../../runtime/protocol/functions'
import { FunctionRegister } from '../../../runtime/record/functions'
import { FunctionsReading } from './functions-reading'
import { cleanWish, refusedWish } from './wish'

const stands = (at: number, over: Partial<PlatformNote> = {}): PlatformNote => ({
  t: 'platform',
  at,
  running: 0,
  waiting: 0,
  containers: 0,
  limit: 100,
  requests: 0,
  gbSeconds: 0,
  gbSecond: 0.01,
  million: 0,
  asOf: '2026-11',
  ...over,
})

const marks = (call: number, from: number, over: Partial<CallMarks> = {}): CallMarks => ({
  call,
  submitted: 0,
  workerStart: from,
  started: from + 0.1,
  ended: from + 0.9,
  workerEnd: from + 1,
  status: from + 1.1,
  result: from + 1.2,
  container: 'c-1',
  cold: call === 0,
  failed: false,
  ...over,
})

function submitted(register: FunctionRegister, job: string, at: number, calls: number): void {
  register.note('aws', { t: 'submitted', at, job, name: 'square', calls, memory: 1024 })
}

const begun = (job: string, at: number, call: number, container = `c-${call}`) =>
  ({ t: 'begun', at, job, calls: [call], container, cold: false }) as const
const done = (job: string, at: number, call: number) =>
  ({ t: 'done', at, job, calls: [call], requests: call + 1, gbSeconds: at }) as const

describe('what a register comes to', () => {
  it('says of each call whether it waits, runs or has ended, and its five marks', () => {
    const register = new FunctionRegister()
    register.note('aws', stands(0, { running: 1, waiting: 1, limit: 2 }))
    submitted(register, 'M000', 0, 4)
    register.note('aws', begun('M000', 1, 0))
    register.note('aws', done('M000', 2, 0))
    register.note('aws', begun('M000', 2, 1))
    register.note('aws', begun('M000', 1, 2))
    const late = marks(2, 1, { failed: true, result: NaN })
    register.note('aws', { t: 'ended', at: 3, job: 'M000', calls: packMarks([late]) })
    const { calls, jobs, going, platforms } = new FunctionsReading(register).view(
      { jobs: 'newest', most: 100 },
      4,
      null,
    )
    expect([...calls.flags]).toEqual([0, RUNNING, FAILED, WAITING])
    expect([...calls.workerStart]).toEqual([1, 2, 1, NaN])
    expect([...calls.workerEnd]).toEqual([2, NaN, 2, NaN])
    expect([calls.started[2], calls.result[2]]).toEqual([1.1, NaN])
    expect(calls.containers[calls.container[1] - 1]).toBe('c-1')
    expect(jobs[0]).toMatchObject({ waiting: 1, running: 1, done: 2, failed: 1, ended: NaN, memory: 1024 })
    // One that runs since 2 has held its gigabyte for two seconds.
    expect(jobs[0].bill).toEqual({ requests: 1, gbSeconds: 4, dollars: 0.04 })
    expect(going).toBe(true)
    expect(platforms[0]).toMatchObject({ running: 1, waiting: 1, limit: 2 })
  })

  it('adds to the bill what is at work now, each container once', () => {
    const register = new FunctionRegister()
    register.note('aws', stands(0, { requests: 3, gbSeconds: 10 }))
    submitted(register, 'M000', 0, 2)
    register.note('aws', { ...begun('M000', 2, 0, 'one'), calls: [0, 1] })
    const reading = new FunctionsReading(register)
    const bill = (now: number) => reading.view({ jobs: 'newest', most: 9 }, now, null).platforms[0].bill
    expect(bill(5)).toEqual({ requests: 3, gbSeconds: 13, dollars: 0.13 })
    expect(bill(7).gbSeconds).toBe(15)
  })

  it('gives the jobs that ran together, all, or one, and says what it leaves out', () => {
    const register = new FunctionRegister()
    const reading = new FunctionsReading(register)
    for (const [job, at] of [
      ['A000', 0],
      ['M001', 100],
      ['R001', 100.5],
    ] as const) {
      submitted(register, job, at, 1)
      register.note('aws', begun(job, at, 0))
      register.note('aws', done(job, at + 2, 0))
    }
    const shown = (jobs: 'newest' | 'all' | { key: string }, most = 100) => {
      const view = reading.view({ jobs, most }, 200, null)
      return [view.calls.jobs.map(({ key }) => key).join(), view.callsLeftOut]
    }
    expect(shown('newest')).toEqual(['M001,R001', 0])
    expect(shown('all')).toEqual(['A000,M001,R001', 0])
    expect(shown({ key: 'A000' })).toEqual(['A000', 0])
    expect(shown('all', 2)).toEqual(['M001,R001', 1])
  })

  it('keeps 200 jobs, the newest first, and counts the others', () => {
    const register = new FunctionRegister()
    for (let n = 0; n < 203; n++) submitted(register, `M${n}`, n, 1)
    const { jobs, jobsLeftOut } = new FunctionsReading(register).view({ jobs: 'all', most: 9 }, 300, null)
    expect([jobs.length, jobs[0].key, jobsLeftOut]).toEqual([200, 'M202', 3])
  })

  it('is the same object while nothing was told and nothing runs', () => {
    const register = new FunctionRegister()
    register.note('aws', stands(0))
    const reading = new FunctionsReading(register)
    const first = reading.view({ jobs: 'all', most: 9 }, 1, null)
    expect(reading.view({ jobs: 'all', most: 9 }, 2, null)).toBe(first)
    register.note('aws', stands(3))
    expect(reading.view({ jobs: 'all', most: 9 }, 3, null)).not.toBe(first)
  })
})

describe('what a person sets', () => {
  it('is refused in words where it makes no sense', () => {
    expect(refusedWish({ limit: 0 })).toBe('The limit is a whole number, 1 to 128 containers.')
    expect(refusedWish({ memory: 64 })).toBe('Memory is a whole number, 128 to 10240 MB.')
    const prices = { gbSecond: -1, million: 0.2, asOf: '' }
    expect(refusedWish({ prices })).toBe('The price of a GB-second is a number, 0 to 1 dollars.')
    expect(refusedWish({ limit: 2, keepAlive: Infinity })).toBe('')
    expect(refusedWish(null)).toBe('')
  })

  it('is nothing where no figure is set', () => {
    expect(cleanWish({ limit: undefined })).toBeNull()
    expect(cleanWish({ limit: 3, memory: undefined })).toEqual({ limit: 3 })
  })
})
