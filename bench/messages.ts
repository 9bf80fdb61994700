/**
 * Messages through the broker, recorded, handlers invoked, beside what a forwarding page and Comlink can do.
 *
 * Ours runs as a student's code does: cells over a session. Seven interleaved rounds after a warm-up; every round is
 * checked for sum and order.
 */
import type { CodeCell } from '../src/notebooks/document/notebook'
import { LiveSession } from '../src/notebooks/kernel/live-session'
import { pageWorkers } from '../src/notebooks/kernel/workers'
import { median } from './median'

const MESSAGES = 100_000
const ECHOES = 3000
const PIPED = 20_000
const ROUNDS = 7

const cell = (id: string, text: string): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage: {},
  exercise: false,
  original: false,
})

const PROGRAM = `
import { spawn } from 'actors'
class Receiver {
  sum = 0
  next = 0
  ordered = true
  add(value) { if (value !== this.next++) this.ordered = false; this.sum += value }
  addObject(given) { if (given.value !== this.next++) this.ordered = false; this.sum += given.value }
  echo(value) { return value + 1 }
  take() { const { sum, ordered } = this; this.sum = this.next = 0; this.ordered = true; return { sum, ordered } }
}
class Sender {
  async integers(to, count) {
    const from = performance.now()
    for (let i = 0; i < count; i++) to.add.tell(i)
    const got = await to.take()
    return { ...got, ms: performance.now() - from }
  }
  async objects(to, count) {
    const from = performance.now()
    for (let i = 0; i < count; i++) to.addObject.tell({ value: i, weight: 1 })
    const got = await to.take()
    return { ...got, ms: performance.now() - from }
  }
  async asks(to, count) {
    const from = performance.now()
    let sum = 0
    for (let i = 0; i < count; i++) sum += await to.echo(i)
    return { sum, ordered: true, ms: performance.now() - from }
  }
  async piped(to, count) {
    const from = performance.now()
    const calls = []
    for (let i = 0; i < count; i++) calls.push(to.echo(i))
    let sum = 0
    for (const value of await Promise.all(calls)) sum += value
    return { sum, ordered: true, ms: performance.now() - from }
  }
}
const receiver = await spawn(Receiver, { name: 'receiver' })
const sender = await spawn(Sender, { name: 'sender', deadline: 120 })
`

type Kind = 'integers' | 'objects' | 'asks' | 'piped'

async function ours(session: LiveSession, kind: Kind, count: number): Promise<number> {
  const text = `const got_ = await sender.${kind}(receiver, ${count}); \`\${got_.sum} \${got_.ordered} \${got_.ms}\``
  const result = await session.run(cell(kind, text))
  const shown = session.cellRun(kind).outputs.at(-1)
  if (result.status !== 'ok' || shown?.kind !== 'value')
    throw new Error(result.error?.message ?? `${kind} gave nothing`)
  const [sum, ordered, ms] = shown.value.text.replaceAll("'", '').split(' ')
  const expected = (count * (count - 1)) / 2 + (kind === 'asks' || kind === 'piped' ? count : 0)
  if (Number(sum) !== expected || ordered !== 'true')
    throw new Error(`${kind}: sum ${sum} for ${expected}, ordered ${ordered}`)
  return count / (Number(ms) / 1000)
}

function floor(object: boolean): Promise<number> {
  const make = () => new Worker(new URL('./messages-floor-worker.ts', import.meta.url), { type: 'module' })
  floorWorkers ??= { sender: make(), receiver: make() }
  const { sender, receiver } = floorWorkers
  return new Promise((resolve, reject) => {
    receiver.postMessage({ t: 'reset' })
    const from = performance.now()
    sender.onmessage = (event) => receiver.postMessage(event.data)
    receiver.onmessage = (event: MessageEvent<{ next: number; sum: number; ordered: boolean }>) => {
      const { next, sum, ordered } = event.data
      if (next < MESSAGES) return
      if (!ordered || sum !== (MESSAGES * (MESSAGES - 1)) / 2) reject(new Error('the floor lost its order'))
      else resolve(MESSAGES / ((performance.now() - from) / 1000))
    }
    sender.postMessage({ t: 'send', count: MESSAGES, object })
  })
}
let floorWorkers: { sender: Worker; receiver: Worker } | undefined

const makeEcho = () => new Worker(new URL('./messages-echo-worker.ts', import.meta.url), { type: 'module' })

function echo(asker: Worker, answerer: Worker): Promise<number> {
  return new Promise((resolve) => {
    const from = performance.now()
    asker.onmessage = (event: MessageEvent<{ t: string; n: number }>) => {
      if (event.data.t === 'done') resolve(ECHOES / ((performance.now() - from) / 1000))
      else answerer.postMessage({ t: 'ping', n: event.data.n })
    }
    answerer.onmessage = (event: MessageEvent<{ n: number }>) =>
      asker.postMessage({ t: 'ping', n: event.data.n })
    asker.postMessage({ t: 'echo', count: ECHOES })
  })
}

async function comlink(caller: Worker, server: Worker, piped: boolean, count: number): Promise<number> {
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    server.onmessage = resolve
    server.postMessage({ t: 'serve', port: port2 }, [port2])
  })
  const from = performance.now()
  const sum = await new Promise<number>((resolve) => {
    caller.onmessage = (event: MessageEvent<{ sum: number }>) => resolve(event.data.sum)
    caller.postMessage({ t: 'calls', port: port1, count, piped }, [port1])
  })
  if (sum !== (count * (count + 1)) / 2) throw new Error('Comlink gave another sum')
  return count / ((performance.now() - from) / 1000)
}

export async function run() {
  const session = new LiveSession({ factory: pageWorkers, base: document.baseURI })
  const made = await session.run(cell('program', PROGRAM))
  if (made.status !== 'ok') throw new Error(made.error?.message ?? 'the program did not run')
  const [asker, answerer, caller, server] = [makeEcho(), makeEcho(), makeEcho(), makeEcho()]
  const rates: Record<string, number[]> = {}
  const note = (name: string, rate: number, round: number) => {
    if (round > 0) (rates[name] ??= []).push(rate)
  }
  for (let round = 0; round <= ROUNDS; round++) {
    note('floor_int', await floor(false), round)
    note('int', await ours(session, 'integers', MESSAGES), round)
    note('floor_object', await floor(true), round)
    note('object', await ours(session, 'objects', MESSAGES), round)
    note('echo', await echo(asker, answerer), round)
    note('ask', await ours(session, 'asks', ECHOES), round)
    note('comlink', await comlink(caller, server, true, PIPED), round)
    note('piped', await ours(session, 'piped', PIPED), round)
  }
  const ratio = (a: string, b: string) => median(rates[a].map((rate, i) => rate / rates[b][i]))
  const metrics: Record<string, number> = {}
  for (const [name, values] of Object.entries(rates))
    metrics[`${name}_per_second`] = Math.round(median(values))
  session.dispose()
  return {
    name: 'messages',
    metrics,
    ratios: {
      broker_vs_floor_object: ratio('object', 'floor_object'),
      broker_vs_floor_int: ratio('int', 'floor_int'),
      ask_vs_echo: ratio('ask', 'echo'),
      ask_vs_comlink: ratio('piped', 'comlink'),
    },
  }
}
