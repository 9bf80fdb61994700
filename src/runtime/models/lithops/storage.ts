/**
 * Lithops' Storage: objects in buckets, put, got, listed and deleted. Python's spellings answer with the ones here.
 *
 * It knows no store, only how to have an operation carried out, so that whoever makes it decides whether that is a
 * message to an actor. What it differs in from Lithops: everything is awaited; a bucket that doesn't exist is an error
 * of its own class, whatever is asked of it; and an object that was stored as a value (a function, a result) comes as
 * that value, since nothing was turned into bytes.
 */
import { BadCall } from '../../actor/errors'
import type { Answers, Name, ObjectInfo, Operations, Range, Store } from '../../store/port'
import { badRange } from '../../store/refusals'
import { came } from '../given'
import { answerPython, checkOptionNames } from '../python-names'
import { CloudObject, cloudObjectOf } from './cloud-object'
import { globber } from './globber'
import { BUCKET } from './jobs'
import { ObjectReader } from './object-reader'
import { bucketOf, bytesOf, keyOf, keysOf, prefixOf, rangeOf } from './storage-arguments'
import { storageError } from './storage-errors'

/** The value that counts cloud objects, so that no two workers give them one key. */
const COUNTER = 'lithops.jobs/cloudobjects'

export type StorageBody = string | ArrayBuffer | ArrayBufferView | Blob

export interface GetOptions {
  readonly stream?: boolean
  /** Both ends included: `{ from: 0, to: 99 }` or 'bytes=0-99'. */
  readonly range?: { readonly from: number; readonly to?: number } | string
  /** As Lithops spells a range: `{ Range: 'bytes=0-99' }`. */
  readonly extraGetArgs?: { readonly Range?: string }
}

export interface ObjectHead {
  readonly contentLength: number
  /** As Lithops has it. */
  readonly 'content-length': number
  readonly version: number
}

export interface ListedObject {
  readonly Key: string
  readonly Size: number
}

export class Storage {
  readonly #apply: Store['apply']
  /** Where cloud objects are put. */
  readonly bucket: string

  constructor(apply: Store['apply'], bucket = BUCKET) {
    this.#apply = apply
    this.bucket = bucket
  }

  /** Nothing happens where it is there already. */
  async createBucket(bucket: string): Promise<void> {
    await this.#carryOut({ op: 'createBucket', bucket: bucketOf('createBucket', bucket) })
  }

