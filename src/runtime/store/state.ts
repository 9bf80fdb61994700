/**
 * The whole store as one value that is never changed: where decisions in memory look, and what their writes make of it.
 */
import type { Found, Head, Kept, Need, Write } from './needs'
import { isPickle } from './object-decisions'
import type { Body, BucketInfo } from './port'
import { SortedMap } from './sorted-map'

interface Held {
  readonly head: Head
  readonly body: Body
}

export interface StoreState {
  readonly version: number
  readonly buckets: SortedMap<string, BucketInfo>
  /** By bucket, then by key. */
  readonly objects: SortedMap<string, SortedMap<string, Held>>
  readonly entries: SortedMap<string, Kept>
  /** Of lists: by key, then by number. */
  readonly items: SortedMap<string, SortedMap<number, unknown>>
  /** An actor's latest incarnation that is over. */
  readonly over: SortedMap<string, number>
}

export const EMPTY: StoreState = {
  version: 0,
  buckets: SortedMap.of(),
  objects: SortedMap.of(),
  entries: SortedMap.of(),
  items: SortedMap.of(),
  over: SortedMap.of(),
}

export function find(state: StoreState, need: Need): Found[Need['need']] {
  switch (need.need) {
    case 'version':
      return state.version
    case 'fence':
      return state.over.get(need.actor) ?? 0
    case 'bucket':
      return state.buckets.get(need.bucket) ?? null
    case 'buckets':
      return [...state.buckets.values()]
    case 'head':
      return state.objects.get(need.bucket)?.get(need.key)?.head ?? null
    case 'heads':
      return headsIn(state, need)
    case 'body':
      return bodyIn(state, need)
    case 'entry':
      return state.entries.get(need.key) ?? null
    case 'items':
      return numbers(need).map((n) => state.items.get(need.key)?.get(n))
  }
}

const numbers = ({ from, to }: { readonly from: number; readonly to: number }) =>
  Array.from({ length: to - from }, (_, i) => from + i)

function headsIn(state: StoreState, { bucket, prefix, after, limit }: Need & { need: 'heads' }): Head[] {
  const heads: Head[] = []
  const start = after !== null && after > prefix ? after : prefix
  for (const [key, { head }] of state.objects.get(bucket)?.from(start) ?? []) {
    if (!key.startsWith(prefix) || heads.length === limit) break
    if (key !== after) heads.push(head)
  }
  return heads
}

function bodyIn(state: StoreState, { bucket, head, range }: Need & { need: 'body' }): Body {
  const { body } = state.objects.get(bucket)!.get(head.key)!
  return range === null || isPickle(body) ? body : body.slice(range.from, range.to + 1)
}

export function carryOut(state: StoreState, writes: readonly Write[]): StoreState {
  let carried = state
  for (let n = 0; n < writes.length; n++) {
    const write = writes[n]
    if (write.write !== 'object') {
      carried = carryOutOne(carried, write)
      continue
    }
    // Those that follow each other are put at once: the keys that a job's calls leave stand beside each other.
    const entries = [entryOf(write)]
    for (let next = writes[n + 1]; isBeside(write, next); next = writes[n + 1]) {
      entries.push(entryOf(next))
      n++
    }
    carried = inBucket(carried, write.bucket, (objects) => objects.withAll(entries))
  }
  return carried
}

type ObjectWrite = Write & { write: 'object' }

function isBeside(write: ObjectWrite, next: Write | undefined): next is ObjectWrite {
  return next?.write === 'object' && next.bucket === write.bucket
}

function entryOf({ head, body }: ObjectWrite): readonly [string, Held] {
  return [head.key, { head, body }]
}

function carryOutOne(state: StoreState, write: Exclude<Write, ObjectWrite>): StoreState {
  switch (write.write) {
    case 'version':
      return { ...state, version: write.version }
    case 'fence':
      return { ...state, over: state.over.with(write.actor, write.over) }
    case 'bucket':
      return { ...state, buckets: placed(state.buckets, write.bucket, write.info) }
    case 'remove':
      return inBucket(state, write.bucket, (objects) => objects.without(write.head.key))
    case 'remove all':
      return inBucket(state, write.bucket, (objects) => withoutPrefix(objects, write.prefix))
    case 'entry':
      return { ...state, entries: placed(state.entries, write.key, write.kept) }
    case 'items':
      return inList(state, write.key, (items) =>
        write.values.reduce((all: typeof items, value, i) => all.with(write.at + i, value), items),
      )
    case 'drop':
      return inList(state, write.key, (items) =>
        numbers(write).reduce((all: typeof items, n) => all.without(n), items),
      )
  }
}

function placed<V>(map: SortedMap<string, V>, key: string, value: V | null): SortedMap<string, V> {
  return value === null ? map.without(key) : map.with(key, value)
}

/** What is empty is not there: a store whose objects are deleted is the store before they were put. */
function inBucket(
  state: StoreState,
  bucket: string,
  change: (objects: SortedMap<string, Held>) => SortedMap<string, Held>,
): StoreState {
  const objects = change(state.objects.get(bucket) ?? SortedMap.of())
  return { ...state, objects: placed(state.objects, bucket, objects.size === 0 ? null : objects) }
}

function inList(
  state: StoreState,
  key: string,
  change: (items: SortedMap<number, unknown>) => SortedMap<number, unknown>,
): StoreState {
  const items = change(state.items.get(key) ?? SortedMap.of())
  return { ...state, items: placed(state.items, key, items.size === 0 ? null : items) }
}

function withoutPrefix(objects: SortedMap<string, Held>, prefix: string): SortedMap<string, Held> {
  let left = objects
  for (const [key] of objects.from(prefix)) {
    if (!key.startsWith(prefix)) break
    left = left.without(key)
  }
  return left
}
