/**
 * Where everything on the graph stands: placement, what a person dragged, and from both the rectangles and the ways.
 *
 * One a stage, kept while other views are shown, so that the picture is the same on coming back. It changes with the
 * topology and with dragging, never with a message. Objects that did not change keep their identity for React Flow.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StageStore } from '../../store/stage'
import { emptyPlacement, place, type Placement, type Point } from './layout'
import { routesOf, type Rect, type Route } from './route'
import { nodeWidth, type Scene } from './scene'
import { pillSpots, type Spot } from './spots'

export interface ArrangementState {
  readonly scene: Scene
  readonly placement: Placement
  /** Path id → where a person put it. */
  readonly moved: ReadonlyMap<string, Point>
  /** Node key → its rectangle. */
  readonly rects: ReadonlyMap<number, Rect>
  /** Edge key → its way. */
  readonly routes: ReadonlyMap<number, Route>
  readonly pills: ReadonlyMap<number, Spot>
}

export interface Arrangement {
  readonly state: StoreApi<ArrangementState>
  move(id: string, to: Point): void
  readonly start: () => () => void
}

export function createArrangement(stage: StageStore): Arrangement {
  const state = createStore<ArrangementState>(() => arranged(stage.state.getState().scene, null, new Map()))
  const follow = (): void => {
    const { scene } = stage.state.getState()
    const before = state.getState()
    if (scene !== before.scene) state.setState(arranged(scene, before, before.moved))
  }
  return {
    state,
    move: (id, to) => {
      const before = state.getState()
      state.setState(arranged(before.scene, before, new Map(before.moved).set(id, to)))
    },
    start: () => {
      follow()
      return stage.state.subscribe(follow)
    },
  }
}

export function arranged(
  scene: Scene,
  before: ArrangementState | null,
  moved: ReadonlyMap<string, Point>,
): ArrangementState {
  const placement = place(before?.placement ?? emptyPlacement, scene.nodes, moved)
  const rects = new Map<number, Rect>()
  for (const node of scene.nodes) {
    const at = placement.positions.get(node.id)
    if (!at) continue
    const old = before?.rects.get(node.key)
    const same = old && old.x === at.x && old.y === at.y && old.height === node.height
    rects.set(node.key, same ? old : { x: at.x, y: at.y, width: nodeWidth, height: node.height })
  }
  const routes = routesOf(rects, scene.edges)
  if (before) {
    for (const [key, route] of routes) {
      const old = before.routes.get(key)
      if (old && sameRoute(old, route)) routes.set(key, old)
    }
  }
  return { scene, placement, moved, rects, routes, pills: pillSpots(routes.values(), rects.values()) }
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
