/**
 * The store as its whole history: every answer is looked up in the list of all writes that were accepted. Slow, and too
 * simple to be wrong in the way that a store is.
 */
import type { Body, Operation, StoredValue, Writer } from '../port'

type Event =
  | { readonly t: 'create' | 'drop'; readonly bucket: string }
  | { readonly t: 'put'; readonly bucket: string; readonly key: string; readonly body: Body }
  | { readonly t: 'delete'; readonly bucket: string; readonly keys: readonly string[] }
  | { readonly t: 'set'; readonly key: string; readonly value: StoredValue }
  | { readonly t: 'append'; readonly key: string; readonly values: readonly unknown[] }
  | { readonly t: 'take'; readonly key: string; readonly count: number }

const sizeOf = (body: Body) => (body instanceof Uint8Array ? body.length : body.size)

export class Oracle {
  private readonly events: Event[] = []
  private readonly ends: Writer[] = []

  /** The value of the answer, or the reason of the refusal. */
  apply(o: Operation): unknown {
    if (o.op === 'end') return (this.ends.push(o), null)
    if ('writer' in o && o.writer !== undefined) {
      const { actor, incarnation } = o.writer
      if (this.ends.some((e) => e.actor === actor && e.incarnation >= incarnation)) return 'over'
      this.ends.push({ actor, incarnation: incarnation - 1 })
    }
    if (o.op === 'listBuckets') return this.buckets().map((bucket) => this.info(bucket))
    if (!('bucket' in o)) return this.short(o)
    if (o.op === 'createBucket') {
      const created = !this.buckets().includes(o.bucket)
      if (created) this.events.push({ t: 'create', bucket: o.bucket })
      return { created }
    }
    return this.buckets().includes(o.bucket) ? this.inBucket(o) : 'no bucket'
  }

  private inBucket(o: Operation & { bucket: string }): unknown {
    const { bucket } = o
    switch (o.op) {
      case 'headBucket':
        return this.info(bucket)
      case 'deleteBucket':
        if (this.keys(bucket).length > 0) return 'not empty'
        return (this.events.push({ t: 'drop', bucket }), null)
      case 'put':
        return this.put(bucket, o.key, o.body)
      case 'putMany':
        return o.objects.map(({ key, body }) => this.put(bucket, key, body))
      case 'get':
        return this.range(bucket, o.key, o.range)
      case 'getMany':
        return o.keys.map((key) => this.object(bucket, key))
      case 'head':
        return withoutBody(this.object(bucket, o.key)) ?? 'no key'
      case 'list': {
        const keys = this.keys(bucket).filter(
          (key) => key.startsWith(o.prefix) && (o.after === undefined || key > o.after),
        )
        const objects = keys.map((key) => withoutBody(this.object(bucket, key)))
        return { objects: objects.slice(0, o.limit ?? 1000), more: objects.length > (o.limit ?? 1000) }
      }
      case 'delete':
        return this.delete(bucket, o.keys)
      case 'deletePrefix':
        return this.delete(
          bucket,
          this.keys(bucket).filter((key) => key.startsWith(o.prefix)),
        )
    }
  }

  private short(o: Operation): unknown {
    if (!('key' in o) || 'bucket' in o) return
    const kept = this.kept(o.key)
    const isList = kept !== null && 'list' in kept
    switch (o.op) {
      case 'read':
        return isList ? 'not a value' : kept
      case 'set':
        if (o.expected !== undefined && o.expected !== (kept?.version ?? 0)) return 'changed'
        this.events.push({ t: 'set', key: o.key, value: o.value })
        return this.kept(o.key)
      case 'increment':
        if (isList || typeof kept?.value === 'string') return 'not a number'
        this.events.push({ t: 'set', key: o.key, value: (kept?.value ?? 0) + o.by })
        return this.kept(o.key)
    }
    if (kept !== null && !isList) return 'not a list'
    const list = kept?.list ?? []
    if (o.op === 'length') return { length: list.length }
    if (o.op === 'append') {
      if (o.values.length > 0) this.events.push({ t: 'append', key: o.key, values: o.values })
      return { length: list.length + o.values.length }
    }
    const values = list.slice(0, o.count)
    if (values.length > 0) this.events.push({ t: 'take', key: o.key, count: o.count })
    return { values, left: list.length - values.length }
  }

  private buckets(): string[] {
    const there = new Set<string>()
    for (const e of this.events) {
      if (e.t === 'create') there.add(e.bucket)
      if (e.t === 'drop') there.delete(e.bucket)
    }
    return [...there].sort()
  }

  private keys(bucket: string): string[] {
    const there = new Set<string>()
    for (const e of this.events) {
      if (e.t === 'put' && e.bucket === bucket) there.add(e.key)
      if (e.t === 'delete' && e.bucket === bucket) e.keys.forEach((key) => there.delete(key))
    }
    return [...there].sort()
  }

  private info(bucket: string) {
    const sizes = this.keys(bucket).map((key) => this.object(bucket, key)!.size)
    return { bucket, objects: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  }

  private put(bucket: string, key: string, body: Body) {
    this.events.push({ t: 'put', bucket, key, body })
    return withoutBody(this.object(bucket, key))
  }

  private delete(bucket: string, keys: readonly string[]) {
    const there = this.keys(bucket).filter((key) => keys.includes(key))
    if (there.length > 0) this.events.push({ t: 'delete', bucket, keys: there })
    return { deleted: there.length }
  }

  private object(bucket: string, key: string) {
    const at = this.events.findLastIndex(
      (e) =>
        (e.t === 'put' && e.bucket === bucket && e.key === key) ||
        (e.t === 'delete' && e.bucket === bucket && e.keys.includes(key)),
    )
    const last = this.events[at]
    if (last?.t !== 'put') return null
    return { key, size: sizeOf(last.body), version: at + 1, body: last.body }
  }

  private range(bucket: string, key: string, range?: { from: number; to: number }) {
    const object = this.object(bucket, key)
    if (object === null) return 'no key'
    if (range === undefined) return object
    const { from, to } = range
    if (!(object.body instanceof Uint8Array)) return 'bad range'
    const whole = Number.isInteger(from) && Number.isInteger(to)
    if (!whole || from < 0 || from > to || from >= object.size) return 'bad range'
    return { ...object, body: Uint8Array.from(object.body.subarray(from, to + 1)) }
  }

  private kept(key: string) {
    let kept: { value: StoredValue; version: number } | { list: unknown[]; version: number } | null = null
    for (const [at, e] of this.events.entries()) {
      if (!('key' in e) || 'bucket' in e || e.key !== key) continue
      const list: unknown[] = kept !== null && 'list' in kept ? kept.list : []
      if (e.t === 'set') kept = { value: e.value, version: at + 1 }
      if (e.t === 'append') kept = { list: [...list, ...e.values], version: at + 1 }
      if (e.t === 'take') kept = { list: list.slice(e.count), version: at + 1 }
      if (kept !== null && 'list' in kept && kept.list.length === 0) kept = null
    }
    return kept
  }
}

function withoutBody(object: { key: string; size: number; version: number } | null) {
  return object === null ? null : { key: object.key, size: object.size, version: object.version }
}
