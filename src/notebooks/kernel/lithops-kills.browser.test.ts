/**
 * Containers that are killed at any moment of a call: every call ends, once, and the storage has all of it or nothing.
 */
import { afterEach, expect, it } from 'vitest'
import { RandomStream } from '../../runtime/clock/random'
import { OpenNotebook } from './testing/open-notebook'

const SETUP = `
import { FunctionExecutor, Storage } from 'lithops'
import { sleep, list, lookup, kill, random } from 'actors'
const options = { storage: 'memory', logLevel: 'NONE', dataCleaner: false, maxWorkers: 4, coldStart: 0.01 } as const
const work = async (x: number) => { await sleep((x % 4) / 200); return x * x }
/** Kills a container every so often, whatever it does, until \`over\`, \`most\` times. */
const rage = async (pause: number, over: Promise<unknown>, most = 40) => {
  let going = true
  over.then(() => { going = false }, () => { going = false })
  for (let kills = 0; going && kills < most; kills++) {
    await sleep(pause)
    const containers = (await list()).filter((one) => one.class === 'FunctionContainer' && one.status !== 'dead')
    if (containers.length === 0) continue
    try { await kill(await lookup(containers[Math.floor(random() * containers.length)].name)) } catch {}
  }
}
/** Of each call: whether its status is there, whether its result is, and whether the status says that it failed. */
const kept = async (key: string, calls: number) => {
  const storage = new Storage({ storage: 'memory' })
  const names = await storage.listKeys('lithops.jobs', key + '/')
  const odd = []
  for (let call = 0; call < calls; call++) {
    const folder = key + '/' + String(call).padStart(5, '0') + '/'
    const status = JSON.parse(new TextDecoder().decode(await storage.getObject('lithops.jobs', folder + 'status.json')))
    if ((status.error === null) !== names.includes(folder + 'output.pickle')) odd.push(call)
  }
  return odd.length
}
`

let book: OpenNotebook

afterEach(() => book.close())

const said = async (text: string) => (await book.value(text)).replace(/^'|'$/g, '')

async function open(seed: number): Promise<void> {
  book = new OpenNotebook({ limit: 6 })
  expect(await book.run(SETUP, { seed })).toMatchObject({ status: 'ok', error: '' })
}

it.each([1, 2, 3, 4])('every call has a result or says that its container ended, seed %i', async (seed) => {
  await open(seed)
  const pause = 0.004 + new RandomStream(seed, 'pause').next() * 0.03
  const text = `
    const fexec = new FunctionExecutor(options)
    const futures = fexec.map(work, Array.from({ length: 40 }, (_, i) => i))
    const all = fexec.getResult(futures, { throwExcept: false })
    await rage(${pause}, all)
    const results = await all
    const right = results.filter((value, at) => value === at * at).length
    const died = futures.filter((future) => future.problem?.name === 'ContainerDied').length
    JSON.stringify([right + died, await kept(futures[0].jobKey, 40)])`
  expect(await said(text)).toBe('[40,0]')
})

it('with retries every call has its result, whatever is killed', async () => {
  await open(5)
  const text = `
    const fexec = new FunctionExecutor({ ...options, retries: 50 })
    const all = fexec.map(work, Array.from({ length: 20 }, (_, i) => i)).getResult()
    await rage(0.03, all, 12)
    String(await all)`
  expect(await said(text)).toBe(Array.from({ length: 20 }, (_, i) => i * i).join())
})

it('a reducer whose container is killed while it waits leaves nobody waiting', async () => {
  await open(6)
  const text = `
    const fexec = new FunctionExecutor(options)
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
    const naps = async (x: number) => { await sleep(0.2); return x }
    const reduced = fexec.mapReduce(naps, [1, 2], sum, { spawnReducer: 0 })
    while ((await list()).filter((one) => one.class === 'FunctionContainer').length < 3) await sleep(0.01)
    await kill(await lookup('aws_lambda-3'))
    let said = ''
    try { await reduced.getResult() } catch (error) { said = error.name }
    said`
  expect(await said(text)).toBe('ContainerDied')
})
