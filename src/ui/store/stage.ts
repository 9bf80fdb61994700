/**
 * What the stage shows, outside React: one store a session, read once an animation frame, and at full speed less often.
 *
 * Each frame the loop pulls the session's picture, if one is due, and what moved; it hands the moves to the painters
 * (the particle canvas), offers every actor and edge to its feed, and publishes the rest. No message ever causes a
 * render: actors are shown a few a frame, numbers when they differ. When nothing changes the loop sleeps until the
 * session calls.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Session } from '../../notebooks/kernel/session'
import type { ActorView, HeldView, LogLine, StageFrame, StageMoves } from '../../runtime/protocol/view'
import { Appearances } from '../stage/palette'
import { emptyScene, sceneOf, type Scene } from '../stage/graph/scene'
import { nothing, type Selection } from './selection'
import { Choice, noChoice, type ChoiceState } from './stage-choice'
import { edgeKey, lookOf, roundedRate, type EdgeLook } from './stage-edges'
import { Feed } from './stage-feed'

export type StageSession = Pick<
  Session,
  | 'frame'
  | 'moves'
  | 'subscribe'
  | 'watch'
  | 'find'
  | 'nameOf'
  | 'message'
  | 'inspect'
  | 'rowsFrom'
  | 'rowsBetween'
>

export interface StageState extends ChoiceState {
  readonly frame: StageFrame
  /** Topology of the frame; the same object while only numbers change. */
  readonly scene: Scene
  /** The frame's held messages; the same array while they are the same. */
  readonly held: readonly HeldView[]
  readonly logs: readonly LogLine[]
  readonly logsLeftOut: number
  /** The actor that was last to be brought into view; a new object each time. */
  readonly sought: { readonly index: number } | null
  /** The words that the finder was opened with; null while it is closed. */
  readonly finder: string | null
  /** You deliver: the actors that the last delivery changed; null where there was none, as after Undo. */
  readonly touched: ReadonlySet<number> | null
  /** Deliveries a second over edges that show a rate, and how many edges those are. */
  readonly rates: { readonly perSecond: number; readonly edges: number }
}

/** Called once a frame while awake; true asks for another frame. */
export type Painter = (time: number, moves: StageMoves) => boolean

export interface StageStore {
  readonly state: StoreApi<StageState>
  /** Which colours names have on this stage. */
  readonly appearances: Appearances
  readonly actors: Feed<ActorView>
  /** By `edgeKey` of the nodes that are drawn. */
  readonly edges: Feed<EdgeLook>
  /** The newest looks, for painters. */
  lookAt(key: number): EdgeLook | undefined
  paint(painter: Painter): () => void
  wake(): void
  /** An actor as it is now; null chooses nothing. */
  choose(index: number | null): void
  /** Chooses this everywhere. `inspect` false: without opening the inspector. */
  select(selection: Selection, inspect?: boolean): void
  /** A message, or the actor that it is about where the message is kept no more. */
  selectMessage(row: number, actor: number): void
  /** The newest message from one node to another. */
  selectWay(from: number, to: number): void
  /** Opens or closes the inspector; what is chosen stays. */
  inspect(open: boolean): void
  /** Chooses an actor, whether it is drawn or not, and has it brought into view. */
  seek(index: number): void
  /** Indexes of all actors that have these words in their name or class, the best first. */
  find(words: string): readonly number[]
  /** Of any actor, listed or not. */
  nameOf(index: number): string
  openFinder(words: string): void
  closeFinder(): void
  /** Reads the session until the returned function is called; nested starts share one loop. */
  start(): () => void
}

export interface FrameClock {
  request(callback: (time: number) => void): number
  cancel(handle: number): void
}

const keptLogs = 2000
/** Actors and edges that are shown a frame. */
const budget = 12
const idleAfter = 400
const logsEvery = 100
/** While messages run at full speed, ms between two pictures: nobody reads numbers that change with every frame. */
const pictureEvery = 60
/** The same where so many actors change that a picture takes more than a frame. */
const crowd = 60
const crowdPictureEvery = 120
const crowdBudget = 20
const noMoves: StageMoves = { cursor: 0, flights: [], flightsLeftOut: 0, logs: [], logsLeftOut: 0 }

const browserClock: FrameClock = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

