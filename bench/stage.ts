/**
 * What recording costs and takes, and how long going back takes. The views' side is stage.node.mjs.
 *
 * - recorded_vs_not: messages a second with the record ÷ without, seven interleaved rounds after a warm-up.
 * - record_mb_per_million: the record's memory after a million messages; page_mb_… is all of the page with its
 *   workers, ArrayBuffers included, after one million and after two (null where the page is not isolated).
 * - rewind_5000_ms: one step back in a run of 5000 steps, which is made again for it.
 */
import type { CodeCell } from '../src/notebooks/document/notebook'
import { LiveSession, type SessionOptions } from '../src/notebooks/kernel/live-session'
import { pageWorkers } from '../src/notebooks/kernel/workers'
import { median } from './median'

const MESSAGES = 100_000
const ROUNDS = 7
const MILLION = 1_000_000
const STEPS = 5000
const MB = 1024 * 1024

const cell = (id: string, text: string, stage: CodeCell['stage'] = {}): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage,
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
  take() { const { sum, ordered } = this; this.sum = this.next = 0; this.ordered = true; return { sum, ordered } }
}
class Sender {
  async integers(to, count) {
    const from = performance.now()
    for (let i = 0; i < count; i++) await to.add.tell(i)
    const got = await to.take()
    return { ...got, ms: performance.now() - from }
  }
}
const receiver = await spawn(Receiver, { name: 'receiver' })
const sender = await spawn(Sender, { name: 'sender', deadline: 600 })
`

const PING_PONG = `
import { spawn } from 'actors'
class Player {
  played = 0
  ping(other, left, me) { this.played++; if (left > 0) other.ping.tell(me, left - 1, other) }
}
const anna = await spawn(Player, { name: 'anna' })
const otto = await spawn(Player, { name: 'otto' })
`

async function open(program: string, options: Partial<SessionOptions> = {}): Promise<LiveSession> {
  const session = new LiveSession({ factory: pageWorkers, base: document.baseURI, ...options })
  const made = await session.run(cell('program', program))
  if (made.status !== 'ok') throw new Error(made.error?.message ?? 'the program did not run')
  return session
}

/** Sends messages and gives their rate; checked for sum and order. */
async function send(session: LiveSession, count: number): Promise<number> {
  const text = `const got_ = await sender.integers(receiver, ${count}); \`\${got_.sum} \${got_.ordered} \${got_.ms}\``
  const result = await session.run(cell('send', text))
  const shown = session.cellRun('send').outputs.at(-1)
  if (result.status !== 'ok' || shown?.kind !== 'value')
    throw new Error(result.error?.message ?? 'nothing came')
  const [sum, ordered, ms] = shown.value.text.replaceAll("'", '').split(' ')
  if (Number(sum) !== (count * (count - 1)) / 2 || ordered !== 'true')
    throw new Error(`sum ${sum}, ordered ${ordered}`)
  return count / (Number(ms) / 1000)
}

async function recording(): Promise<{ recorded: number; not: number; ratio: number }> {
  const recorded = await open(PROGRAM)
  const not = await open(PROGRAM, { broker: { recording: false } })
  const rates = { recorded: [] as number[], not: [] as number[], ratio: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const a = await send(recorded, MESSAGES)
    const b = await send(not, MESSAGES)
    if (round === 0) continue
    rates.recorded.push(a)
    rates.not.push(b)
    rates.ratio.push(a / b)
  }
  recorded.dispose()
  not.dispose()
  return { recorded: median(rates.recorded), not: median(rates.not), ratio: median(rates.ratio) }
}

interface Measuring {
  measureUserAgentSpecificMemory?(): Promise<{ readonly bytes: number }>
}

/** Megabytes of the page and its workers, ArrayBuffers included; null where the browser doesn't say. */
async function pageMemory(): Promise<number | null> {
  if (!crossOriginIsolated) return null
  const measured = await (performance as Measuring).measureUserAgentSpecificMemory?.()
  return measured === undefined ? null : measured.bytes / MB
}

async function memory() {
  const session = await open(PROGRAM)
  await send(session, MILLION)
  const { recorded, counts } = session.frame()
  if (counts.sent < MILLION) throw new Error(`only ${counts.sent} messages were sent`)
  const first = await pageMemory()
  await send(session, MILLION)
  const second = await pageMemory()
  const after = session.frame().recorded
  session.dispose()
  return { mb: recorded.bytes / MB, after: after.bytes / MB, first, second }
}

async function rewind(): Promise<{ ms: number; forward: number }> {
  const session = await open(PING_PONG)
  void session.run(cell('play', `anna.ping.tell(otto, ${STEPS - 1}, anna)`, { mode: 'step', seed: 1 }))
  await new Promise<void>((resolve) => {
    const leave = session.subscribe(() => {
      if (session.frame().phase !== 'waiting') return
      leave()
      resolve()
    })
  })
  const began = performance.now()
  const ran = await session.runUntil({ kind: 'end' })
  const forward = performance.now() - began
  const { length } = session.frame().history!
  if (length !== STEPS) throw new Error(`${length} steps and not ${STEPS}: ${ran.end} ${ran.words}`)
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const from = performance.now()
    const refused = await session.seek(length - 1 - round)
    if (refused !== null) throw new Error(refused.refused)
    times.push(performance.now() - from)
    const { position } = session.frame().history!
    const { sent, open: left } = session.frame().counts
    if (position !== length - 1 - round || sent - left !== position)
      throw new Error(`at ${position}, ${sent} sent`)
  }
  session.dispose()
  return { ms: median(times), forward }
}

export async function run() {
  const { recorded, not, ratio } = await recording()
  const { mb, after, first, second } = await memory()
  const { ms, forward } = await rewind()
  return {
    name: 'stage',
    metrics: {
      recorded_per_s: recorded,
      not_recorded_per_s: not,
      record_mb_per_million: mb,
      record_mb_after_two_million: after,
      page_mb_after_one_million: first,
      page_mb_after_two_million: second,
      rewind_5000_ms: ms,
      forward_5000_ms: forward,
    },
    ratios: { recorded_vs_not: ratio },
  }
}
