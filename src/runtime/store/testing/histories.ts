/**
 * Seeded histories of operations, and how a store's answers are held against the oracle's. Both adapters run the same.
 */
import { RandomStream } from '../../clock/random'
import type { Answer, Body, Name, Operation, Store } from '../port'
import { Oracle } from './oracle'

/** Few names, so that operations meet; the last keys are the ones that order and bounds go wrong with. */
const KEYS = ['a0', 'a1', 'a10', 'ab', 'b', 'a\u{1f600}', 'a\uffff', '', '\uffff']
const PREFIXES = ['', 'a', 'a1', 'a\uffff', '\uffff', 'zz']

export function randomOperation(random: RandomStream, step: number): Operation {
  const below = (n: number) => Math.floor(random.next() * n)
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]
  const some = <T>(make: () => T): T[] => Array.from({ length: below(4) }, make)
  // Short ones, and some about as long as what a durable store keeps apart.
  const size = () => (below(4) === 0 ? 2046 + below(5) : below(5))
  const body = (): Body =>
    below(3) === 0
      ? { pickled: { step, list: [1, 'x'], map: new Map([['k', step]]) }, size: size() }
      : new Uint8Array(size()).fill(step)
  const incarnation = 1 + below(6) + Math.floor(step / 30)
  const who = below(2) === 0 ? {} : { writer: { actor: `0.${below(3)}`, incarnation } }
  const [bucket, key, short] = [`b${below(3)}`, oneOf(KEYS), `k${below(4)}`]
  const range = { from: below(6) - 1, to: below(7) - 1 + (below(9) === 0 ? 0.5 : 0) }
  const value = below(3) === 0 ? 'text' : below(9)
  const after = below(2) === 0 ? { after: oneOf(KEYS) } : {}
  const limit = below(2) === 0 ? { limit: 1 + below(4) } : {}
  const all: readonly (() => Operation)[] = [
    () => ({ op: 'createBucket', ...who, bucket }),
    () => ({ op: 'createBucket', ...who, bucket }),
    () => ({ op: 'headBucket', bucket }),
    () => ({ op: 'deleteBucket', ...who, bucket }),
    () => ({ op: 'listBuckets' }),
    () => ({ op: 'put', ...who, bucket, key, body: body() }),
    () => ({ op: 'put', ...who, bucket, key, body: body() }),
    () => ({ op: 'putMany', ...who, bucket, objects: some(() => ({ key: oneOf(KEYS), body: body() })) }),
    () => ({ op: 'get', bucket, key }),
    () => ({ op: 'get', bucket, key, range }),
    () => ({ op: 'getMany', bucket, keys: some(() => oneOf(KEYS)) }),
    () => ({ op: 'head', bucket, key }),
    () => ({ op: 'list', bucket, prefix: oneOf(PREFIXES), ...limit, ...after }),
    () => ({ op: 'delete', ...who, bucket, keys: some(() => oneOf(KEYS)) }),
    () => ({ op: 'deletePrefix', ...who, bucket, prefix: oneOf(PREFIXES) }),
    () => ({ op: 'read', key: short }),
    () => ({ op: 'set', ...who, key: short, value }),
    () => ({ op: 'set', ...who, key: short, value, expected: below(12) }),
    () => ({ op: 'increment', ...who, key: short, by: below(5) }),
    () => ({ op: 'append', ...who, key: short, values: some(() => ({ step, n: below(9) })) }),
    () => ({ op: 'append', ...who, key: short, values: some(() => below(9)) }),
    () => ({ op: 'take', ...who, key: short, count: below(4) }),
    () => ({ op: 'length', key: short }),
    ...(below(4) === 0 ? [() => ({ op: 'end', actor: '0.0', incarnation }) as const] : []),
  ]
  return oneOf(all)()
}

/** What a history of this seed came to, step by step: what the store answered beside what the oracle did. */
export interface Told {
  readonly operation: Operation
  readonly answered: unknown
  readonly expected: unknown
}

/**
 * Runs a history. Operations come in bursts: those of a burst aren't awaited one by one, so that a store that carries
 * out several at once is seen doing it.
 */
export async function runHistory(store: Store, seed: number, steps: number): Promise<readonly Told[]> {
  const random = new RandomStream(seed, 'store')
  const oracle = new Oracle()
  const told: Told[] = []
  while (told.length < steps) {
    const burst = Math.min(1 + Math.floor(random.next() * random.next() * 40), steps - told.length)
    const operations = Array.from({ length: burst }, (_, i) => randomOperation(random, told.length + i))
    const answers = await Promise.all(
      operations.map((operation) => store.apply(operation) as Promise<Answer<Name>>),
    )
    for (const [i, answer] of answers.entries()) {
      const answered = answer.ok ? answer.value : answer.reason
      told.push({ operation: operations[i], answered, expected: oracle.apply(operations[i]) })
    }
  }
  return told
}

/** A line for the message of an assertion. */
export const toldLine = (seed: number, step: number, { operation }: Told) =>
  `seed ${seed}, step ${step}: ${JSON.stringify(operation)}`
