/**
 * What all decisions share: how they answer and refuse, and the fence that every write passes.
 */
import { type Decided, type Deciding, type FoundFor, type Need, type Write } from './needs'
import type { Answers, Name, Operations, Refusal, Writer } from './port'
import { over } from './refusals'

export type Decide<N extends Name> = (given: Operations[N]) => Deciding<N>

/** Operations that write, and may say who. */
export type Writing =
  | 'createBucket'
  | 'deleteBucket'
  | 'put'
  | 'putMany'
  | 'delete'
  | 'deletePrefix'
  | 'set'
  | 'increment'
  | 'append'
  | 'take'

export function answered<N extends Name>(value: Answers[N], ...writes: Write[]): Decided<N> {
  return { answer: { ok: true, value }, writes }
}

export const refused = (answer: Refusal) => ({ answer, writes: [] }) as const

/** What a write decides with: what it asked for, and the version that it gives to what it writes first. */
export interface Situation<S extends readonly Need[]> {
  readonly found: FoundFor<S>
  readonly version: number
}

/**
 * A write of an incarnation that is over is refused; one that is not shows that all before it are, even where it is
 * refused for another reason.
 */
export function writing<N extends Writing, const S extends readonly Need[]>(
  needs: (given: Operations[N]) => S,
  judge: (given: Operations[N], situation: Situation<S>) => Decided<N> | Deciding<N>,
): Decide<N> {
  return function* (given) {
    const { writer } = given
    const asked: readonly Need[] = [{ need: 'version' }, ...needs(given)]
    const all = yield writer === undefined ? asked : [...asked, { need: 'fence', actor: writer.actor }]
    const fence = writer === undefined ? 0 : (all.at(-1) as number)
    if (writer !== undefined && writer.incarnation <= fence) return refused(over(writer))
    const found = all.slice(1, asked.length) as unknown as FoundFor<S>
    const judged = judge(given, { found, version: (all[0] as number) + 1 })
    const { answer, writes } = 'next' in judged ? yield* judged : judged
    return { answer, writes: [...fencing(writer, fence), ...writes] }
  }
}

export function fencing(writer: Writer | undefined, fence: number): Write[] {
  if (writer === undefined || writer.incarnation - 1 <= fence) return []
  return [{ write: 'fence', actor: writer.actor, over: writer.incarnation - 1 }]
}
