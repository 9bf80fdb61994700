/**
 * Objects of the storage cut into parts, one call a part: what `map` does with a function that has a parameter `obj`.
 *
 * As in Lithops: the data are a bucket, a prefix that ends in `/`, keys, or URLs, never mixed. `objChunkNumber` goes before
 * `objChunkSize`. Parts are cut by bytes; which lines a part has is decided where it is read (object-part.ts).
 */
import { BadCall } from '../../actor/errors'
import type { ListedObject } from './storage'
import { whole } from './config'

/** A part of an object, as it travels to its call. */
export interface PartOf {
  /** '' for a URL. */
  readonly bucket: string
  /** The key, or the URL. */
  readonly key: string
  /** From 0 on. */
  readonly part: number
  readonly totalParts: number
  /** Bytes of the part, both ends included; null: all of the object. */
  readonly range: readonly [from: number, to: number] | null
  /** Bytes of a part. */
  readonly chunkSize: number
  /** Of the whole object; NaN where the host of a URL doesn't say. */
  readonly size: number
  /** What ends a line; '': parts are cut exactly. */
  readonly newline: string
}

export interface PartOptions {
  readonly objChunkSize?: number
  readonly objChunkNumber?: number
  readonly objNewline?: string | null
}

/** What `map` was given, sorted. */
export type Source =
  | { readonly kind: 'keys'; readonly keys: readonly (readonly [bucket: string, key: string])[] }
  | { readonly kind: 'prefixes'; readonly prefixes: readonly (readonly [bucket: string, prefix: string])[] }
  | { readonly kind: 'urls'; readonly urls: readonly string[] }

/** An object that is to be cut. */
export interface Whole {
  readonly bucket: string
  readonly key: string
  readonly size: number
}

const URL = /^https?:\/\//

function kindOf(item: string): Source['kind'] {
  if (URL.test(item)) return 'urls'
  return item.includes('/') && !item.endsWith('/') ? 'keys' : 'prefixes'
}

/** Throws in words where it is none of these, or mixed. */
export function sourceOf(call: string, iterdata: unknown): Source {
  const items =
    typeof iterdata === 'string' ? [iterdata] : Array.isArray(iterdata) ? (iterdata as unknown[]) : []
  if (items.length === 0 || !items.every((item) => typeof item === 'string' && item !== '')) {
    throw new BadCall(
      `${call}: a function with a parameter obj takes 'bucket', 'bucket/prefix/', keys such as 'bucket/key', or URLs.`,
    )
  }
  const texts = items as string[]
  const kinds = new Set(texts.map(kindOf))
  if (kinds.size > 1) {
    throw new BadCall(`${call}: buckets, keys and URLs can’t be mixed in one call.`)
  }
  const split = texts.map((text) => {
    const slash = text.indexOf('/')
    return slash < 0 ? ([text, ''] as const) : ([text.slice(0, slash), text.slice(slash + 1)] as const)
  })
  const [kind] = kinds
  if (kind === 'urls') return { kind, urls: texts }
  return kind === 'keys' ? { kind, keys: split } : { kind: 'prefixes', prefixes: split }
}

/** The objects of a source. `list` and `head` ask the storage, `length` a host. */
export async function objectsOf(
  source: Source,
  ask: {
    list(bucket: string, prefix: string): Promise<readonly ListedObject[]>
    head(bucket: string, key: string): Promise<{ readonly contentLength: number }>
    length(url: string): Promise<number>
  },
): Promise<Whole[]> {
  switch (source.kind) {
    case 'keys':
      return Promise.all(
        source.keys.map(async ([bucket, key]) => ({
          bucket,
          key,
          size: (await ask.head(bucket, key)).contentLength,
        })),
      )
    case 'prefixes': {
      const lists = await Promise.all(
        source.prefixes.map(async ([bucket, prefix]) =>
          (await ask.list(bucket, prefix)).map(({ Key, Size }) => ({ bucket, key: Key, size: Size })),
        ),
      )
      return lists.flat()
    }
    case 'urls':
      return Promise.all(
        source.urls.map(async (url) => ({ bucket: '', key: url, size: await ask.length(url) })),
      )
  }
}

/** The parts of objects, in their order. */
export function partsOf(call: string, objects: readonly Whole[], options: PartOptions): PartOf[] {
  const { objChunkSize, objChunkNumber, objNewline = '\n' } = options
  if (objChunkNumber !== undefined) whole('objChunkNumber', objChunkNumber, 1, 100_000)
  if (objChunkSize !== undefined) whole('objChunkSize', objChunkSize, 1, Number.MAX_SAFE_INTEGER)
  if (objNewline !== null && (typeof objNewline !== 'string' || objNewline === '')) {
    throw new BadCall(`${call}: objNewline is what ends a line, or null for parts of exact size.`)
  }
  return objects.flatMap(({ bucket, key, size }): PartOf[] => {
    const all = Number.isNaN(size) ? 1 : size
    const chunk =
      objChunkNumber !== undefined
        ? Math.max(1, Math.ceil(all / objChunkNumber))
        : (objChunkSize ?? Math.max(1, all))
    const total = Number.isNaN(size) ? 1 : Math.max(1, Math.ceil(size / chunk))
    return Array.from({ length: total }, (_, part) => ({
      bucket,
      key,
      part,
      totalParts: total,
      range: total === 1 ? null : ([part * chunk, Math.min(size, (part + 1) * chunk) - 1] as const),
      chunkSize: chunk,
      size,
      newline: objNewline ?? '',
    }))
  })
}

/** Which parts belong to the same object, in the order of the objects. */
export function groupsOf(parts: readonly PartOf[]): number[][] {
  const groups = new Map<string, number[]>()
  parts.forEach(({ bucket, key }, at) => {
    const group = groups.get(`${bucket}/${key}`)
    if (group === undefined) groups.set(`${bucket}/${key}`, [at])
    else group.push(at)
  })
  return [...groups.values()]
}
