/**
 * What is lit when somebody points at, goes to, or chooses a part of the graph: an actor with its ways and their other
 * ends, or a way with its two. The rest is dimmed, so that a line can be followed through a crowd. Pure.
 */
import type { EdgeView } from '../../../runtime/protocol/view'
import { counted } from '../numbers'
import type { SceneEdge } from './scene'

/** `node:3`, `edge:4294967298`; null for nothing. */
export type Pointed = `node:${number}` | `edge:${number}` | null

export interface Light {
  readonly nodes: ReadonlySet<number>
  readonly edges: ReadonlySet<number>
}

/** Null where nothing is pointed at, or where it is alone: to dim everybody else would say nothing. */
export function lightOf(pointed: Pointed, edges: readonly SceneEdge[]): Light | null {
  if (pointed === null) return null
  const [kind, number] = pointed.split(':')
  const key = Number(number)
  const lit = edges.filter((edge) =>
    kind === 'edge' ? edge.key === key : edge.from === key || edge.to === key,
  )
  if (lit.length === 0) return null
  return {
    nodes: new Set(lit.flatMap(({ from, to }) => [from, to])),
    edges: new Set(lit.map((edge) => edge.key)),
  }
}

/** Of what is chosen: its ways, their ends, and the actor that is meant. */
export function lightOfWays(
  ways: ReadonlySet<number>,
  actor: number | null,
  edges: readonly SceneEdge[],
): Light | null {
  const lit = edges.filter((edge) => ways.has(edge.key))
  if (lit.length === 0) return null
  const nodes = new Set(lit.flatMap(({ from, to }) => [from, to]))
  if (actor !== null) nodes.add(actor)
  return { nodes, edges: new Set(lit.map((edge) => edge.key)) }
}

/** `bank to account_1: 150 messages, last add` */
export function wayInWords(
  from: string,
  to: string,
  edge: Pick<EdgeView, 'count' | 'lastMethod'> | undefined,
  held: number,
): string {
  const parts = [
    edge ? counted(edge.count, 'message') : '',
    edge?.lastMethod ? `last ${edge.lastMethod}` : '',
    held > 0 ? `${counted(held, 'message')} held` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? `${from} to ${to}` : `${from} to ${to}: ${parts.join(', ')}`
}
