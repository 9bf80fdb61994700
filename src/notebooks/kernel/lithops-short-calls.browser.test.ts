/**
 * Short calls wait in a container behind the one that runs. Each is still called once and has its own result, and none is
 * stuck behind a long one.
 */
import { afterEach, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { FunctionExecutor } from 'lithops'
import { Value } from 'lithops/multiprocessing'
import { sleep, list, lookup, kill, random } from 'actors'
const options = { storage: 'memory', logLevel: 'NONE', maxWorkers: 2, coldStart: 0 } as const
const many = (n: number) => Array.from({ length: n }, (_, i) => i)
const spin = (seconds: number) => { const end = performance.now() + seconds * 1000; while (performance.now() < end); }
`

let book: OpenNotebook

afterEach(() => book.close())

const said = async (text: string) => (await book.value(text)).replace(/^'|'$/g, '')

async function open(seed = 1): Promise<void> {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP, { seed })).toMatchObject({ status: 'ok', error: '' })
}

it('each of 300 is called once, long ones among them, and its result is its own', async () => {
  await open()
  const text = `
    const counter = new Value('i', 0)
    const count = async (x: number) => {
      await counter.with(async () => counter.set((await counter.get()) + 1))
      if (x % 50 === 7) spin(0.03)
      if (x % 50 === 20) await sleep(0.03)
      return x * 2
    }
    const results = await new FunctionExecutor(options).map(count, many(300)).getResult()
    JSON.stringify([results.every((value: number, at: number) => value === at * 2), await counter.get()])`
  expect(await said(text)).toBe('[true,300]')
})

it('what waits behind one that sleeps ends in another container before it', async () => {
  await open()
  const text = `
    const nap = async (x: number) => { if (x === 60) await sleep(1.5); return x }
    const futures = new FunctionExecutor({ ...options, dataCleaner: false }).map(nap, many(200))
    for (const future of futures) await future.result()
    const ended = Array.from(futures, ({ stats }) => stats.workerFuncEndTstamp)
    String(ended.every((at, call) => call === 60 || at < ended[60]))`
  expect(await said(text)).toBe('true')
})

it('what waits behind one that computes goes on when it is over, and the rest ends elsewhere', async () => {
  await open()
  const text = `
    const work = (x: number) => { if (x === 60) spin(2); return x }
    const futures = new FunctionExecutor({ ...options, dataCleaner: false }).map(work, many(200))
    for (const future of futures) await future.result()
    const ended = Array.from(futures, ({ stats }) => stats.workerFuncEndTstamp)
    // At most so many as may wait in a container.
    String(ended.filter((at, call) => call !== 60 && at > ended[60]).length <= 64)`
  expect(await said(text)).toBe('true')
})

it('a result is there while the call behind it sleeps', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor({ ...options, maxWorkers: 1 })
    await fexec.map((x: number) => x, many(50)).getResult()
    const futures = fexec.map(async (x: number) => { if (x === 5) await sleep(1); return x }, many(6))
    const first = await futures[4].result()
    JSON.stringify([first, futures[5].done])`
  expect(await said(text)).toBe('[4,false]')
})

it('a result is there while the call behind it computes', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor({ ...options, maxWorkers: 1 })
    await fexec.map((x: number) => x, many(60)).getResult()
    const late = []
    for (let time = 0; time < 3; time++) {
      const futures = fexec.map((x: number) => { if (x === 12) spin(1.2); return x }, many(20))
      await futures[11].result()
      await fexec.wait(futures[12], { returnWhen: 0 })
      if (futures[12].done) late.push(time)
      await fexec.getResult(futures)
    }
    JSON.stringify(late)`
  expect(await said(text)).toBe('[]')
})

it('a time limit ends the call that computes, and no other one', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor({ ...options, maxWorkers: 1 })
    await fexec.map((x: number) => x, many(60)).getResult()
    const endless = (x: number) => { if (x === 19) for (;;); return x }
    const futures = fexec.map(endless, many(20), { timeout: 1 })
    await fexec.getResult(futures, { throwExcept: false })
    futures.filter((future) => future.problem !== null).map((future) => future.call + ' ' + future.problem.name).join()`
  expect(await said(text)).toBe('19 TimeoutError')
})

