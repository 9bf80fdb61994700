/**
 * The store in memory: a state, and one pure decision an operation.
 *
 * A state is never changed, so keeping one is a fork that costs nothing. A write copies the table of its bucket, which
 * is meant for the hundreds of keys of a lesson and not for a million.
 */
import type {
  Answer,
  Entry,
  Name,
  ObjectInfo,
  Operations,
  Refusal,
  Store,
  StoredObject,
  Writer,
} from './port'

export interface StoreState {
  readonly version: number
  readonly buckets: ReadonlyMap<string, ReadonlyMap<string, StoredObject>>
  readonly entries: ReadonlyMap<string, Entry>
  /** An actor's latest incarnation that is over. */
  readonly over: ReadonlyMap<string, number>
}

export interface Decision<N extends Name> {
  readonly state: StoreState
  readonly answer: Answer<N>
}

type Given<N extends Name> = { readonly op: N } & Operations[N]
type Decide<N extends Name> = (state: StoreState, given: Operations[N]) => Decision<N>
type Writing = { [N in Name]: Operations[N] extends { writer: Writer } ? N : never }[Name]

export const EMPTY: StoreState = { version: 0, buckets: new Map(), entries: new Map(), over: new Map() }

const answer = <T>(state: StoreState, value: T) => ({ state, answer: { ok: true, value } as const })
const refuse = (state: StoreState, reason: Refusal['reason'], words: string) => ({
  state,
  answer: { ok: false, reason, words } as const,
})
const found = (state: StoreState, bucket: string, key: string) => state.buckets.get(bucket)?.get(key) ?? null
const infoOf = ({ key, size, version }: StoredObject): ObjectInfo => ({ key, size, version })

function end(state: StoreState, actor: string, incarnation: number): StoreState {
  if (incarnation <= (state.over.get(actor) ?? 0)) return state
  return { ...state, over: new Map(state.over).set(actor, incarnation) }
}

/** A write of an incarnation that is over is refused; one that is not shows that all before it are. */
function writing<N extends Writing>(decide: Decide<N>): Decide<N> {
  return (state, given) => {
    const { actor, incarnation } = (given as { writer: Writer }).writer
    if (incarnation > (state.over.get(actor) ?? 0)) return decide(end(state, actor, incarnation - 1), given)
    return refuse(
      state,
      'over',
      `Incarnation ${incarnation} of ${actor} is over, and its write came too late.`,
    )
  }
}

function withEntry(state: StoreState, key: string, value: Entry['value']) {
  const entry: Entry = { value, version: state.version + 1 }
  return answer({ ...state, version: entry.version, entries: new Map(state.entries).set(key, entry) }, entry)
}

const decisions: { readonly [N in Name]: Decide<N> } = {
  get: (state, { bucket, key }) => answer(state, found(state, bucket, key)),
  head(state, { bucket, key }) {
    const object = found(state, bucket, key)
    return answer(state, object && infoOf(object))
  },
  list(state, { bucket, prefix }) {
    const objects = [...(state.buckets.get(bucket)?.values() ?? [])]
    const infos = objects.filter(({ key }) => key.startsWith(prefix)).map(infoOf)
    return answer(
      state,
      infos.sort((a, b) => (a.key < b.key ? -1 : 1)),
    )
  },
  put: writing<'put'>((state, { bucket, key, bytes }) => {
    const version = state.version + 1
    const object: StoredObject = { key, size: bytes.length, version, bytes }
    const objects = new Map(state.buckets.get(bucket)).set(key, object)
    return answer({ ...state, version, buckets: new Map(state.buckets).set(bucket, objects) }, infoOf(object))
  }),
  delete: writing<'delete'>((state, { bucket, key }) => {
    if (found(state, bucket, key) === null) return answer(state, { deleted: false })
    const objects = new Map(state.buckets.get(bucket))
    objects.delete(key)
    const buckets = new Map(state.buckets).set(bucket, objects)
    return answer({ ...state, version: state.version + 1, buckets }, { deleted: true })
  }),
  read: (state, { key }) => answer(state, state.entries.get(key) ?? null),
  set: writing<'set'>((state, { key, value, expected }) => {
    const version = state.entries.get(key)?.version ?? 0
    if (expected === undefined || expected === version) return withEntry(state, key, value)
    return refuse(state, 'changed', `${key} is at version ${version}, and version ${expected} was expected.`)
  }),
  increment: writing<'increment'>((state, { key, by }) => {
    const value = state.entries.get(key)?.value ?? 0
    if (typeof value === 'number') return withEntry(state, key, value + by)
    return refuse(state, 'not a number', `${key} holds a text, and only a number can be incremented.`)
  }),
  end: (state, { actor, incarnation }) => answer(end(state, actor, incarnation), null),
}

export function decide<N extends Name>(state: StoreState, operation: Given<N>): Decision<N> {
  const one: Decide<N> = decisions[operation.op]
  return one(state, operation)
}

/** Nothing here is durable: an operation resolves as soon as it is decided. */
export class MemoryStore implements Store {
  constructor(public state: StoreState = EMPTY) {}

  async apply<N extends Name>(operation: Given<N>): Promise<Answer<N>> {
    const decision = decide(this.state, operation)
    this.state = decision.state
    return decision.answer
  }

  /** A store of its own that begins as this one is; to keep it, take over its state. */
  fork(): MemoryStore {
    return new MemoryStore(this.state)
  }
}
