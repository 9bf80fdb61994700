import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { FunctionExecutor, LocalhostExecutor, tuple, useMemory } from 'lithops'
import { sleep } from 'actors'
const soonest = async (p: any) => {
  try {
    const value = await (typeof p === 'function' ? p() : p)
    return typeof value === 'string' ? value : JSON.stringify(value)
  } catch (e) {
    return e.name + ': ' + e.message
  }
}
const quick = { storage: 'memory', coldStart: 0, logLevel: 'NONE' } as const
const square = (x: number) => x * x
const add = (a: number, b: number) => a + b
const same = (x: any) => x
const fexec = new FunctionExecutor(quick) as any
class Account { #balance = 1; get() { return this.#balance } }
const account = new Account()
const promise = Promise.resolve(1)
const canvas = new OffscreenCanvas(1, 1)
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** What comes of an expression, in one line. */
const said = async (text: string) =>
  (await book.value(`await soonest(() => ${text})`)).replace(/^['"`]|['"`]$/g, '')

type Case = readonly [text: string, words: string]

const all = (cases: readonly Case[]) =>
  it.each(cases)('%s', async (text, words) => {
    expect(await said(text)).toBe(words)
  })

describe('an executor that can not be made says why', () => {
  all([
    [
      'new FunctionExecutor({ runtime_memory: 5 } as any)',
      "BadCall: FunctionExecutor takes runtimeMemory; runtime_memory is Python's spelling.",
    ],
    [
      'new FunctionExecutor({ memory: 5 } as any)',
      "BadCall: FunctionExecutor doesn't know the option memory. It takes mode, backend, storage, runtime, runtimeMemory, runtimeTimeout, maxWorkers, workerProcesses, coldStart, keepAlive, retries, logLevel, dataCleaner, config.",
    ],
    [
      'new FunctionExecutor("aws_lambda" as any)',
      'BadCall: FunctionExecutor takes options as an object, such as { runtimeMemory: 512 }.',
    ],
    [
      'new FunctionExecutor({ backend: "toString" })',
      'BadCall: There is no backend toString. There are aws_lambda, gcp_functions, azure_functions, code_engine, k8s, localhost.',
    ],
    [
      'new FunctionExecutor({ mode: "toString" as any })',
      'BadCall: mode is one of localhost, serverless, standalone; toString is none of them.',
    ],
    [
      'new LocalhostExecutor({ backend: "aws_lambda" })',
      'BadCall: The backend aws_lambda is serverless, and mode says localhost.',
    ],
    [
      'new FunctionExecutor({ runtimeMemory: 50 })',
      'BadCall: runtimeMemory is a whole number, 128 to 10240 MB.',
    ],
    [
      'new FunctionExecutor({ runtimeTimeout: NaN })',
      'BadCall: runtimeTimeout is a number, 0.1 to 900 seconds.',
    ],
    ['new FunctionExecutor({ maxWorkers: 0 })', 'BadCall: maxWorkers is a whole number, 1 to 100000.'],
    [
      'new FunctionExecutor({ storage: "disk" as any })',
      "BadCall: storage is 'durable' or 'memory'; disk is neither.",
    ],
    [
      'new FunctionExecutor({ logLevel: "LOUD" as any })',
      "BadCall: logLevel is 'INFO' or 'NONE'; LOUD is neither.",
    ],
    [
      'new FunctionExecutor({ backend: "k8s", config: { k8s: 5 } as any })',
      'BadCall: FunctionExecutor: config.k8s takes options as an object, such as { mode: … }; 5 came.',
    ],
  ])
})

describe('a call that can not be made says why', () => {
  all([
    ['fexec.callAsync()', 'BadCall: callAsync takes a function first; undefined came.'],
    ['fexec.callAsync("square", 1)', "BadCall: callAsync takes a function first; 'square' came."],
    [
      'fexec.callAsync(Account)',
      'BadCall: callAsync takes a function, and Account is a class: (…) => new Account(…).',
    ],
    ['fexec.callAsync(square)', 'BadCall: callAsync: no value for the parameter x.'],
    ['fexec.callAsync(add, [1])', 'BadCall: callAsync: no value for the parameter b.'],
    ['fexec.callAsync(add, [1, 2, 3])', 'BadCall: callAsync: the function takes 2 arguments, and 3 came.'],
    [
      'fexec.callAsync(() => 1, tuple(5))',
      'BadCall: callAsync: the function takes no arguments, and 1 came.',
    ],
    [
      'fexec.callAsync(add, { a: 1, b: 2, c: 3 })',
      'BadCall: callAsync: the function has no parameter c. It has a, b.',
    ],
    [
      'fexec.callAsync(square, 2, 5)',
      'BadCall: callAsync takes options as an object, such as { extraEnv: … }; 5 came.',
    ],
    [
      'fexec.callAsync(square, 2, { extra_env: {} })',
      "BadCall: callAsync takes extraEnv; extra_env is Python's spelling.",
    ],
    ['fexec.callAsync(square, 2, { extraEnv: { A: 5 } })', 'BadCall: extraEnv gives texts; A is 5.'],
    [
      'fexec.callAsync(square, 2, { extraEnv: "A" })',
      "BadCall: extraEnv is an object, such as { LEVEL: 'high' }; 'A' came.",
    ],
    ['fexec.callAsync(square, 2, { timeout: "5" })', 'BadCall: timeout is a number, 0.1 to 900 seconds.'],
    [
      'fexec.callAsync(square, 2, { runtimeMemory: 1 })',
      'BadCall: runtimeMemory is a whole number, 128 to 10240 MB.',
    ],
    ['fexec.map(square)', 'BadCall: map takes the data as a list, one item a call; undefined came.'],
    ['fexec.map(square, {})', 'BadCall: map takes the data as a list, one item a call; {} came.'],
    [
      'fexec.map(square, Promise.resolve([1]))',
      'BadCall: map takes the data as a list, one item a call; Promise came. Await it first.',
    ],
    [
      'fexec.map(square, [1], null)',
      'BadCall: map takes options as an object, such as { chunksize: … }; null came.',
    ],
    ['fexec.map(square, [1], { chunksize: 0 })', 'BadCall: chunksize is a whole number, 1 to 1000000.'],
    [
      'fexec.map(square, [1], { extraArgs: 5 })',
      'BadCall: map: extraArgs is a list of arguments, or an object of them; 5 came.',
    ],
    [
      'fexec.mapReduce(square, [1])',
      'BadCall: mapReduce takes a function that reduces behind the data; undefined came.',
    ],
    ['fexec.mapReduce(square, [1], add)', 'BadCall: mapReduce: no value for the parameter b.'],
    [
      'fexec.mapReduce(square, [1], same, { spawnReducer: 101 })',
      'BadCall: spawnReducer is a whole number, 0 to 100.',
    ],
    [
      'fexec.call_async(square, 1)',
      "BadCall: call_async is Python's spelling. An executor has callAsync here.",
    ],
    [
      'fexec.callAsync(same, tuple("y".repeat(5 * 2 ** 20)))',
      'BadCall: The data of the calls are 5.0MiB, and 4.0MiB is the most. Put them into the storage, and give the calls their keys.',
    ],
  ])
})

describe('what can not travel is named as the reader knows it', () => {
  all([
    [
      'fexec.callAsync(function waits() { return promise })',
      "NotShippable: cannot ship `waits`: it uses `promise` (Promise), which can't travel to another worker: await it first",
    ],
    [
      'fexec.callAsync(function pays() { return account.get() })',
      "NotShippable: cannot ship `pays`: it uses `account` (an instance of Account), whose private #balance can't be read from outside",
    ],
    [
      'fexec.callAsync(same, promise)',
      "NotShippable: cannot ship `data`: it is a Promise, which can't travel to another worker: await it first",
    ],
    [
      'fexec.map(same, [1, tuple({ deep: canvas })])',
      "NotShippable: cannot ship `data[1].deep`: it is an OffscreenCanvas, which can't travel to another worker",
    ],
    [
      'fexec.callAsync(square.bind(null), 3)',
      "NotShippable: cannot ship `bound square`: it is a function, which is bound to its `this` and can't travel: ship an arrow function",
    ],
    [
      'fexec.callAsync(function opens() { return new Account() }).result()',
      "NotShippable: cannot ship `opens()`: it is an instance of Account, whose private #balance can't be read from outside",
    ],
    [
      'fexec.callAsync(function* yields() { yield 1 }).result()',
      "NotShippable: cannot ship `yields()`: it is a Generator, which can't travel to another worker",
    ],
  ])
})

describe('a call fails with what it threw', () => {
  all([
    ['fexec.callAsync(() => { throw null }).result()', 'Error: null'],
    ['fexec.callAsync(() => { throw undefined }).result()', 'Error: undefined'],
    ['fexec.callAsync(() => { throw "words" }).result()', 'Error: words'],
    ['fexec.callAsync(() => { throw { code: 5 } }).result()', 'Error: {"code":5}'],
    ['fexec.callAsync(() => { throw 5n }).result()', 'Error: 5'],
    [
      'fexec.callAsync(() => { throw new Error("x".repeat(1e6)) }).result().catch((e: any) => e.message.length)',
      '10001',
    ],
    [
      'fexec.callAsync(() => { throw Object.defineProperty(new Error(), "message", { get() { throw 1 } }) }).result()',
      'Error: an error whose message cannot be read',
    ],
    ['fexec.callAsync(() => ({ get then() { throw new Error("no") } })).result()', 'Error: no'],
    [
      'fexec.callAsync(() => new Promise(() => {}), undefined, { timeout: 0.2 }).result()',
      'TimeoutError: Function exceeded maximum time of 0.2 seconds and was killed',
    ],
    [
      'fexec.callAsync(async () => { await sleep(100) }, undefined, { timeout: 0.2 }).result()',
      'TimeoutError: Function exceeded maximum time of 0.2 seconds and was killed',
    ],
    [
      'fexec.callAsync(() => useMemory("x" as any)).result()',
      "BadCall: useMemory takes a number of bytes from 0 on; 'x' came.",
    ],
    [
      'fexec.callAsync(() => useMemory(130 * 2 ** 20), undefined, { runtimeMemory: 128 }).result()',
      'MemoryError: Function exceeded maximum memory and was killed',
    ],
    ['fexec.callAsync(() => { void Promise.reject(new Error("left")); return 1 }).result()', '1'],
  ])
})

describe('results', () => {
  all([
    ['fexec.map(square, []).getResult()', '[]'],
    ['fexec.mapReduce(square, [], same).getResult()', '[]'],
    ['fexec.getResult([])', '[]'],
    ['new FunctionExecutor(quick).getResult()', '[]'],
    ['fexec.getResult(new Set([fexec.callAsync(square, 3), fexec.callAsync(square, 4)]))', '[9,16]'],
    [
      'fexec.getResult([1])',
      'BadCall: What is waited for are futures: what callAsync, map and mapReduce give; 1 came.',
    ],
    [
      'fexec.wait({})',
      'BadCall: What is waited for are futures: what callAsync, map and mapReduce give; {} came.',
    ],
    ['fexec.wait([], { returnWhen: 101 })', 'BadCall: returnWhen is a whole number, 0 to 100.'],
    [
      'fexec.wait([], { return_when: 1 })',
      "BadCall: wait takes returnWhen; return_when is Python's spelling.",
    ],
    [
      'fexec.getResult([], { timeout: -1 })',
      'BadCall: getResult: timeout is a number of seconds from 0 on; -1 came.',
    ],
    [
      'fexec.callAsync(square, 3).result({ timeout: "x" })',
      "BadCall: result: timeout is a number of seconds from 0 on; 'x' came.",
    ],
    [
      'fexec.callAsync(square, 3).result({ timout: 1 })',
      "BadCall: result doesn't know the option timout. It takes throwExcept, timeout.",
    ],
    [
      'fexec.callAsync(square, 1).cancel()',
      'BadCall: cancel() is not implemented in Lithops, and a call that was invoked runs to its end.',
    ],
    ['new FunctionExecutor(quick).plot()', 'BadCall: There is nothing to plot: no function was called yet.'],
  ])

  it('are the same when they are asked for twice', async () => {
    expect(
      await said(`(async () => {
        const list = fexec.map(square, [1, 2])
        const bad = fexec.callAsync(() => { throw new Error('once') })
        return [await list.getResult(), await list.getResult(), await list[0].result(), await soonest(bad.result()), await soonest(bad.result()), await bad.result({ throwExcept: false })]
      })()`),
    ).toBe('[[1,4],[1,4],1,"Error: once","Error: once",null]')
  })

  it('come in a call too, of futures that it got with its data', async () => {
    expect(
      await said(`(async () => {
        const list = fexec.map(square, [1, 2])
        const inside = (given: any) => new FunctionExecutor(quick).getResult(given.list)
        return fexec.callAsync(inside, tuple({ list: [...list] })).result()
      })()`),
    ).toBe('[1,4]')
  })
})

describe('built-in functions', () => {
  all([
    ['fexec.callAsync(Math.max, [1, 2]).result()', '2'],
    ['fexec.map(parseInt, ["12", "x"]).getResult()', '[12,null]'],
  ])
})

describe('after the stage was cleared', () => {
  it('an executor goes on, and says of what it had that it is gone', async () => {
    expect(await said('fexec.callAsync(square, 2).result()')).toBe('4')
    await book.value(`
      const before = fexec.callAsync(async () => { await sleep(1000) })
      while (before.state !== 'Running') await fexec.wait(before, { returnWhen: 0 })`)
    await book.session.clearStage()
    expect(await said('fexec.callAsync(square, 3).result()')).toBe('9')
    expect(await said('fexec.map(square, [3, 4]).getResult()')).toBe('[9,16]')
    expect(await said('before.result()')).toMatch(
      /^Error: \w+-\d+-A\d+ is gone: its storage has ended, as where the stage is cleared\.$/,
    )
  })
})
