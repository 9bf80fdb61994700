/**
 * The single records that decisions of one transaction look at, each read once and written once.
 *
 * A thousand puts to one bucket need its record and the store's version a thousand times; here they read and write what
 * the one before has left, and the database hears of it at the end.
 */
import type { Need } from '../needs'
import type { HeadRecord } from './bodies'
import type { StoreName } from './database'
import { gotten } from './requests'

export type Point = Extract<Need, { need: 'version' | 'fence' | 'bucket' | 'head' | 'entry' }>

type HeadPoint = Extract<Need, { need: 'head' }>

interface Cell {
  readonly store: StoreName
  readonly key: IDBValidKey
  value: unknown
  /** The database doesn't know the value yet. */
  fresh: boolean
}

const POINTS: ReadonlySet<string> = new Set(['version', 'fence', 'bucket', 'head', 'entry'])
export const isPoint = (need: Need): need is Point => POINTS.has(need.need)

/** From so many heads of one bucket on, a range of them is read at once: it costs a tenth. */
const MANY = 8

export class Points {
  private readonly cells = new Map<string, Cell>()

  constructor(private readonly transaction: IDBTransaction) {}

  /** The value, or null where there is none; a promise of it where it was not read before. */
  get(point: Point): unknown {
    const cell = this.cells.get(idOf(point))
    if (cell !== undefined) return cell.value
    const [store, key] = addressOf(point)
    return gotten(this.transaction.objectStore(store).get(key)).then((value: unknown) =>
      this.keep(point, value),
    )
  }

  set(point: Point, value: unknown): void {
    const cell = this.cells.get(idOf(point))
    if (cell === undefined) {
      const [store, key] = addressOf(point)
      this.cells.set(idOf(point), { store, key, value, fresh: true })
    } else {
      cell.value = value
      cell.fresh = true
    }
  }

  /** All heads of a bucket that begin so are gone from the database. */
  forgetHeads(bucket: string, prefix: string): void {
    for (const cell of this.cells.values()) {
      if (cell.store !== 'heads') continue
      const [of, key] = cell.key as [string, string]
      if (of !== bucket || !key.startsWith(prefix)) continue
      cell.value = null
      cell.fresh = false
    }
  }

  /** Tells the database what is fresh. A request that is made afterwards sees it. */
  flush(): void {
    for (const cell of this.cells.values()) {
      if (!cell.fresh) continue
      cell.fresh = false
      const store = this.transaction.objectStore(cell.store)
      if (cell.value === null) store.delete(cell.key)
      else store.put(cell.value, cell.key)
    }
  }

  /** Reads all of these at once. */
  async ahead(points: readonly Point[]): Promise<void> {
    const left = new Map(points.map((point) => [idOf(point), point]))
    const heads = new Map<string, HeadPoint[]>()
    for (const point of left.values()) {
      if (point.need !== 'head') continue
      const others = heads.get(point.bucket)
      if (others === undefined) heads.set(point.bucket, [point])
      else others.push(point)
    }
    const many = [...heads].filter(([, points]) => points.length >= MANY)
    const known = await Promise.all(many.map(([bucket, points]) => this.rangeOf(bucket, points)))
    for (const point of known.flat()) left.delete(idOf(point))
    await Promise.all(Array.from(left.values(), (point) => this.get(point)))
  }

  /** Reads heads by a range that holds them all, as far as it holds few others; gives those that are now known. */
  private async rangeOf(bucket: string, points: readonly HeadPoint[]): Promise<Point[]> {
    const keys = points.map(({ key }) => key).sort()
    const limit = 2 * keys.length + 16
    const range = IDBKeyRange.bound([bucket, keys[0]], [bucket, keys.at(-1)!])
    const records = await gotten<HeadRecord[]>(this.transaction.objectStore('heads').getAll(range, limit))
    const byKey = new Map(records.map((record) => [record.key, record]))
    const all = records.length < limit
    const known = points.filter(({ key }) => all || key <= records.at(-1)!.key)
    for (const point of known) this.keep(point, byKey.get(point.key))
    return known
  }

  private keep(point: Point, found: unknown): unknown {
    const id = idOf(point)
    const [store, key] = addressOf(point)
    const value = found ?? (point.need === 'version' || point.need === 'fence' ? 0 : null)
    // Two may have asked for it; the first answer stands, and may have been written over since.
    if (!this.cells.has(id)) this.cells.set(id, { store, key, value, fresh: false })
    return this.cells.get(id)!.value
  }
}

function idOf(point: Point): string {
  switch (point.need) {
    case 'version':
      return 'version'
    case 'fence':
      return `fence ${point.actor}`
    case 'bucket':
      return `bucket ${point.bucket}`
    case 'entry':
      return `entry ${point.key}`
    case 'head':
      return `head ${point.bucket.length} ${point.bucket} ${point.key}`
  }
}

function addressOf(point: Point): [StoreName, IDBValidKey] {
  switch (point.need) {
    case 'version':
      return ['meta', 'version']
    case 'fence':
      return ['meta', ['over', point.actor]]
    case 'bucket':
      return ['buckets', point.bucket]
    case 'entry':
      return ['entries', point.key]
    case 'head':
      return ['heads', [point.bucket, point.key]]
  }
}
