/**
 * What somebody who knows Lithops looks for: ids, states, statistics, executors, and what is left in the storage.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import {
  FunctionExecutor, LocalhostExecutor, ServerlessExecutor, StandaloneExecutor, Storage, ALWAYS,
} from 'lithops'
import { sleep } from 'actors'
const soonest = async (p: Promise<unknown>) => {
  try { return await p } catch (e) { return e.name + ': ' + e.message }
}
const quick = { storage: 'memory', coldStart: 0, logLevel: 'NONE' } as const
const square = (x: number) => x * x
const sum = (results: number[]) => results.reduce((a, b) => a + b, 0)
`

let book: OpenNotebook

beforeAll(async () => {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP)).toMatchObject({ status: 'ok', error: '' })
})

afterAll(() => book.close())

const said = async (text: string) => (await book.value(text)).replace(/^'|'$/g, '')

describe('ids', () => {
  it('of executors, jobs and calls are as Lithops writes them', async () => {
    await book.value(`
      const fexec = new FunctionExecutor(quick)
      const one = fexec.callAsync(square, 3)
      const many = fexec.map(square, [1, 2])
      const reduced = fexec.mapReduce(square, [1, 2], sum)
      await fexec.getResult([one, ...many, ...reduced])`)
    expect(await said('fexec.executorId')).toMatch(/^[0-9a-f]{6}-\d+$/)
    expect(await said("[one, ...many, ...reduced].map((f) => f.jobId + '/' + f.callId).join(' ')")).toBe(
      'A000/00000 M001/00000 M001/00001 M002/00000 M002/00001 R002/00000',
    )
    expect(
      await said("one.jobKey === fexec.executorId + '-A000' && one.executorId === fexec.executorId"),
    ).toBe('true')
  })
})

describe('a future', () => {
  it('goes through the states of Lithops, and says so by its members', async () => {
    await book.value(`
      const states: string[] = []
      const slow = new FunctionExecutor(quick)
      const future = slow.callAsync(async () => { await sleep(0.3); return 1 })
      states.push(future.state)
      while (future.state !== 'Running') { await slow.wait(future, { returnWhen: ALWAYS }) }
      states.push(future.state, String(future.ready))
      await slow.wait(future)
      states.push(future.state, String([future.success, future.done, future.error]))
      await future.result()
      states.push(future.state, String([future.success, future.done, future.error]))`)
    expect(await said("states.join(' ')")).toBe(
      'New Running false Success true,false,false Done true,true,false',
    )
    expect(await said('future.activationId')).toMatch(/^\d+$/)
    expect(await said('await soonest((async () => future.cancel())())')).toMatch(
      /^BadCall: cancel\(\) is not implemented in Lithops/,
    )
  })

  it('has all statistics that Lithops has, in order of time', async () => {
    const stats = JSON.parse(await said('JSON.stringify(future.stats)')) as Record<string, number | boolean>
    expect(Object.keys(stats).sort()).toEqual(
      [
        'hostJobCreateTstamp', 'hostSubmitTstamp', 'workerStartTstamp', 'workerFuncStartTstamp', 'workerFuncEndTstamp',
        'workerEndTstamp', 'hostStatusDoneTstamp', 'hostResultDoneTstamp', 'workerExecTime', 'workerFuncExecTime',
        'workerColdStart', 'funcResultSize', 'funcDataSizeBytes', 'funcModuleSizeBytes', 'hostJobSerializeTime',
        'hostFuncUploadTime', 'hostDataUploadTime',
      ].sort(), // oxfmt-ignore
    )
    const times = ['hostJobCreateTstamp', 'hostSubmitTstamp', 'workerStartTstamp', 'workerFuncStartTstamp', 'workerFuncEndTstamp', 'workerEndTstamp', 'hostResultDoneTstamp'] // oxfmt-ignore
    const inOrder = times.map((name) => Number(stats[name]))
    expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder)
    expect(Number(stats.workerFuncExecTime)).toBeGreaterThanOrEqual(0.3)
  })

  it('that failed has the stack of where it was thrown', async () => {
    await book.value(`
      const broken = () => { throw new RangeError('too far') }
      const failing = slow.callAsync(broken)
      let caught: any = null
      try { await failing.result() } catch (error) { caught = error }`)
    expect(
      await said(
        '[caught instanceof RangeError, caught.message, caught.call === failing.jobKey + "/00000"].join()',
      ),
    ).toBe('true,too far,true')
    expect(await said('caught.remoteStack.includes("broken")')).toBe('true')
    expect(await said('[failing.error, failing.success, failing.state].join()')).toBe('true,false,Error')
  })

  it('has what its call printed', async () => {
    await book.value(`
      const talks = (x: number) => { console.log('got', x); console.warn('odd'); return x }
      const told = slow.callAsync(talks, 4)
      await told.result()`)
    expect(await said('JSON.stringify(told.logs)')).toBe('[["log","got 4"],["warn","odd"]]')
  })
})

describe('executors', () => {
  it('run on this machine’s cores, on a platform, or on workers with a queue', async () => {
    expect(
      await said(`
        const kinds = [new LocalhostExecutor(quick), new ServerlessExecutor(quick), new StandaloneExecutor({ ...quick, maxWorkers: 2 })]
        const results = []
        for (const kind of kinds) results.push(await kind.map(square, [1, 2, 3]).getResult())
        JSON.stringify([results, kinds.map((one) => one.config.backend)])`),
    ).toBe('[[[1,4,9],[1,4,9],[1,4,9]],["localhost","aws_lambda","k8s"]]')
    expect(
      await said(`
        const chunked = kinds[2].map(square, [1, 2, 3, 4], { chunksize: 2 })
        await kinds[2].getResult(chunked)
        String(new Set(Array.from(chunked, (one) => one.activationId)).size)`),
    ).toBe('4')
  })

  it('have the limits of AWS Lambda where nothing is said, and refuse what no platform has', async () => {
    expect(
      await said(`const { settings, limit, processes } = new FunctionExecutor().config;
        [settings.memory, settings.timeLimit, limit, processes].join()`),
    ).toBe('256,180,1000,1')
    const refused = (options: string) =>
      said(`await soonest((async () => new FunctionExecutor(${options}))())`)
    expect(await refused('{ runtimeTimeout: 901 }')).toBe(
      'BadCall: runtimeTimeout is a number, 0.1 to 900 seconds.',
    )
    expect(await refused('{ runtime_memory: 1 }')).toBe(
      "BadCall: FunctionExecutor takes runtimeMemory; runtime_memory is Python's spelling.",
    )
    expect(await refused("{ backend: 'aws' }")).toMatch(
      /^BadCall: There is no backend aws\. There are aws_lambda/,
    )
    expect(await refused("{ mode: 'localhost', backend: 'aws_lambda' }")).toBe(
      'BadCall: The backend aws_lambda is serverless, and mode says localhost.',
    )
  })

  it('take a configuration object', async () => {
    expect(
      await said(`const configured = new FunctionExecutor({
          config: { lithops: { backend: 'azure_functions', storage: 'memory' }, azure_functions: { runtimeMemory: 512 } },
        }).config;
        [configured.backend, configured.settings.memory, configured.storage].join()`),
    ).toBe('azure_functions,512,memory')
  })

  it('sum up what their jobs were and cost', async () => {
    expect(
      await said(`const rows = await fexec.jobSummary()
        JSON.stringify(rows.map((row) => [row.Function, row.Invocations, row['Memory(MB)'], row.Cost > 0]))`),
    ).toBe('[["square",1,256,true],["square",2,256,true],["square",2,256,true],["sum",1,256,true]]')
    expect(
      await said(`const roomy = new FunctionExecutor(quick)
        await roomy.callAsync(square, 3, { runtimeMemory: 512 }).result();
        (await roomy.jobSummary())[0]['Memory(MB)']`),
    ).toBe('512')
  })
})

describe('the bucket of Lithops', () => {
  it('shows function, data, status and result of a job until it is cleaned', async () => {
    await book.value(`
      const kept = new FunctionExecutor({ ...quick, dataCleaner: false })
      await kept.map(square, [5, 6]).getResult()
      const storage = new Storage({ storage: 'memory' })
      const names = async () => (await storage.listKeys('lithops.jobs', kept.executorId))
        .map((key: string) => key.replaceAll(kept.executorId, 'ID').replace(/[0-9a-f]{8}\\\./, 'HASH.'))`)
    expect(await said("(await names()).join(' ')")).toBe(
      [
        'ID-M000/00000/output.pickle',
        'ID-M000/00000/status.json',
        'ID-M000/00001/output.pickle',
        'ID-M000/00001/status.json',
        'ID-M000/aggdata.pickle',
        'ID/HASH.func.pickle',
      ].join(' '),
    )
    expect(await said("await kept.clean(); (await names()).join(' ')")).toBe('')
  })

  it('gives a function that asks for it a storage', async () => {
    await book.value(`
      const put = async (key: string, storage: any) => {
        await storage.createBucket('mine')
        await storage.putObject('mine', key, 'from ' + key)
        return storage.listKeys('mine')
      }`)
    expect(await said("String(await fexec.callAsync(put, 'a').result())")).toBe('a')
    expect(await said("new TextDecoder().decode(await storage.getObject('mine', 'a'))")).toBe('from a')
  })
})
