/**
 * The object storage as an actor: what is put and fetched are messages, so storage traffic is traffic like any other.
 *
 * Durable means in the browser's database, and there after a reload. While messages are held a run must be the same twice,
 * which a database wouldn't be: then, and where the browser gives no database, the objects are in memory, and a run begins
 * with none.
 *
 * It also knows which calls of a job have ended, since what they leave passes through it: `news` waits for that, where
 * Lithops asks again and again. A call ends once; whoever says so second is not heard.
 */
import type { Env } from '../../actor/env'
import type { Packed } from '../../protocol/control'
import { openIndexedDB } from '../../store/indexed-db'
import { MemoryStore } from '../../store/memory'
import type { Answer, Name, Operation, Store } from '../../store/port'
import { platformError } from './errors'
import {
  BUCKET,
  outputKey,
  SMALL,
  statusKey,
  packStatus,
  statusText,
  unpackStatus,
  type CallRecord,
  type Ending,
  type PackedStatus,
  type StorageKind,
} from './jobs'
import { bytesOf, type PackedValue } from './pack-as'
import { KeptLogs, type LogNews, type LogRecord } from './kept-logs'
import { Recent } from './recent'

/** Operations that are messages under their own names. */
export const OPERATIONS = [
  'createBucket',
  'headBucket',
  'deleteBucket',
  'listBuckets',
  'put',
  'putMany',
  'get',
  'getMany',
  'head',
  'list',
  'delete',
  'deletePrefix',
  'read',
  'set',
  'increment',
  'append',
  'take',
  'length',
] as const satisfies readonly Name[]

/** Records that have come since the asker looked last, by job, and where each list begins. */
export type News = Readonly<
  Record<string, { readonly from: number; readonly records: readonly CallRecord[] }>
>

interface Waiter {
  readonly wanted: Readonly<Record<string, number>>
  readonly tell: (news: News) => void
}

/** Bytes of a body that is not copied on its way. */
const LONG = 64 * 1024
/** Seconds between two tellings of news. */
const PACE = 0.005

/** Data of jobs that were put a moment ago, so that not every activation reads all of it. */
const RECENT = 8

