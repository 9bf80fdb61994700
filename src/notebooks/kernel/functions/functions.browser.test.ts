import { afterAll, beforeAll, expect, it } from 'vitest'
import { COLD, FAILED, RUNNING } from '../../../runtime/protocol/call-columns'
import { OpenNotebook } from '../testing/open-notebook'

let book: OpenNotebook
const QUERY = { jobs: 'newest', most: 1000 } as const
const read = () => book.session.functions(QUERY)

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  const setup = `
    import { FunctionExecutor } from 'lithops'
    import { sleep } from 'actors'
    const fexec = new FunctionExecutor({ storage: 'memory', coldStart: 0, logLevel: 'NONE' })`
  expect(await book.run(setup)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

it('the session shows the calls of a map with their five marks, and what they cost', async () => {
  await book.value('await fexec.map((x: number) => x * x, [1, 2, 3]).getResult()')
  // The platform hears of the last end when the results are already here.
  await expect.poll(() => read().jobs[0].bill.requests).toBe(3)
  const { calls, jobs, platforms, going } = read()
  expect(calls.count).toBe(3)
  for (let n = 0; n < 3; n++) {
    const times = [calls.submitted, calls.started, calls.ended, calls.status, calls.result].map((of) => of[n])
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  }
  expect([...calls.flags].some((flags) => flags & COLD)).toBe(true)
  expect(jobs[0]).toMatchObject({ name: 'lambda', calls: 3, done: 3, failed: 0, running: 0, waiting: 0 })
  expect(platforms[0].bill.dollars).toBeGreaterThan(0)
  expect(platforms[0].prices.asOf).toBe('2026-11')
  expect(going).toBe(false)
  expect(book.session.frame().platforms).toBe(1)
})

it('plot() shows the calls in its cell, as the stage does, and those that failed', async () => {
  const text = `
    const odd = (x: number) => { if (x % 2 === 0) throw new RangeError('even'); return x }
    const all = fexec.map(odd, [1, 2, 3])
    await fexec.plot(all)`
  expect(await book.run(text, {}, 'plot')).toMatchObject({ status: 'ok', error: '' })
  const outputs = book.session.cellRun('plot').outputs.filter(({ kind }) => kind === 'calls')
  expect(outputs).toHaveLength(1)
  const [output] = outputs
  if (output.kind !== 'calls') throw new Error(output.kind)
  const { calls, leftOut } = output
  expect([calls.count, leftOut, calls.jobs[0].name]).toEqual([3, 0, 'odd'])
  expect([...calls.flags].map((flags) => (flags & FAILED) !== 0)).toEqual([false, true, false])
  for (const n of [0, 2]) {
    const times = [
      calls.submitted,
      calls.workerStart,
      calls.started,
      calls.ended,
      calls.workerEnd,
      calls.result,
    ]
    expect(times.map((of) => of[n])).toEqual(times.map((of) => of[n]).toSorted((a, b) => a - b))
  }
  expect(calls.containers.every((name) => name.startsWith('aws_lambda-'))).toBe(true)
})

it('what a person sets goes before what the program asks for, until the notebook is restarted', async () => {
  expect(await book.session.setPlatform({ limit: 0 })).toEqual({
    refused: 'The limit is a whole number, 1 to 128 containers.',
  })
  expect(await book.session.setPlatform({ limit: 1, memory: 512 })).toBeNull()
  const ran = book.run('await fexec.map((x: number) => sleep(0.3 * x), [1, 1, 1]).getResult()')
  await book.until(() => (read().platforms[0]?.waiting ?? 0) === 2)
  expect([...read().calls.flags].filter((flags) => flags & RUNNING).length).toBeLessThan(2)
  await ran
  expect(read().jobs[0].memory).toBe(512)
  expect(read().platforms[0].limit).toBe(1)
  await book.session.restart()
  expect(read()).toMatchObject({ wished: null, platforms: [], jobs: [] })
})

it('a run that is held keeps what was set when its cell began', async () => {
  await book.run(`
    import { FunctionExecutor } from 'lithops'
    const fexec = new FunctionExecutor({ storage: 'memory', coldStart: 0, logLevel: 'NONE' })`)
  await book.session.setPlatform({ limit: 2 })
  const held = book.run('await fexec.map((x: number) => x, [1, 2, 3]).getResult()', { mode: 'step' })
  await book.until(() => book.session.frame().phase === 'waiting')
  await book.session.setPlatform({ limit: 5 })
  while (book.session.frame().held.length > 0 && read().jobs.length === 0) await book.session.next()
  expect(read()).toMatchObject({ jobs: [{ calls: 3 }], platforms: [{ limit: 2 }], wished: { limit: 5 } })
  await book.session.undo()
  for (let n = 0; n < 3; n++) await book.session.next()
  expect(read().platforms[0].limit).toBe(2)
  await book.session.stop()
  await held
})