it('a container that is killed while a call computes loses that one, and no other one', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor({ ...options, maxWorkers: 1 })
    await fexec.map((x: number) => x, many(60)).getResult()
    const compute = (x: number) => { if (x === 12) for (;;); return x }
    const futures = fexec.map(compute, many(20))
    const all = fexec.getResult(futures, { throwExcept: false })
    await futures[11].result()
    await sleep(0.5)
    const [container] = (await list()).filter((one) => one.class === 'FunctionContainer' && one.status !== 'dead')
    await kill(await lookup(container.name))
    await all
    futures.filter((future) => future.problem !== null).map((future) => future.call + ' ' + future.problem.name).join()`
  expect(await said(text)).toBe('12 ContainerDied')
})

it('a call may wait for one that waits behind it', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor({ ...options, maxWorkers: 1 })
    await fexec.map((x: number) => x, many(50)).getResult()
    const first = fexec.callAsync((x: number) => x + 1, 1)
    const chained = fexec.callAsync((x: number) => x + 1, first)
    const more = fexec.map((x: number) => x, many(50))
    JSON.stringify([await chained.result(), (await fexec.getResult(more)).length])`
  expect(await said(text)).toBe('[3,50]')
})

it('chunks and processes of short calls are all there', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor({ ...options, workerProcesses: 3 })
    const results = await fexec.map((x: number) => x + 1, many(500), { chunksize: 7 }).getResult()
    String(results.reduce((a: number, b: number) => a + b, 0))`
  expect(await said(text)).toBe(String((500 * 501) / 2))
})

it.each([1, 2, 3])('of 600 whose containers are killed every call ends once, seed %i', async (seed) => {
  await open(seed)
  const text = `
    const fexec = new FunctionExecutor({ ...options, maxWorkers: 4, coldStart: 0.01 })
    const futures = fexec.map((x: number) => x * x, many(600))
    const all = fexec.getResult(futures, { throwExcept: false })
    let going = true
    all.then(() => { going = false }, () => { going = false })
    for (let kills = 0; going && kills < 15; kills++) {
      await sleep(0.002 + random() * 0.02)
      const containers = (await list()).filter((one) => one.class === 'FunctionContainer' && one.status !== 'dead')
      if (containers.length === 0) continue
      try { await kill(await lookup(containers[Math.floor(random() * containers.length)].name)) } catch {}
    }
    const results = await all
    const right = results.filter((value: number | null, at: number) => value === at * at).length
    const died = futures.filter((future) => future.problem?.name === 'ContainerDied').length
    String(right + died)`
  expect(await said(text)).toBe('600')
})

it('primitives and lists of them come as they are: each call has a list of its own', async () => {
  await open()
  const text = `
    const fexec = new FunctionExecutor(options)
    const odd = [NaN, -0, undefined, 10n, null, '', [1, , 3], Object.assign([1], { extra: 2 })]
    const same = await fexec.map((x: unknown) => x, odd).getResult()
    const row = [1, 2, 3]
    const push = (list: number[]) => { list.push(9); return list }
    const pushed = fexec.map(push, [row, row])
    row.push(4)
    const [a, b] = await pushed.getResult()
    JSON.stringify([
      Number.isNaN(same[0]), Object.is(same[1], -0), same[2] === undefined, same[3] === 10n, same[4], same[5],
      1 in same[6], same[6].length, same[7].extra, a, b, a === b,
    ])`
  expect(await said(text)).toBe('[true,true,true,true,null,"",false,3,2,[1,2,3,9],[1,2,3,9],false]')
})

it('a list with an iterator of its own is shipped by its places, and the iterator is never asked', async () => {
  await open()
  const text = `
    const odd = (x: number) => Object.defineProperty([x, 2], Symbol.iterator, { value: function* () { for (;;) yield 1 } })
    const results = await new FunctionExecutor(options).map(odd, [1]).getResult()
    JSON.stringify(results)`
  expect(await said(text)).toBe('[[1,2]]')
})

it('a map whose calls wait for no lock ends, also where a container is killed', async () => {
  await open()
  const text = `
    const counter = new Value('i', 0)
    const count = (x: number) => {
      void counter.with(async () => counter.set((await counter.get()) + 1))
      return x
    }
    const futures = new FunctionExecutor({ ...options, maxWorkers: 3 }).map(count, many(300))
    await futures[20].result()
    const [container] = (await list()).filter((one) => one.class === 'FunctionContainer' && one.status !== 'dead')
    await kill(await lookup(container.name))
    let ended = 0
    for (const future of futures) await future.result().then(() => ended++, () => ended++)
    String(ended)`
  expect(await said(text)).toBe('300')
})
