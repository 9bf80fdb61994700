/**
 * Seeded damage to the text of a file: to its characters, or to the tree that its JSON is.
 */
import type { Json } from '../../notebook'

type Random = () => number
type Holder = Json[] | Record<string, Json>

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function mutate(texts: readonly string[], seed: number): string {
  const random = randomFrom(seed)
  for (let n = 0; n < 5; n += 1) random()
  const text = pick(texts, random)
  if (random() < 0.25) return damagedText(text, random)
  const root: Holder = { root: JSON.parse(text) as Json }
  for (let times = 1 + below(4, random); times > 0; times -= 1) damage(root, random)
  const broken = Object.hasOwn(root, 'root') ? root.root : null
  return JSON.stringify(broken, null, below(3, random))
}

function below(limit: number, random: Random): number {
  return Math.floor(random() * limit)
}

function pick<One>(list: readonly One[], random: Random): One {
  return list[below(list.length, random)]
}

function damagedText(text: string, random: Random): string {
  const at = below(text.length, random)
  const end = at + below(Math.min(200, text.length - at) + 1, random)
  switch (below(5, random)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(end)
    case 2:
      return text.slice(0, end) + text.slice(at)
    case 3:
      return (
        text.slice(0, at) + pick(['"', '{', ']', ',', '\\', '0', '\u0000', 'NaN'], random) + text.slice(at)
      )
    default:
      return text.slice(at) + text.slice(0, at)
  }
}

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'actorium',
  'id',
  'kind',
  'language',
  'stage',
  'tags',
  'name',
  'source',
  'metadata',
  'attachments',
  'outputs',
  'cell_type',
  'output_type',
  'execution_count',
  'kernelspec',
  'text/plain',
  '',
  '0',
  'a\nb',
]

function oddValue(random: Random): Json {
  return pick<() => Json>(
    [
      () => null,
      () => true,
      () => -1,
      () => 1.5,
      () => 1e300,
      () => '',
      () =>
        pick(
          [
            'x',
            'a,b',
            'code',
            'markdown',
            'raw',
            'stream',
            'error',
            'predict',
            'spot',
            'typescript',
            '\ud800',
          ],
          random,
        ),
      () => [],
      () => [[]],
      () => ['a', 'a', 1],
      () => ({}),
      () => ({ kind: 'predict', answer: 1e9, options: [], language: 'javascript', stage: [] }),
      () => ({ data: { 'text/plain': {} }, output_type: 'display_data' }),
      () => JSON.parse('{"__proto__": {"odd": true}, "constructor": {"prototype": 1}}') as Json,
      () => JSON.parse('['.repeat(300) + ']'.repeat(300)) as Json,
    ],
    random,
  )()
}

/** Object.defineProperty, since `__proto__` is a key like any other here. */
function put(holder: Holder, key: string, value: Json) {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
}

function damage(root: Holder, random: Random) {
  const places: (readonly [Holder, string])[] = []
  const walk = (holder: Holder) => {
    for (const [key, value] of Object.entries(holder)) {
      places.push([holder, key])
      if (typeof value === 'object' && value !== null) walk(value as Holder)
    }
  }
  walk(root)
  if (places.length === 0) return
  const [holder, key] = pick(places, random)
  const value = (holder as Record<string, Json>)[key]
  const copy = JSON.parse(JSON.stringify(value)) as Json
  switch (below(7, random)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
      break
    case 1:
      if (Array.isArray(holder)) holder.splice(Number(key), 0, copy)
      else put(holder, pick(KEYS, random), copy)
      break
    case 2:
      put(holder, key, oddValue(random))
      break
    case 3:
      put(holder, key, [copy])
      break
    case 4:
      put(holder, key, typeof value === 'string' ? value.length : JSON.stringify(value))
      break
    case 5: {
      const [, otherKey] = pick(places, random)
      put(holder, Array.isArray(holder) ? key : otherKey, copy)
      break
    }
    default:
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        put(value as Holder, pick(KEYS, random), oddValue(random))
      else if (!Array.isArray(holder)) put(holder, pick(KEYS, random), oddValue(random))
  }
}
