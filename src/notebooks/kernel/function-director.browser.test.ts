import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { cli, FunctionDirector } from 'lithops'
import { sleep } from 'actors'
const soonest = async (p: () => unknown) => {
  try { return await p() } catch (e) { return e.name + ': ' + e.message }
}
class Counter {
  value = 0
  increment(by = 1) { this.value += by }
  fail() { throw new RangeError('not today') }
  never() { return new Promise(() => {}) }
  report(to: string) {
    console.log('counts ' + this.value)
    this.director(to, 'increment', this.value)
  }
  left() { this.seconds = this.secondsLeft() }
}
const begin = (options: object) => {
  const director = new FunctionDirector({ coldStart: 0, ...options })
  director.run()
  return director
}
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 30 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** What the lines return, as text. */
const said = async (lines: string) =>
  (await book.value(`String(await (async () => {${lines}})())`)).replace(/^['"]|['"]$/g, '')

describe('a director of functions', () => {
  it.each(['list', 'objects'])('has actors that count, with mailboxes kept as %s', async (mailbox) => {
    expect(
      await said(`
        const director = begin({ mailbox: '${mailbox}' })
        const one = await director.newActor(Counter, 'one')
        const two = await director.newActor(Counter, 'two')
        for (let i = 1; i <= 10; i++) director.msgTo('one', 'increment', i)
        director.msgTo('one', 'report', 'two')
        director.msgTo('one', 'report', 'two')
        await director.quiet()
        const names = director.retrieveActors()
        await director.stop()
        await director.finished
        const values = [(await one.getResult()).value, (await two.getResult()).value]
        const logs = director.executor.futures[1].logs.map(([, text]: any) => text)
        return [...names, ...values, director.counter, director.waiting, ...logs]`),
    ).toBe('one,two,55,110,2,false,counts 55,counts 55')
  })

  it.each(['list', 'objects'])(
    'loses the state of an actor at its time limit, and not its mailbox, kept as %s',
    async (mailbox) => {
      expect(
        await said(`
        const director = begin({ mailbox: '${mailbox}', timeLimit: 2 })
        const first = await director.newActor(Counter, 'counter')
        director.msgTo('counter', 'increment', 100)
        director.msgTo('counter', 'never')
        const end = await soonest(() => first.getResult())
        for (let i = 0; i < 3; i++) await director.msgTo('counter', 'increment')
        const left = await director.mailboxLength('counter')
        const second = await director.newActor(Counter, 'counter')
        await director.stop()
        return [end, left, (await second.getResult()).value]`),
      ).toBe('TimeoutError: Function exceeded maximum time of 2 seconds and was killed,3,3')
    },
  )

  it('shows what an actor printed in the log of its call', async () => {
    const printed = await said(`
      const director = begin({})
      await director.newActor(Counter, 'talks')
      director.msgTo('talks', 'report', 'talks')
      await director.stop()
      return cli('logs get ' + director.executor.futures[1].jobKey)`)
    expect(printed).toContain('    counts 0')
  })

  it('carries what actors tell each other for longer than an actor may run', async () => {
    expect(
      await said(`
        const director = begin({ timeLimit: 2 })
        const early = await director.newActor(Counter, 'early')
        await soonest(() => early.getResult())
        const one = await director.newActor(Counter, 'one')
        const two = await director.newActor(Counter, 'two')
        await director.msgTo('one', 'increment', 7)
        await director.msgTo('one', 'report', 'two')
        await director.stop()
        return director.counter`),
    ).toBe('1')
  })

  it('bills an actor that has nothing to do', async () => {
    expect(
      await said(`
        const director = begin({ memory: 1024 })
        await director.newActor(Counter, 'idle')
        await sleep(0.5)
        await director.quiet()
        await director.stop()
        const job = (await director.executor.jobSummary()).find((one) => one.Function === 'idle')
        return [job.Invocations, job.Cost > 0, job.AvgRuntime > 0]`),
    ).toBe('1,true,true')
  })

  it('ends an actor by what its method throws, and its mailbox goes on filling', async () => {
    expect(
      await said(`
        const director = begin({})
        const handle = await director.newActor(Counter, 'counter')
        director.msgTo('counter', 'fail')
        const end = await soonest(() => handle.getResult())
        await director.msgTo('counter', 'increment')
        const left = await director.mailboxLength('counter')
        await director.stop()
        return [end, left]`),
    ).toBe('RangeError: not today,1')
  })

  it('says which names there are where one is unknown, and goes on', async () => {
    const words = await said(`
      const director = begin({})
      const one = await director.newActor(Counter, 'one')
      const unknown = await soonest(() => director.msgTo('two', 'increment'))
      director.msgTo('one', 'report', 'nobody')
      director.msgTo('one', 'report', 'one')
      await director.quiet()
      const taken = await soonest(() => director.newActor(Counter, 'one'))
      director.msgTo('one', 'incremnt')
      const method = await soonest(() => one.getResult())
      await director.stop()
      const [{ logs }] = director.executor.futures
      return [unknown, taken, method, director.counter, ...logs.map(([, text]: any) => text)].join('|')`)
    expect(words.split('|')).toEqual([
      "Error: The director has no actor 'two'. It has one.",
      "Error: There is an actor 'one' already.",
      'TypeError: one has no method incremnt. It has increment, fail, never, report, left.',
      '2',
      "The director has no actor 'nobody'. It has one.",
    ])
  })

  it('tells an actor how long its function may still run', async () => {
    expect(
      await said(`
        const director = begin({ timeLimit: 60 })
        const handle = await director.newActor(Counter, 'counter')
        director.msgTo('counter', 'left')
        await director.stop()
        const { seconds } = await handle.getResult()
        return seconds > 0 && seconds <= 60`),
    ).toBe('true')
  })

  it('loses what is under way where it stops as the original did', async () => {
    expect(
      await said(`
        const director = begin({})
        const one = await director.newActor(Counter, 'one')
        const two = await director.newActor(Counter, 'two')
        await director.msgTo('two', 'pls stop')
        await two.getResult()
        director.msgTo('one', 'increment')
        director.msgTo('one', 'report', 'two')
        await director.stop('as in the original')
        return [(await one.getResult()).value, (await two.getResult()).value]`),
    ).toBe('1,0')
  })

  it('refuses options that it does not know, in words', async () => {
    expect(await said(`return soonest(() => new FunctionDirector({ mailbox: 'queue' }))`)).toContain(
      "mailbox is 'list' or 'objects'; 'queue' came.",
    )
    expect(await said(`return soonest(() => new FunctionDirector({ time_limit: 3 }))`)).toBe(
      "BadCall: FunctionDirector takes timeLimit; time_limit is Python's spelling.",
    )
    expect(await said(`return soonest(() => new FunctionDirector({ timeLimit: 3000 }))`)).toContain(
      'is a number, 0.1 to 900 seconds.',
    )
  })
})
