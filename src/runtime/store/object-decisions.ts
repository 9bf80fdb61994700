/** Decisions about objects: what is read, and what is written. */
import { answered, refused, writing, type Decide } from './judging'
import { ask, type Head, type Need, type Write } from './needs'
import {
  LIST_LIMIT,
  type Body,
  type BucketInfo,
  type ObjectInfo,
  type Pickle,
  type Range,
  type Refusal,
} from './port'
import { badNumber, badRange, noBucket, noKey, pickleWithoutRange } from './refusals'

export const isPickle = (body: Body): body is Pickle => !(body instanceof Uint8Array)

const infoOf = ({ key, size, version }: ObjectInfo): ObjectInfo => ({ key, size, version })
const isCount = (n: unknown) => Number.isSafeInteger(n) && (n as number) >= 0

/** There is no such key; perhaps there is no such bucket either. */
function* missing(bucket: string, key: string) {
  const [info] = yield* ask([{ need: 'bucket', bucket }])
  return refused(info === null ? noBucket(bucket) : noKey(bucket, key))
}

export const get: Decide<'get'> = function* ({ bucket, key, range }) {
  const [head] = yield* ask([{ need: 'head', bucket, key }])
  if (head === null) return yield* missing(bucket, key)
  const cut = range === undefined ? null : cutTo(head, range)
  if (cut !== null && 'ok' in cut) return refused(cut)
  const [body] = yield* ask([{ need: 'body', bucket, head, range: cut }])
  return answered({ ...infoOf(head), body })
}

function cutTo(head: Head, range: Range): Range | Refusal {
  if (head.pickled) return pickleWithoutRange(head.key)
  return badRange(head.key, head.size, range) ?? { from: range.from, to: Math.min(range.to, head.size - 1) }
}

export const getMany: Decide<'getMany'> = function* ({ bucket, keys }) {
  const [info, ...heads] = yield* ask([
    { need: 'bucket', bucket },
    ...keys.map((key) => ({ need: 'head', bucket, key }) as const),
  ])
  if (info === null) return refused(noBucket(bucket))
  const there = heads.filter((head) => head !== null)
  const bodies = yield* ask(there.map((head) => ({ need: 'body', bucket, head, range: null }) as const))
  let next = 0
  return answered(heads.map((head) => (head === null ? null : { ...infoOf(head), body: bodies[next++] })))
}

export const head: Decide<'head'> = function* ({ bucket, key }) {
  const [found] = yield* ask([{ need: 'head', bucket, key }])
  return found === null ? yield* missing(bucket, key) : answered(infoOf(found))
}

export const list: Decide<'list'> = function* ({ bucket, prefix, limit = LIST_LIMIT, after = null }) {
  if (!isCount(limit) || limit === 0) return refused(badNumber('A limit', 1, limit))
  const [info, heads] = yield* ask([
    { need: 'bucket', bucket },
    { need: 'heads', bucket, prefix, after, limit: limit + 1 },
  ])
  if (info === null) return refused(noBucket(bucket))
  return answered({ objects: heads.slice(0, limit).map(infoOf), more: heads.length > limit })
}

type Placing = { readonly key: string; readonly body: Body }

const needsOfPut = (bucket: string, objects: readonly Placing[]): readonly Need[] => [
  { need: 'bucket', bucket },
  ...objects.map(({ key }) => ({ need: 'head', bucket, key }) as const),
]

/** The heads as written and the writes that place all, each with a version of its own; or why none is placed. */
function placing(
  bucket: string,
  objects: readonly Placing[],
  [info, ...formers]: readonly unknown[],
  version: number,
): { heads: Head[]; writes: Write[] } | Refusal {
  if (info === null) return noBucket(bucket)
  const bad = objects.find(({ body }) => isPickle(body) && !isCount(body.size))
  if (bad !== undefined) return badNumber('The size of a pickle', 0, (bad.body as Pickle).size)
  let { objects: count, bytes } = info as BucketInfo
  // A key that is there twice is written twice.
  const standing = new Map(objects.map(({ key }, i) => [key, formers[i] as Head | null]))
  const heads: Head[] = []
  const writes: Write[] = []
  for (const { key, body } of objects) {
    const pickled = isPickle(body)
    const head = { key, size: pickled ? body.size : body.length, version: version + heads.length, pickled }
    const former = standing.get(key) ?? null
    if (former === null) count++
    bytes += head.size - (former?.size ?? 0)
    standing.set(key, head)
    heads.push(head)
    writes.push({ write: 'object', bucket, head, body, former })
  }
  if (heads.length === 0) return { heads, writes }
  writes.push(
    { write: 'version', version: version + heads.length - 1 },
    { write: 'bucket', bucket, info: { bucket, objects: count, bytes } },
  )
  return { heads, writes }
}

export const put: Decide<'put'> = writing(
  ({ bucket, ...object }) => needsOfPut(bucket, [object]),
  ({ bucket, key, body }, { found, version }) => {
    const placed = placing(bucket, [{ key, body }], found, version)
    return 'ok' in placed ? refused(placed) : answered(infoOf(placed.heads[0]), ...placed.writes)
  },
)

export const putMany: Decide<'putMany'> = writing(
  ({ bucket, objects }) => needsOfPut(bucket, objects),
  ({ bucket, objects }, { found, version }) => {
    const placed = placing(bucket, objects, found, version)
    return 'ok' in placed
      ? refused(placed)
      : { answer: { ok: true, value: placed.heads.map(infoOf) }, writes: placed.writes }
  },
)

/** The writes of taking these away, with whatever takes them. */
function removing(info: BucketInfo, heads: readonly Head[], version: number, writes: Write[]): Write[] {
  if (heads.length === 0) return []
  const bytes = heads.reduce((left, { size }) => left - size, info.bytes)
  return [
    ...writes,
    { write: 'version', version },
    { write: 'bucket', bucket: info.bucket, info: { ...info, objects: info.objects - heads.length, bytes } },
  ]
}

const remove: Decide<'delete'> = writing(
  ({ bucket, keys }): readonly Need[] => [
    { need: 'bucket', bucket },
    ...[...new Set(keys)].map((key) => ({ need: 'head', bucket, key }) as const),
  ],
  ({ bucket }, { found: [info, ...heads], version }) => {
    if (info === null) return refused(noBucket(bucket))
    const there = (heads as (Head | null)[]).filter((head) => head !== null)
    const writes = there.map((head): Write => ({ write: 'remove', bucket, head }))
    return {
      answer: { ok: true, value: { deleted: there.length } },
      writes: removing(info as BucketInfo, there, version, writes),
    }
  },
)
export { remove as delete }

export const deletePrefix: Decide<'deletePrefix'> = writing(
  ({ bucket, prefix }) => [
    { need: 'bucket', bucket },
    { need: 'heads', bucket, prefix, after: null, limit: Infinity },
  ],
  ({ bucket, prefix }, { found: [info, heads], version }) => {
    if (info === null) return refused(noBucket(bucket))
    const writes = removing(info, heads, version, [{ write: 'remove all', bucket, prefix }])
    return answered({ deleted: heads.length }, ...writes)
  },
)
