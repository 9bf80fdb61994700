/**
 * The store in memory: a state, and one pure decision an operation.
 *
 * A state is never changed, so keeping one is a fork that costs nothing. A write copies the path to its object and not
 * the table of its bucket.
 */
import { deciding } from './decisions'
import type { Answer, Name, Operations, Store, Usage } from './port'
import { carryOut, EMPTY, find, type StoreState } from './state'

export interface Decision<N extends Name> {
  readonly state: StoreState
  readonly answer: Answer<N>
}

export function decide<N extends Name>(
  state: StoreState,
  operation: { readonly op: N } & Operations[N],
): Decision<N> {
  const decision = deciding(operation)
  let step = decision.next([])
  while (!step.done) step = decision.next(step.value.map((need) => find(state, need)))
  const { answer, writes } = step.value
  return { state: carryOut(state, writes), answer }
}

/** Nothing here is durable: an operation resolves as soon as it is decided. */
export class MemoryStore implements Store {
  readonly answersFresh = false

  constructor(public state: StoreState = EMPTY) {}

  async apply<N extends Name>(operation: { readonly op: N } & Operations[N]): Promise<Answer<N>> {
    const decision = decide(this.state, operation)
    this.state = decision.state
    return decision.answer
  }

  async usage(): Promise<Usage> {
    return { buckets: [...this.state.buckets.values()] }
  }

  /** A store of its own that begins as this one is; to keep it, take over its state. */
  fork(): MemoryStore {
    return new MemoryStore(this.state)
  }
}