export function createStageStore(session: StageSession, clock: FrameClock = browserClock): StageStore {
  const first = session.frame()
  const state = createStore<StageState>(() => ({
    frame: first,
    scene: emptyScene,
    held: first.held,
    logs: [],
    logsLeftOut: 0,
    ...noChoice,
    sought: null,
    finder: null,
    touched: null,
    rates: { perSecond: 0, edges: 0 },
  }))
  const actors = new Feed<ActorView>(sameActor)
  const edges = new Feed<EdgeLook>((a, b) => a === b)
  const looks = new Map<number, EdgeLook>()
  const painters = new Set<Painter>()
  const appearances = new Appearances()
  let cursor = 0
  let last: StageFrame | null = null
  let logs: LogLine[] = []
  let logsLeftOut = 0
  let logsDirty = false
  let logsAt = 0
  let changedAt = 0
  let picturedAt = -Infinity
  let handle = 0
  let starts = 0

  const choice = new Choice(
    { getState: state.getState, setState: (part) => state.setState(part) },
    () => ({
      message: (row) => session.message(row),
      inspect: (actor, moment) => session.inspect(actor, moment),
      rowsFrom: (place) => session.rowsFrom(place),
      logs: state.getState().logs,
    }),
    (chosen) => session.watch(chosen),
  )

  const take = (frame: StageFrame): void => {
    appearances.meet(frame.actors)
    const before = state.getState()
    const scene = sceneOf(before.scene, frame, before.chosen)
    for (const actor of frame.actors) actors.offer(actor.index, actor)
    const rates = takeEdges(frame, before.rates)
    if (scene !== before.scene) {
      const indexes = new Set(frame.actors.map((actor) => actor.index))
      actors.prune((key) => indexes.has(key))
      const keys = new Set(scene.edges.map((edge) => edge.key))
      edges.prune((key) => keys.has(key))
      for (const key of looks.keys()) if (!keys.has(key)) looks.delete(key)
    }
    const held = sameHeld(before.held, frame.held) ? before.held : frame.held
    // One that is watched from now on may be missing from a frame; then the session still has a name for it.
    const gone =
      before.chosen !== null &&
      !frame.actors.some((actor) => actor.index === before.chosen) &&
      session.nameOf(before.chosen) === ''
    const touched = touchedBy(before, frame)
    state.setState({ frame, scene, held, rates, touched, ...(gone ? noChoice : null) })
    choice.stale()
  }

  const takeEdges = (frame: StageFrame, before: StageState['rates']): StageState['rates'] => {
    let perSecond = 0
    let busy = 0
    for (const { from, to, rate, lastMethod } of frame.edges) {
      const key = edgeKey(from, to)
      const look = lookOf(looks.get(key), rate, lastMethod, frame.clockRate)
      looks.set(key, look)
      edges.offer(key, look)
      if (!look.busy) continue
      perSecond += look.rate
      busy += 1
    }
    const rounded = perSecond < 10 ? roundedRate(perSecond) : Math.round(perSecond)
    return rounded === before.perSecond && busy === before.edges
      ? before
      : { perSecond: rounded, edges: busy }
  }

  const takeLogs = (moves: StageMoves): void => {
    const anew = moves.logsAnew === true
    if (!anew && moves.logs.length === 0 && moves.logsLeftOut === 0) return
    if (anew && logs.length === 0 && moves.logs.length === 0) return
    if (anew) logsLeftOut = 0
    const all = anew ? moves.logs : logs.concat(moves.logs)
    logsLeftOut += moves.logsLeftOut + Math.max(0, all.length - keptLogs)
    logs = all.length > keptLogs ? all.slice(all.length - keptLogs) : [...all]
    logsDirty = true
  }

  const tick = (time: number): void => {
    handle = 0
    const flowing = last !== null && last.mode === 'live' && last.phase === 'running'
    const crowded = last !== null && last.actors.length >= crowd
    const due = !flowing || time - picturedAt >= (crowded ? crowdPictureEvery : pictureEvery)
    const frame = due ? session.frame() : last!
    if (frame !== last) {
      last = frame
      changedAt = time
      picturedAt = time
      take(frame)
    }
    const moves = session.moves(cursor)
    if (moves.cursor !== cursor) {
      cursor = moves.cursor
      changedAt = time
      takeLogs(moves)
    }
    if (logsDirty && (time - logsAt >= logsEvery || logsAt === 0)) {
      logsDirty = false
      logsAt = time
      state.setState({ logs, logsLeftOut })
      choice.stale()
    }
    const chosenBehind = choice.refresh(time)
    // Between two pictures only the canvas changes: each number that is shown has the page laid out and painted.
    const shown = flowing && crowded ? crowdBudget : budget
    let more = due ? actors.flush(shown) : true
    if (due) more = edges.flush(shown) || more
    more ||= logsDirty || chosenBehind
    for (const painter of painters) more = painter(time, moves) || more
    const going = frame.phase === 'running' || frame.phase === 'pausing'
    if (more || going || time - changedAt < idleAfter) wake()
  }

  const wake = (): void => {
    if (starts > 0 && handle === 0) handle = clock.request(tick)
  }

  let unsubscribe: (() => void) | null = null
  const start = (): (() => void) => {
    starts += 1
    if (starts === 1) {
      unsubscribe = session.subscribe(wake)
      wake()
    }
    let stopped = false
    return () => {
      if (stopped) return
      stopped = true
      starts -= 1
      if (starts > 0) return
      unsubscribe?.()
      unsubscribe = null
      if (handle !== 0) clock.cancel(handle)
      handle = 0
    }
  }

  const select = (selection: Selection, inspect = true): void => {
    if (!choice.select(selection, inspect)) return
    // Somebody who gave way to others comes back, and the session may have a picture with the chosen one in it.
    last = session.frame()
    take(last)
    wake()
  }

  const choose = (index: number | null): void =>
    select(index === null ? nothing : { kind: 'actor', index, change: null })

  take(first)
  last = first

  return {
    state,
    appearances,
    actors,
    edges,
    lookAt: (key) => looks.get(key),
    paint: (painter) => {
      painters.add(painter)
      painter(0, noMoves)
      return () => painters.delete(painter)
    },
    wake,
    choose,
    select,
    selectMessage: (row, actor) =>
      session.message(row) === null ? choose(actor) : select({ kind: 'message', row, key: '' }),
    selectWay: (from, to) => {
      const newest = session.rowsBetween(from, to).messages.at(0)
      if (newest) select({ kind: 'message', row: newest.row, key: '' })
    },
    inspect: (open) =>
      state.setState(({ selection }) => ({ inspecting: open && selection.kind !== 'nothing' })),
    seek: (index) => {
      choose(index)
      state.setState({ sought: { index } })
    },
    find: (words) => session.find(words),
    nameOf: (index) => session.nameOf(index) || 'someone',
    openFinder: (words) => state.setState({ finder: words }),
    closeFinder: () => state.setState({ finder: null }),
    start,
  }
}

