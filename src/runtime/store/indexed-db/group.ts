/**
 * Several operations in one transaction, in their order: the decisions of memory.ts, word by word, over what the
 * database holds.
 *
 * Reads that follow each other are made at once; a write waits for the reads before it, and what is asked for after it
 * sees it, since a transaction answers requests in the order in which they were made. Nothing but requests is awaited
 * in here: a transaction that waits for anything else is over.
 */
import { deciding, isRead } from '../decisions'
import type { Decided, Deciding, Need, Write } from '../needs'
import type { Answer, Body, Name, Operation } from '../port'
import {
  alone,
  CHUNK,
  chunkOf,
  readBody,
  recordOf,
  removeBody,
  SHORT,
  writeBody,
  type HeadRecord,
} from './bodies'
import { StoreUnavailable } from './database'
import { isPoint, Points } from './points'
import { gotten, partsOf, prefixRange } from './requests'

interface Run {
  readonly op: Name
  readonly decision: Deciding<Name>
  readonly first: IteratorResult<readonly Need[], Decided<Name>>
}

/** The answers, in the order of the operations. They count when the transaction is complete. */
export async function carryOutAll(
  transaction: IDBTransaction,
  operations: readonly Operation[],
): Promise<readonly Answer<Name>[]> {
  const group = new Group(transaction)
  const runs = operations.map((operation): Run => {
    const decision = deciding(operation as never) as Deciding<Name>
    return { op: operation.op, decision, first: decision.next([]) }
  })
  group.guessBodies(operations)
  const readAhead = group.readAhead(runs.flatMap(({ first }) => (first.done ? [] : first.value)))
  group.writeAhead(operations)
  await readAhead
  const answers: Answer<Name>[] = []
  let reading: Promise<unknown>[] = []
  for (const [i, run] of runs.entries()) {
    if (!isRead(run.op) && reading.length > 0) {
      await Promise.all(reading)
      reading = []
    }
    const answered = group.carryOut(run).then((answer) => (answers[i] = answer))
    if (isRead(run.op)) reading.push(answered)
    else await answered
  }
  await Promise.all(reading)
  group.finish(answers)
  return answers
}

const FEW = 8
const idOfPart = (bucket: string, key: string, n: number) => `${bucket.length} ${n} ${bucket} ${key}`

class Group {
  private readonly points: Points
  private readonly guessed = new Map<string, Promise<unknown>>()
  /** Whose body was written before it was decided. */
  private ahead: { readonly bucket: string; readonly key: string } | null = null

  constructor(private readonly transaction: IDBTransaction) {
    this.points = new Points(transaction)
  }

  readAhead(needs: readonly Need[]): Promise<void> {
    return this.points.ahead(needs.filter(isPoint))
  }

  /**
   * A get of a long body would go to the database twice, for the head and then for the body; so a few ask for both at
   * once. Only where nothing is written, and for as many as cost little where the body is a short one after all.
   */
  guessBodies(operations: readonly Operation[]): void {
    if (operations.length > FEW || !operations.every(({ op }) => isRead(op))) return
    for (const operation of operations) {
      if (operation.op !== 'get') continue
      const { bucket, key, range } = operation
      const n = chunkOf(range?.from ?? 0)
      if (!(n >= 0)) continue
      const guess = gotten<unknown>(this.store('bodies').get([bucket, key, n]))
      // Perhaps nobody asks for it.
      guess.catch(() => {})
      this.guessed.set(idOfPart(bucket, key, n), guess)
    }
  }

  /**
   * The body of a put that is alone goes to the database together with the reads: the way of a long body is the longest.
   * Such a put is refused only where there is no bucket, and so no former body either.
   */
  writeAhead(operations: readonly Operation[]): void {
    const [operation] = operations
    if (operations.length > 1 || operation.op !== 'put' || operation.writer !== undefined) return
    const { bucket, key, body } = operation
    if (!(body instanceof Uint8Array) || body.length <= SHORT || body.length > CHUNK) return
    this.ahead = { bucket, key }
    this.store('bodies').put(alone(body), [bucket, key, 0])
  }

  private async part(bucket: string, key: string, n: number): Promise<unknown> {
    const id = idOfPart(bucket, key, n)
    const guess = this.guessed.get(id)
    // Once alone: two that got the same bytes could change each other's.
    this.guessed.delete(id)
    const found = await (guess ?? gotten<unknown>(this.store('bodies').get([bucket, key, n])))
    if (found === undefined) throw new StoreUnavailable(`The browser has lost a part of /${bucket}/${key}.`)
    return found
  }

  finish(answers: readonly Answer<Name>[]): void {
    this.points.flush()
    if (this.ahead !== null && !answers[0].ok)
      this.store('bodies').delete(partsOf(this.ahead.bucket, this.ahead.key))
  }

  async carryOut({ decision, first }: Run): Promise<Answer<Name>> {
    let step = first
    while (!step.done) step = decision.next(await Promise.all(step.value.map((need) => this.find(need))))
    const { answer, writes } = step.value
    for (const write of writes) {
      const written = this.write(write)
      if (written !== undefined) await written
    }
    return answer
  }

  private find(need: Need): unknown {
    if (isPoint(need)) return this.points.get(need)
    switch (need.need) {
      case 'buckets':
        this.points.flush()
        return gotten(this.store('buckets').getAll())
      case 'heads': {
        this.points.flush()
        const { bucket, prefix, after, limit } = need
        // None comes after: a range that ends before it begins is an error there.
        if (after !== null && after > prefix && !after.startsWith(prefix)) return []
        const count = Number.isFinite(limit) ? limit : undefined
        return gotten(this.store('heads').getAll(prefixRange(bucket, prefix, after), count))
      }
      case 'body':
        return readBody((n) => this.part(need.bucket, need.head.key, n), need.head as HeadRecord, need.range)
      case 'items': {
        const { key, from, to } = need
        return gotten(this.store('items').getAll(IDBKeyRange.bound([key, from], [key, to], false, true)))
      }
    }
  }

  private write(write: Write): Promise<void> | void {
    switch (write.write) {
      case 'version':
        return this.points.set({ need: 'version' }, write.version)
      case 'fence':
        return this.points.set({ need: 'fence', actor: write.actor }, write.over)
      case 'bucket':
        return this.points.set({ need: 'bucket', bucket: write.bucket }, write.info)
      case 'entry':
        return this.points.set({ need: 'entry', key: write.key }, write.kept)
      case 'object': {
        const { bucket, head, body, former } = write
        this.points.set({ need: 'head', bucket, key: head.key }, recordOf(head, body as Body))
        return writeBody(this.store('bodies'), bucket, head, body, former, this.ahead !== null)
      }
      case 'remove':
        this.points.set({ need: 'head', bucket: write.bucket, key: write.head.key }, null)
        return removeBody(this.store('bodies'), write.bucket, write.head)
      case 'remove all':
        this.store('heads').delete(prefixRange(write.bucket, write.prefix))
        this.store('bodies').delete(prefixRange(write.bucket, write.prefix))
        return this.points.forgetHeads(write.bucket, write.prefix)
      case 'items':
        for (const [i, value] of write.values.entries())
          this.store('items').put(value, [write.key, write.at + i])
        return
      case 'drop':
        this.store('items').delete(
          IDBKeyRange.bound([write.key, write.from], [write.key, write.to], false, true),
        )
    }
  }

  private store(name: 'buckets' | 'heads' | 'bodies' | 'items'): IDBObjectStore {
    return this.transaction.objectStore(name)
  }
}
