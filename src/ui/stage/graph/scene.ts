/**
 * What the graph draws, apart from anything that changes with every message: nodes, edges, heights.
 *
 * A scene is the same object while nothing in it changed, so that React Flow hears of topology and never of traffic.
 * The classes that a frame says are piles are one node each.
 */
import type { ActorView, PileView, StageFrame } from '../../../runtime/protocol/view'
import { edgeKey, nodeOf } from '../../store/stage-edges'

export const nodeWidth = 188
/** Beyond so many, actors that have stopped give their places to newcomers. */
export const roomyUpTo = 12

export interface SceneNode {
  /** An actor's index, or the key of a pile, −1, −2, … */
  readonly key: number
  /** What its position is kept under: the actor's path id, or `class:Name`. */
  readonly id: string
  readonly kind: 'actor' | 'class'
  readonly name: string
  readonly className: string
  /** Path id of its parent, '' for the notebook. */
  readonly parent: string
  /** Path id of the ended actor whose name and place it takes, or ''. */
  readonly replaces: string
  readonly height: number
  /** Stopped or dead. */
  readonly ended: boolean
}

export interface SceneEdge {
  readonly key: number
  readonly from: number
  readonly to: number
}

export interface Scene {
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  /** Indexes of the stopped actors that gave their places to newcomers. */
  readonly gaveWay: ReadonlySet<number>
  readonly signature: readonly number[]
}

export const emptyScene: Scene = {
  nodes: [],
  edges: [],
  gaveWay: new Set(),
  signature: [],
}

const oneNumber = /^-?\d{1,6}(\.\d{1,3})?$/

/** The number to draw big: the actor's whole state is one number of at most seven characters. */
export function bigNumber(actor: ActorView): string | null {
  if (actor.fields.length !== 1 || actor.index === 0) return null
  const text = actor.fields[0].text
  return text.length <= 7 && oneNumber.test(text) ? text : null
}

export function heightOf(actor: ActorView): number {
  if (bigNumber(actor) !== null) return 128
  return actor.fields.length >= 2 ? 112 : 96
}

/** `chosen`: an actor that is drawn whatever else. */
export function sceneOf(previous: Scene, frame: StageFrame, chosen: number | null = null): Scene {
  const back = chosen !== null && previous.gaveWay.has(chosen)
  const signature = signatureOf(frame)
  if (!back && sameNumbers(previous.signature, signature)) return previous
  const { actors: all, replaced } = current(frame.actors)
  const gaveWay = givingWay(all, replaced, previous, chosen)
  const actors = gaveWay.size === 0 ? all : all.filter((one) => !gaveWay.has(one.index))
  const nodes = [...nodesOf(actors, replaced, frame.actors), ...frame.piles.map(pileNode)]
  return { nodes, edges: edgesOf(frame, new Set(nodes.map((node) => node.key))), gaveWay, signature }
}

/** Everything that the scene depends on, as numbers: cheap to make and to compare in every frame. */
function signatureOf(frame: StageFrame): number[] {
  const numbers: number[] = [frame.actors.length, frame.edges.length, ...frame.piles.map((pile) => pile.key)]
  for (const actor of frame.actors)
    numbers.push(actor.index * 512 + heightOf(actor) * 2 + (hasEnded(actor) ? 1 : 0))
  for (const edge of frame.edges) numbers.push(edgeKey(edge.from, edge.to))
  const known = new Set(numbers)
  for (const held of frame.held) {
    const key = edgeKey(nodeOf(frame, held.from), nodeOf(frame, held.to))
    if (!known.has(key)) {
      known.add(key)
      numbers.push(key)
    }
  }
  return numbers
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

function hasEnded(actor: ActorView): boolean {
  return actor.status === 'stopped' || actor.status === 'dead'
}

/**
 * Without the ended actors whose name a later actor has taken: running a cell again replaces its actors, and each
 * newcomer takes the place of the one it replaces.
 */
function current(actors: readonly ActorView[]): { actors: ActorView[]; replaced: Map<number, string> } {
  const newest = new Map<string, ActorView>()
  const replaced = new Map<number, string>()
  const gone = new Set<number>()
  for (const actor of actors) {
    const before = newest.get(actor.name)
    if (before && hasEnded(before)) {
      gone.add(before.index)
      replaced.set(actor.index, replaced.get(before.index) ?? before.id)
    }
    newest.set(actor.name, actor)
  }
  return { actors: gone.size === 0 ? [...actors] : actors.filter((one) => !gone.has(one.index)), replaced }
}

/**
 * Stopped actors stay on the floor, so that one sees what happened. In a full picture each newcomer takes the place of
 * the one that was made first; who died, or has undeliverable messages, stays.
 */
function givingWay(
  actors: readonly ActorView[],
  replaced: Map<number, string>,
  previous: Scene,
  chosen: number | null,
): ReadonlySet<number> {
  const gone = new Set<number>()
  const spare: ActorView[] = []
  for (const actor of actors) {
    if (actor.status !== 'stopped' || actor.index === chosen) continue
    if (previous.gaveWay.has(actor.index)) gone.add(actor.index)
    else if (actor.undeliverable === 0) spare.push(actor)
  }
  const over = actors.length - gone.size - roomyUpTo
  if (over <= 0 || spare.length === 0) return gone
  const known = new Set(previous.nodes.map((node) => node.key))
  const newcomers = actors.filter((one) => !hasEnded(one) && !known.has(one.index))
  for (const [n, newcomer] of newcomers.slice(0, Math.min(over, spare.length)).entries()) {
    gone.add(spare[n].index)
    if (!replaced.has(newcomer.index)) replaced.set(newcomer.index, spare[n].id)
  }
  return gone
}

function nodesOf(
  actors: readonly ActorView[],
  replaced: ReadonlyMap<number, string>,
  everybody: readonly ActorView[],
): SceneNode[] {
  const ids = new Map(everybody.map((actor) => [actor.index, actor.id]))
  return actors.map((actor) => ({
    key: actor.index,
    id: actor.id,
    kind: 'actor',
    name: actor.name,
    className: actor.className,
    // Its parent may be in a pile; then it stands as if the notebook had made it.
    parent: actor.index === 0 ? '' : (ids.get(actor.parent) ?? ids.get(0) ?? ''),
    replaces: replaced.get(actor.index) ?? '',
    height: heightOf(actor),
    ended: hasEnded(actor),
  }))
}

function pileNode({ key, className }: PileView): SceneNode {
  const id = `class:${className}`
  const common = { parent: '0', replaces: '', height: 96, ended: false }
  return { key, id, kind: 'class', name: className, className, ...common }
}

function edgesOf(frame: StageFrame, drawn: ReadonlySet<number>): SceneEdge[] {
  const edges = new Map<number, SceneEdge>()
  const add = (from: number, to: number): void => {
    const key = edgeKey(from, to)
    if (!edges.has(key) && drawn.has(from) && drawn.has(to)) edges.set(key, { key, from, to })
  }
  for (const edge of frame.edges) add(edge.from, edge.to)
  for (const held of frame.held) add(nodeOf(frame, held.from), nodeOf(frame, held.to))
  return [...edges.values()]
}
