import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import {
  FunctionExecutor, ALWAYS, ANY_COMPLETED, tuple, environ, useMemory,
} from 'lithops'
import { sleep } from 'actors'
const soonest = async (p: Promise<unknown>) => {
  try { return await p } catch (e) { return e.name + ': ' + e.message }
}
const quick = { storage: 'memory', coldStart: 0, logLevel: 'NONE' } as const
const square = (x: number) => x * x
const add = (a: number, b: number) => a + b
const sum = (results: number[]) => results.reduce((a, b) => a + b, 0)
const fexec = new FunctionExecutor(quick)
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

/** Text of a string value without its quotes. */
const said = async (text: string) => (await book.value(text)).replace(/^'|'$/g, '')

describe('an executor', () => {
  it('calls a function in a container and gives what it returned', async () => {
    expect(await book.value('await fexec.callAsync(square, 7).result()')).toBe('49')
  })

  it('maps a function over data, in the order of the data', async () => {
    expect(await said('String(await fexec.map(square, [1, 2, 3, 4]).getResult())')).toBe('1,4,9,16')
  })

  it('maps over what it has mapped', async () => {
    expect(await said('String(await fexec.map(square, [1, 2, 3]).map(square).getResult())')).toBe('1,16,81')
  })

  it.each([0, 20, 100])('reduces what it has mapped, the reducer begun at %i percent', async (percent) => {
    const text = `await fexec.mapReduce(square, [1, 2, 3, 4], sum, { spawnReducer: ${percent} }).getResult()`
    expect(await book.value(text)).toBe('30')
  })

  it('gives a tuple to positions, an object to names, and anything else as the one argument', async () => {
    expect(
      await said(`String([
        await fexec.callAsync(add, [1, 2]).result(),
        await fexec.callAsync(add, { b: 1, a: 2 }).result(),
        await fexec.callAsync((list: number[]) => list.length, [1, 2, 3]).result(),
        await fexec.callAsync(add, tuple(4, 5)).result(),
        await fexec.map(add, [1, 2], { extraArgs: [10] }).getResult(),
      ])`),
    ).toBe('3,3,3,9,11,12')
    expect(await said('await soonest((async () => fexec.callAsync(add, { a: 1 }))())')).toBe(
      'BadCall: callAsync: no value for the parameter b.',
    )
  })

  it('fills in the number of the call, and gives each call its environment', async () => {
    expect(
      await said(`String(await fexec.map((x: string, id: number) => x + id + environ.LEVEL, ['a', 'b'], {
        extraEnv: { LEVEL: '!' },
      }).getResult())`),
    ).toBe('a0!,b1!')
  })

  it('throws what a call threw at whoever asks for its result, and gives null where it should not throw', async () => {
    await book.value(`
      const odd = (x: number) => {
        if (x % 2 === 0) throw new RangeError('even: ' + x)
        return x
      }`)
    expect(await said('await soonest(fexec.map(odd, [1, 2, 3]).getResult())')).toBe('RangeError: even: 2')
    expect(
      await said('JSON.stringify(await fexec.map(odd, [1, 2, 3]).getResult({ throwExcept: false }))'),
    ).toBe('[1,null,3]')
  })

  it('waits for all, for one, for a share, or not at all', async () => {
    await book.value(`
      const nap = async (seconds: number) => { await sleep(seconds); return seconds }
      const naps = fexec.map(nap, [0, 0, 30])
      const counts = async (options: object) =>
        (await fexec.wait(naps, options)).map((list) => list.length).join()`)
    expect(await said('await counts({ returnWhen: 60 })')).toBe('2,1')
    expect(await said('await counts({ returnWhen: ANY_COMPLETED })')).toBe('2,1')
    expect(await said('await counts({ returnWhen: ALWAYS })')).toBe('2,1')
    expect(await said('naps[2].state')).toBe('Running')
    expect(await said('await soonest(fexec.wait(naps, { timeout: 0.01 }))')).toMatch(/^TimeoutError: /)
  })

  it('ends a container at its time limit, also one that never lets go', async () => {
    expect(
      await said('await soonest(fexec.callAsync(() => { for (;;); }, undefined, { timeout: 0.2 }).result())'),
    ).toBe('TimeoutError: Function exceeded maximum time of 0.2 seconds and was killed')
  })

  it('ends a container that uses more memory than it has', async () => {
    expect(
      await said('await soonest(fexec.callAsync(() => { useMemory(300 * 2 ** 20); return 1 }).result())'),
    ).toBe('MemoryError: Function exceeded maximum memory and was killed')
  })

  it('names a deadlock where calls fill every container while they wait for others', async () => {
    const text = `
      const one = { mode: 'localhost', maxWorkers: 1, storage: 'memory', logLevel: 'NONE' } as const
      const outer = () => new FunctionExecutor(one).callAsync(square, 2).result()
      await soonest(new FunctionExecutor(one).callAsync(outer).result())`
    expect(await said(text)).toMatch(
      /^DeadlockError: The only container is held by calls that wait for .*-A000, and 1 activation waits for a container/,
    )
  })

  it('refuses data that are too large, before anything is sent', async () => {
    expect(
      await said('await soonest((async () => fexec.map((x) => 1, [new Uint8Array(5 * 2 ** 20)]))())'),
    ).toMatch(/^BadCall: The data of the calls are 5\.0MiB, and 4\.0MiB is the most/)
  })

  it('packs 200 calls with 4 processes and 8 a chunk into 25 activations', async () => {
    const text = `const packed = new FunctionExecutor({ ...quick, workerProcesses: 4 })
      const all = packed.map(square, Array.from({ length: 200 }, (_, i) => i), { chunksize: 8 })
      await packed.getResult(all)
      new Set(all.filter(() => true).map((future) => future.activationId)).size`
    expect(await book.value(text)).toBe('25')
  })

  it('makes a call that failed again, as often as it was told', async () => {
    await book.value(`
      const flaky = async (x: number, storage: any) => {
        await storage.createBucket('attempts')
        const seen = await storage.listKeys('attempts', x + '/')
        await storage.putObject('attempts', x + '/' + seen.length, '')
        if (seen.length < x) throw new Error('attempt ' + seen.length)
        return seen.length
      }
      const patient = new FunctionExecutor({ ...quick, retries: 2 })`)
    expect(await said('String(await patient.map(flaky, [0, 1, 2]).getResult())')).toBe('0,1,2')
    expect(await said('await soonest(patient.map(flaky, [5]).getResult())')).toBe('Error: attempt 2')
  })

  it('says what it does in the order of Lithops, each line with its ids', async () => {
    const ran = await book.run(`const told = new FunctionExecutor({ ...quick, logLevel: 'INFO' })
      await told.getResult(told.map(square, [1, 2, 3]))
      told.executorId`)
    const id = ran.value.replaceAll("'", '')
    expect(ran.printed.map((line) => line.replaceAll(id, 'ID').replace(/[\d.]+(B|KiB)/, 'SIZE'))).toEqual([
      'ExecutorID ID | JobID M000 - Selected Runtime: aws_lambda - 256MB',
      'ExecutorID ID | JobID M000 - Uploading function and data - Total: SIZE',
      'ExecutorID ID | JobID M000 - Starting function invocation: square() - Total: 3 activations',
      'ExecutorID ID | JobID M000 - View execution logs at lithops logs get ID-M000',
      'ExecutorID ID | Waiting for 3 function activations to complete',
      'ExecutorID ID | Getting results from functions',
      'ExecutorID ID | Cleaning temporary data',
    ])
  })
})