  /** Throws StorageNoSuchBucketError where it isn't there. */
  async headBucket(bucket: string): Promise<{ readonly objects: number; readonly bytes: number }> {
    const { objects, bytes } = await this.#carryOut({
      op: 'headBucket',
      bucket: bucketOf('headBucket', bucket),
    })
    return { objects, bytes }
  }

  async putObject(bucket: string, key: string, body: StorageBody): Promise<void> {
    await this.#put('putObject', bucketOf('putObject', bucket), keyOf('putObject', key), body)
  }

  async getObject(
    bucket: string,
    key: string,
    options: GetOptions & { readonly stream: true },
  ): Promise<ObjectReader>
  async getObject(bucket: string, key: string, options?: GetOptions): Promise<Uint8Array>
  async getObject(bucket: string, key: string, options: GetOptions = {}): Promise<Uint8Array | ObjectReader> {
    const at = { bucket: bucketOf('getObject', bucket), key: keyOf('getObject', key) }
    if (typeof options !== 'object' || options === null)
      throw new BadCall(`getObject takes options, such as { stream: true }; ${came(options)} came.`)
    checkOptionNames('getObject', options, ['stream', 'range', 'extraGetArgs'])
    checkOptionNames('extraGetArgs', options.extraGetArgs ?? {}, ['Range'])
    const given = options.range ?? options.extraGetArgs?.Range
    const range = given === undefined ? undefined : rangeOf(given)
    if (options.stream) return this.#reader(at, range)
    const { body } = await this.#carryOut({ op: 'get', ...at, ...(range && { range }) })
    return (body instanceof Uint8Array ? body : body.pickled) as Uint8Array
  }

  async headObject(bucket: string, key: string): Promise<ObjectHead> {
    const { size, version } = await this.#carryOut({
      op: 'head',
      bucket: bucketOf('headObject', bucket),
      key: keyOf('headObject', key),
    })
    return { contentLength: size, 'content-length': size, version }
  }

  /** Nothing happens where there is none. */
  async deleteObject(bucket: string, key: string): Promise<void> {
    const keys = [keyOf('deleteObject', key)]
    await this.#carryOut({ op: 'delete', bucket: bucketOf('deleteObject', bucket), keys })
  }

  async deleteObjects(bucket: string, keys: readonly string[]): Promise<void> {
    const all = keysOf('deleteObjects', keys)
    await this.#carryOut({ op: 'delete', bucket: bucketOf('deleteObjects', bucket), keys: all })
  }

  /** In the order of the keys. A pattern is matched as in Lithops: `*` doesn't pass a slash, `**` does. */
  async listObjects(bucket: string, prefix?: string, matchPattern?: string): Promise<ListedObject[]> {
    const pattern = prefixOf('matchPattern', matchPattern)
    const matches = pattern === '' ? () => true : globber(pattern)
    const infos = await this.#list('listObjects', bucket, prefix)
    return infos.filter(({ key }) => matches(key)).map(({ key, size }) => ({ Key: key, Size: size }))
  }

  async listKeys(bucket: string, prefix?: string): Promise<string[]> {
    return (await this.#list('listKeys', bucket, prefix)).map(({ key }) => key)
  }

  /** Without a key it gets one of its own; without a bucket it goes to the internal one. */
  async putCloudobject(
    body: StorageBody,
    options: { readonly bucket?: string; readonly key?: string } = {},
  ): Promise<CloudObject> {
    if (typeof options !== 'object' || options === null)
      throw new BadCall(`putCloudobject takes options, such as { bucket: 'data' }; ${came(options)} came.`)
    checkOptionNames('putCloudobject', options, ['bucket', 'key'])
    const bucket = bucketOf('putCloudobject', options.bucket ?? this.bucket)
    const key = options.key === undefined ? await this.#freshKey() : keyOf('putCloudobject', options.key)
    if (bucket === this.bucket) await this.createBucket(bucket)
    await this.#put('putCloudobject', bucket, key, body)
    return new CloudObject(bucket, key)
  }

  async getCloudobject(object: CloudObject, options: { readonly stream: true }): Promise<ObjectReader>
  async getCloudobject(object: CloudObject, options?: { readonly stream?: boolean }): Promise<Uint8Array>
  async getCloudobject(object: CloudObject, options: GetOptions = {}): Promise<Uint8Array | ObjectReader> {
    const { bucket, key } = cloudObjectOf('getCloudobject', object)
    return this.getObject(bucket, key, options)
  }

  async deleteCloudobject(object: CloudObject): Promise<void> {
    const { bucket, key } = cloudObjectOf('deleteCloudobject', object)
    await this.deleteObject(bucket, key)
  }

  async deleteCloudobjects(objects: readonly CloudObject[]): Promise<void> {
    if (!Array.isArray(objects))
      throw new BadCall(`deleteCloudobjects takes a list of what putCloudobject gave; ${came(objects)} came.`)
    const byBucket = new Map<string, string[]>()
    for (const { bucket, key } of objects.map((one) => cloudObjectOf('deleteCloudobjects', one)))
      byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), key])
    for (const [bucket, keys] of byBucket) await this.deleteObjects(bucket, keys)
  }

  async #put(call: string, bucket: string, key: string, body: unknown): Promise<void> {
    const operation = { op: 'put', bucket, key, body: await bytesOf(call, body) } as const
    const answer = await this.#apply(operation)
    if (!answer.ok) throw storageError(answer, { 'no bucket': `createBucket('${bucket}') makes it.` })
  }

  async #reader(at: { readonly bucket: string; readonly key: string }, range?: Range): Promise<ObjectReader> {
    const { size, version } = await this.#carryOut({ op: 'head', ...at })
    if (range === undefined) return new ObjectReader(this.#apply, { ...at, version, from: 0, end: size })
    const refusal = badRange(at.key, size, range)
    if (refusal !== null) throw storageError(refusal)
    const end = Math.min(size, range.to + 1)
    return new ObjectReader(this.#apply, { ...at, version, from: range.from, end })
  }

  async #list(call: string, bucket: unknown, prefix: unknown): Promise<ObjectInfo[]> {
    const asked = { bucket: bucketOf(call, bucket), prefix: prefixOf(call, prefix) }
    const all: ObjectInfo[] = []
    for (;;) {
      const after = all.at(-1)?.key
      const { objects, more } = await this.#carryOut({
        op: 'list',
        ...asked,
        ...(after !== undefined && { after }),
      })
      all.push(...objects)
      if (!more) return all
    }
  }

  async #freshKey(): Promise<string> {
    const { value } = await this.#carryOut({ op: 'increment', key: COUNTER, by: 1 })
    return `tmp/cloudobject_${Number(value) - 1}`
  }

  async #carryOut<N extends Name>(operation: { readonly op: N } & Operations[N]): Promise<Answers[N]> {
    const answer = await this.#apply(operation)
    if (!answer.ok) throw storageError(answer)
    return answer.value
  }
}

const NO_POST = 'Lithops has no post_object. putObject(bucket, key, body) puts an object, new or again.'
const NO_FILES = 'A browser has no files of its own: putObject takes a File that somebody chose, as it is.'

answerPython(
  Storage.prototype,
  'Storage',
  [
    'create_bucket',
    'head_bucket',
    'put_object',
    'get_object',
    'head_object',
    'delete_object',
    'delete_objects',
    'list_objects',
    'list_keys',
    'put_cloudobject',
    'get_cloudobject',
    'delete_cloudobject',
    'delete_cloudobjects',
  ],
  {
    post_object: NO_POST,
    postObject: NO_POST,
    upload_file: NO_FILES,
    uploadFile: NO_FILES,
    download_file: 'A browser has no files of its own: getObject gives the bytes.',
    downloadFile: 'A browser has no files of its own: getObject gives the bytes.',
    putCloudObject: 'It is putCloudobject, with a small o, as in put_cloudobject.',
    getCloudObject: 'It is getCloudobject, with a small o, as in get_cloudobject.',
  },
)
