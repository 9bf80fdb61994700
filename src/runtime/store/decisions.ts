/** All decisions, by the name of their operation. */
import * as buckets from './bucket-decisions'
import type { Decide } from './judging'
import type { Deciding } from './needs'
import * as objects from './object-decisions'
import type { Name, Operations } from './port'
import * as values from './value-decisions'

const decisions: { readonly [N in Name]: Decide<N> } = { ...buckets, ...objects, ...values }

const READS: ReadonlySet<Name> = new Set<Name>([
  'headBucket',
  'listBuckets',
  'get',
  'getMany',
  'head',
  'list',
  'read',
  'length',
])

export const isRead = (name: Name) => READS.has(name)

export function deciding<N extends Name>(operation: { readonly op: N } & Operations[N]): Deciding<N> {
  const one: Decide<N> = decisions[operation.op]
  return one(operation)
}