export function makeObjectStorage(env: Env) {
  class ObjectStorage {
    /** Where the objects are, for whoever looks at the actor. */
    kept = ''
    /** Objects that were put, and that were deleted, through it. */
    puts = 0
    deletes = 0
    #store: Promise<Store>
    readonly #ended = new Map<string, { calls: Set<number>; records: CallRecord[] }>()
    readonly #waiters = new Set<Waiter>()
    /** When somebody was told news last, seconds. */
    #toldAt = -Infinity
    #isPausing = false
    readonly #recent = new Recent<readonly PackedValue[]>(RECENT)
    readonly #logs = new KeptLogs()
    #bucket: Promise<unknown> | null = null
    /** Calls that have ended and are not kept yet, and who keeps them. */
    readonly #ending: Ending[] = []
    #finishing: Promise<void> | null = null

    constructor(kind: StorageKind) {
      this.#store = this.#open(kind)
    }

    async #open(kind: StorageKind): Promise<Store> {
      if (kind === 'memory' || env.held) {
        this.kept = 'in memory'
        return new MemoryStore()
      }
      try {
        const store = await openIndexedDB()
        this.kept = 'in browser'
        return store
      } catch (error) {
        this.kept = 'in memory'
        const words = error instanceof Error ? error.message : String(error)
        env.log('warn', `Objects are kept in memory and are gone with the page: ${words}`)
        return new MemoryStore()
      }
    }

    async perform<N extends Name>(operation: Operation<N>): Promise<Answer<N>> {
      const store = await this.#store
      const answer = await store.apply(operation)
      this.#count(operation as Operation, answer)
      return answer
    }

    #count(operation: Operation, answer: Answer<Name>): void {
      if (!answer.ok) return
      const { value } = answer
      if (operation.op === 'put') this.puts++
      else if (operation.op === 'putMany') this.puts += operation.objects.length
      else if (typeof value === 'object' && value !== null && 'deleted' in value)
        this.deletes += value.deleted
    }

    /** A body that the database gave goes on without a copy. */
    async alone(answer: Answer<'get'>): Promise<Answer<'get'>> {
      const { answersFresh } = await this.#store
      if (!answersFresh || !answer.ok) return answer
      const { body } = answer.value
      if (body instanceof Uint8Array && body.length >= LONG) env.transfer(body)
      return answer
    }

    /** The bucket of Lithops' own objects is there before anything is put into it. */
    async #own(): Promise<void> {
      this.#bucket ??= this.perform({ op: 'createBucket', bucket: BUCKET })
      await this.#bucket
    }

    /** Puts a job's function and the data of its calls; why that can't be, or ''. */
    async begin(
      functionKey: string,
      code: Packed,
      dataKey: string,
      data: readonly PackedValue[],
    ): Promise<string> {
      await this.#own()
      const bytes = data.reduce((sum, one) => sum + bytesOf(one), 0)
      const objects = [
        { key: functionKey, body: { pickled: [code], size: code.bytes } },
        { key: dataKey, body: { pickled: data, size: bytes } },
      ]
      const answer = await this.perform({ op: 'putMany', bucket: BUCKET, objects })
      if (!answer.ok) return answer.words
      this.#recent.set(dataKey, data)
      return ''
    }

    /** The function of a job. */
    async code(functionKey: string): Promise<Packed | null> {
      const packed = await this.#pickled(functionKey)
      return (packed?.[0] ?? null) as Packed | null
    }

    /** Of a job's data what some of its calls need. */
    async data(dataKey: string, calls: readonly number[]): Promise<readonly PackedValue[] | null> {
      const all = this.#recent.get(dataKey) ?? (await this.#pickled(dataKey))
      return all === null ? null : calls.map((call) => all[call])
    }

    async #pickled(key: string): Promise<readonly PackedValue[] | null> {
      const answer = await this.perform({ op: 'get', bucket: BUCKET, key })
      if (!answer.ok) return null
      const { body } = answer.value
      return 'pickled' in body ? (body.pickled as readonly PackedValue[]) : null
    }

    /** A call has ended: what is left of it is kept, and then told. */
    async finish(job: string, call: number, status: PackedStatus, output: PackedValue | null): Promise<void> {
      const ended = this.#endedOf(job)
      if (ended.calls.has(call)) return
      ended.calls.add(call)
      this.#ending.push({ job, call, status, output })
      await (this.#finishing ??= this.#finish())
    }

    /** What came in one turn is put together. */
    async #finish(): Promise<void> {
      try {
        await this.#own()
      } finally {
        this.#finishing = null
      }
      await this.#keep(this.#ending.splice(0))
      this.#wake()
      this.#logs.wake()
    }

    async #keep(endings: readonly Ending[]): Promise<void> {
      const objects = endings.flatMap(objectsOf)
      const answer = await this.perform({ op: 'putMany', bucket: BUCKET, objects })
      // One that has no room must not take the others with it.
      if (!answer.ok && endings.length > 1) for (const ending of endings) await this.#keep([ending])
      else for (const ending of endings) this.#told(answer.ok ? ending : lost(ending, answer.words))
    }

    #endedOf(job: string) {
      let ended = this.#ended.get(job)
      if (ended === undefined) this.#ended.set(job, (ended = { calls: new Set(), records: [] }))
      return ended
    }

    #told({ job, call, status, output }: Ending): void {
      const isSmall = output === null || bytesOf(output) <= SMALL
      this.#logs.add({ job, call, status })
      this.#endedOf(job).records.push([call, status, isSmall ? output : null])
    }

    /** Waits until calls of these jobs have ended, beyond the number that is known of each; `now`: doesn't wait. */
    news(wanted: Readonly<Record<string, number>>, now = false): News | Promise<News> {
      if (now) return this.#newsFor(wanted) ?? {}
      return new Promise((tell) => {
        this.#waiters.add({ wanted, tell })
        this.#wake()
      })
    }

    #newsFor(wanted: Readonly<Record<string, number>>): News | null {
      const news: Record<string, { from: number; records: CallRecord[] }> = {}
      for (const [job, from] of Object.entries(wanted)) {
        const records = this.#ended.get(job)?.records ?? []
        if (records.length > from) news[job] = { from, records: records.slice(from) }
      }
      return Object.keys(news).length === 0 ? null : news
    }

    /** Tells news to those who wait for them. Calls that end at once are told of together. */
    #wake(): void {
      if (this.#isPausing) return
      const left = this.#toldAt + PACE - env.now()
      if (left > 0 && !env.held && this.#waiters.size > 0) {
        this.#isPausing = true
        void env.sleep(left).then(() => {
          this.#isPausing = false
          this.#tellAll()
        })
      } else this.#tellAll()
    }

    #tellAll(): void {
      for (const waiter of [...this.#waiters]) {
        const news = this.#newsFor(waiter.wanted)
        if (news === null) continue
        this.#toldAt = env.now()
        this.#waiters.delete(waiter)
        waiter.tell(news)
      }
    }

    /** Results that were too large to come with the news. */
    async outputs(job: string, calls: readonly number[]): Promise<readonly (PackedValue | null)[]> {
      const keys = calls.map((call) => outputKey(job, call))
      const answer = await this.perform({ op: 'getMany', bucket: BUCKET, keys })
      if (!answer.ok) return calls.map(() => null)
      return answer.value.map((object) =>
        object !== null && 'pickled' in object.body ? (object.body.pickled as PackedValue) : null,
      )
    }

    /** A job's objects are no longer needed. */
    async forget(jobs: readonly string[]): Promise<void> {
      for (const job of jobs) {
        await this.perform({ op: 'deletePrefix', bucket: BUCKET, prefix: `${job}/` })
        this.#ended.delete(job)
      }
    }

    /** What the calls of a job have printed, as far as it is remembered. */
    logsOf(job: string): readonly LogRecord[] {
      return this.#logs.of(job)
    }

    /** What calls have printed that ended behind this place. `now`: doesn't wait for the first. */
    logsAfter(place: number, now: boolean): LogNews | Promise<LogNews> {
      return now ? this.#logs.after(place) : this.#logs.news(place)
    }

    /** Keys of the jobs whose logs are remembered, the oldest first. */
    logged(): readonly string[] {
      return this.#logs.keys
    }

    /** Removes all that executors have left. Who waits for a call still hears of its end. */
    async clean(): Promise<{ readonly objects: number; readonly jobs: number }> {
      const answer = await this.perform({ op: 'deletePrefix', bucket: BUCKET, prefix: '' })
      this.#recent.clear()
      return { objects: answer.ok ? answer.value.deleted : 0, jobs: this.#logs.clear() }
    }
  }

  const prototype = ObjectStorage.prototype as unknown as Record<string, unknown>
  for (const name of OPERATIONS) {
    prototype[name] = function (this: ObjectStorage, given: object = {}) {
      return this.perform({ ...given, op: name } as Operation)
    }
  }
  prototype['get'] = async function (this: ObjectStorage, given: object = {}) {
    return this.alone(await this.perform({ ...given, op: 'get' } as Operation<'get'>))
  }
  return ObjectStorage
}

/** What the call has left could not be kept. */
function lost(ending: Ending, words: string): Ending {
  const status = { ...unpackStatus(ending.status), error: platformError('StorageError', words) }
  return { ...ending, status: packStatus(status), output: null }
}

const encoder = new TextEncoder()

function objectsOf({ job, call, status, output }: Ending) {
  const objects: { key: string; body: Uint8Array | { pickled: unknown; size: number } }[] = [
    { key: statusKey(job, call), body: encoder.encode(statusText(status)) },
  ]
  if (output !== null) {
    objects.push({ key: outputKey(job, call), body: { pickled: output, size: bytesOf(output) } })
  }
  return objects
}