const stores = new WeakMap<StageSession, StageStore>()

/** The one store of a session: whoever shows its stage shares the loop, the positions and the choice. */
export function stageStoreOf(session: StageSession): StageStore {
  const found = stores.get(session)
  if (found) return found
  const made = createStageStore(session)
  stores.set(session, made)
  return made
}

/**
 * An actor's `changed` marks say what its own last message changed; several actors have some. In You deliver only those
 * of the last delivery are shown: the actors whose fields differ since the number of deliveries grew.
 */
function touchedBy(before: StageState, frame: StageFrame): ReadonlySet<number> | null {
  if (frame.mode !== 'step' || before.frame.mode !== 'step') return null
  const made = frame.delivered - before.frame.delivered
  if (made < 0 || (made === 0 && before.touched === null)) return null
  const touched = new Set(made > 0 ? [] : before.touched)
  const known = new Map(before.frame.actors.map((actor) => [actor.index, actor.fields]))
  let grown = made > 0
  for (const actor of frame.actors) {
    const fields = known.get(actor.index)
    if (!fields || fields === actor.fields || touched.has(actor.index)) continue
    if (fields.length === actor.fields.length && fields.every((one, n) => one.text === actor.fields[n].text))
      continue
    touched.add(actor.index)
    grown = true
  }
  return grown ? touched : before.touched
}

/** Equal in everything that a node shows. */
export function sameActor(a: ActorView, b: ActorView): boolean {
  if (a === b) return true
  if (
    a.name !== b.name ||
    a.className !== b.className ||
    a.status !== b.status ||
    a.cause !== b.cause ||
    a.depth !== b.depth ||
    a.held !== b.held ||
    a.handling !== b.handling ||
    a.handled !== b.handled ||
    a.worker !== b.worker ||
    a.undeliverable !== b.undeliverable ||
    a.oldCode !== b.oldCode ||
    a.slow !== b.slow ||
    a.fields.length !== b.fields.length
  )
    return false
  for (let n = 0; n < a.fields.length; n += 1) {
    const p = a.fields[n]
    const q = b.fields[n]
    if (p !== q && (p.name !== q.name || p.text !== q.text || p.changed !== q.changed)) return false
  }
  return true
}

export function sameHeld(a: readonly HeldView[], b: readonly HeldView[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let n = 0; n < a.length; n += 1) {
    const p = a[n]
    const q = b[n]
    if (
      p !== q &&
      (p.key !== q.key ||
        p.enabled !== q.enabled ||
        p.aside !== q.aside ||
        p.behind !== q.behind ||
        p.busy !== q.busy ||
        p.from !== q.from ||
        p.to !== q.to ||
        p.method !== q.method ||
        p.preview !== q.preview ||
        p.kind !== q.kind)
    )
      return false
  }
  return true
}