describe('a map over objects', () => {
  beforeAll(async () => {
    await book.value(`
      import { Storage } from 'lithops'
      const storage = new Storage({ storage: 'memory' })
      await storage.createBucket('books')
      const text = Array.from({ length: 2000 }, (_, i) => 'line ' + i + ' ' + 'x'.repeat(i % 70)).join('\\n')
      await storage.putObject('books', 'shelf/one.txt', text)
      await storage.putObject('books', 'shelf/two.txt', 'only\\nthree\\nlines')
      const lengthOf = async (obj: any) => (await obj.dataStream.text()).length
      const countLines = async (obj: any) => {
        let lines = 0
        for await (const line of obj.dataStream.lines()) lines++
        return [obj.key, obj.part, obj.totalParts, lines]
      }`)
  })

  it('gives each call a part, and every line to one of them', async () => {
    expect(
      await said(`JSON.stringify(await (await fexec.map(countLines, 'books/shelf/')).getResult())`),
    ).toBe('[["shelf/one.txt",0,1,2000],["shelf/two.txt",0,1,3]]')
    expect(
      await said(`const parts = await fexec.map(countLines, 'books/shelf/one.txt', { objChunkSize: 10000 })
        const counts = (await parts.getResult()).map((one: any) => one[3]);
        [counts.length, counts.reduce((a, b) => a + b, 0)].join()`),
    ).toMatch(/^\d+,2000$/)
  })

  it('reduces by key where it should', async () => {
    expect(
      await said(`const perKey = await fexec.mapReduce(lengthOf, 'books', sum, { objChunkNumber: 3, objReduceByKey: true })
        String(await perKey.getResult())`),
    ).toBe(await said("String([text.length, 'only\\nthree\\nlines'.length])"))
  })

  it('names a bucket and a key that aren’t there', async () => {
    expect(await said(`await soonest(fexec.map(lengthOf, 'books/none'))`)).toBe(
      'StorageNoSuchKeyError: No such key /books/none found in storage.',
    )
    expect(await said(`await soonest(fexec.map(lengthOf, 'nowhere'))`)).toMatch(
      /^StorageNoSuchBucketError: No such bucket nowhere found in storage\./,
    )
  })
})
