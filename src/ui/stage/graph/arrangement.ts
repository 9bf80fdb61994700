/**
 * Where everything on the graph stands: placement, what a person dragged, and from both the rectangles and the ways.
 *
 * One a stage, kept while other views are shown, so that the picture is the same on coming back. It changes with the
 * topology and with dragging, never with a message but an actor's first. The size of the floor decides where newcomers
 * go, and moves nobody. Objects that did not change keep their identity for React Flow. While actors are grouped they
 * stand in their groups, and their own places wait.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { HeldView } from '../../../runtime/protocol/view'
import type { StageStore } from '../../store/stage'
import { edgeKey } from '../../store/stage-edges'
import { noGroups, placeGroups, type GroupPlacement } from './group-layout'
import { groupedBy, sameGroups, type Grouped, type Grouping } from './groups'
import { emptyPlacement, place, usualRoom, type Placement } from './layout'
import { routesOf, type Rect, type Route } from './route'
import { nodeWidth, type Scene } from './scene'
import type { Point } from './slots'
import { settle, settledAtMost, unsettled, type Link } from './settle'
import { keepPlaces, pillSpots, type PillSpot } from './spots'
import type { Room } from './view'

const settleAfter = 500

export interface ArrangementState {
  readonly scene: Scene
  readonly placement: Placement
  /** Path id → where a person put it. */
  readonly moved: ReadonlyMap<string, Point>
  /** Node key → its rectangle. */
  readonly rects: ReadonlyMap<number, Rect>
  /** Edge key → its way. */
  readonly routes: ReadonlyMap<number, Route>
  readonly pills: ReadonlyMap<number, PillSpot>
  readonly grouping: Grouping
  readonly grouped: Grouped
  /** Where they stand while they are grouped. */
  readonly groups: GroupPlacement
}

export interface Arrangement {
  readonly state: StoreApi<ArrangementState>
  move(id: string, to: Point): void
  group(by: Grouping): void
  /** How much of the floor can be seen. */
  resize(room: Room): void
  /** By how much words have grown against the zoom. */
  grow(growth: number): void
  room(): Room
  readonly start: () => () => void
}

export function createArrangement(stage: StageStore): Arrangement {
  const state = createStore<ArrangementState>(() => arranged(stage.state.getState().scene, null, new Map()))
  let timer = 0
  let room = usualRoom
  let growth = 1
  const put = (
    scene: Scene,
    before: ArrangementState,
    moved: ReadonlyMap<string, Point> = before.moved,
  ): void => state.setState(arranged(scene, before, moved, room, growth))
  const settleNow = (): void => {
    timer = 0
    const { scene, held } = stage.state.getState()
    const before = state.getState()
    // What a person dragged in their groups says nothing of their own places.
    const moved = before.grouping === 'nothing' ? before.moved : new Map<string, Point>()
    const placement = settle(before.placement, scene.nodes, linksOf(scene, held), moved, room)
    if (placement !== before.placement) put(scene, { ...before, placement })
  }
  const follow = (): void => {
    const { scene, frame } = stage.state.getState()
    const before = state.getState()
    const grouped =
      before.grouping === 'nothing'
        ? before.grouped
        : groupedBy(before.grouping, frame.actors, before.grouped)
    if (scene !== before.scene || !sameGroups(grouped, before.grouped)) put(scene, { ...before, grouped })
    if (scene.nodes.length > settledAtMost * 2) return
    const { placement, moved } = state.getState()
    if (unsettled(placement, scene.nodes, linksOf(scene, []), moved).length === 0) return
    // A run at rest shows all of its first messages; one that goes on gets half a second.
    if (frame.phase === 'waiting' && frame.held.length > 0) settleNow()
    else if (timer === 0) timer = window.setTimeout(settleNow, settleAfter)
  }
  return {
    state,
    move: (id, to) => {
      const before = state.getState()
      put(before.scene, before, new Map(before.moved).set(id, to))
    },
    group: (grouping) => {
      const before = state.getState()
      if (grouping === before.grouping) return
      const { scene, frame } = stage.state.getState()
      const grouped = groupedBy(grouping, frame.actors, new Map())
      put(scene, { ...before, grouping, grouped, groups: noGroups }, new Map())
    },
    resize: (size) => {
      room = size
    },
    grow: (by) => {
      if (by === growth) return
      growth = by
      const { routes, rects } = state.getState()
      state.setState({ pills: pillSpots(routes.values(), rects.values(), growth) })
    },
    room: () => room,
    start: () => {
      follow()
      const stop = stage.state.subscribe(follow)
      return () => {
        stop()
        window.clearTimeout(timer)
        timer = 0
      }
    },
  }
}

export function arranged(
  scene: Scene,
  before: ArrangementState | null,
  moved: ReadonlyMap<string, Point>,
  room: Room = usualRoom,
  growth = 1,
): ArrangementState {
  const grouping = before?.grouping ?? 'nothing'
  const grouped = before?.grouped ?? new Map<number, string>()
  const alone = grouping === 'nothing'
  const placement = place(before?.placement ?? emptyPlacement, scene.nodes, alone ? moved : new Map(), room)
  const groups = alone
    ? noGroups
    : placeGroups(before?.groups ?? noGroups, scene.nodes, (key) => grouped.get(key) ?? '')
  const { positions } = alone ? placement : groups
  const rects = new Map<number, Rect>()
  for (const node of scene.nodes) {
    const at = (alone ? undefined : moved.get(node.id)) ?? positions.get(node.id)
    if (!at) continue
    const old = before?.rects.get(node.key)
    const same = old && old.x === at.x && old.y === at.y && old.height === node.height
    rects.set(node.key, same ? old : { x: at.x, y: at.y, width: nodeWidth, height: node.height })
  }
  const routes = routesOf(rects, scene.edges)
  if (before) {
    keepPlaces(before.routes, routes)
    for (const [key, route] of routes) {
      const old = before.routes.get(key)
      if (old && sameRoute(old, route)) routes.set(key, old)
    }
  }
  const pills = pillSpots(routes.values(), rects.values(), growth)
  return { scene, placement, moved, rects, routes, pills, grouping, grouped, groups }
}

/** Who talks to whom, with the room that it needs: a line, more for a held envelope, little for the notebook's past. */
function linksOf(scene: Scene, held: readonly HeldView[]): Link[] {
  const ids = new Map(scene.nodes.map((node) => [node.key, node.id]))
  const counts = new Map<number, number>()
  for (const one of held) {
    const key = edgeKey(one.from, one.to)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return scene.edges.flatMap(({ key, from, to }): Link[] => {
    const sender = ids.get(from)
    const receiver = ids.get(to)
    if (sender === undefined || receiver === undefined) return []
    return [{ from: sender, to: receiver, weight: (from === 0 ? 0.5 : 1) + 2 * (counts.get(key) ?? 0) }]
  })
}

function sameRoute(a: Route, b: Route): boolean {
  return (
    a.x0 === b.x0 &&
    a.y0 === b.y0 &&
    a.x1 === b.x1 &&
    a.y1 === b.y1 &&
    a.x2 === b.x2 &&
    a.y2 === b.y2 &&
    a.x3 === b.x3 &&
    a.y3 === b.y3 &&
    a.paired === b.paired
  )
}

const arrangements = new WeakMap<StageStore, Arrangement>()

export function arrangementOf(stage: StageStore): Arrangement {
  const found = arrangements.get(stage)
  if (found) return found
  const made = createArrangement(stage)
  arrangements.set(stage, made)
  return made
}
