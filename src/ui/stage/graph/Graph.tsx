/**
 * The graph: actors on a pale floor, the ways between them, and what travels.
 *
 * React Flow draws nodes and edges and takes care of pan, zoom and drag; it hears of topology only. Held envelopes are
 * buttons inside its viewport, travelling ones are painted on a canvas above it. Controls of the view come last.
 */
import {
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlow,
  Position,
  type NodeChange,
  type NodeHandle,
  type OnNodesChange,
  type NodeTypes,
  type EdgeTypes,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CSSProperties, FocusEvent, RefCallback } from 'react'
import { useStore } from 'zustand'
import { classes } from '../../primitives/classes'
import type { Linked } from '../../store/selection'
import type { StageStore } from '../../store/stage'
import { useStage, useStageStore } from '../../store/stage-react'
import { edgeKey, nodeOf } from '../../store/stage-edges'
import { parted, sidesOf, wallKey } from '../sides'
import { ActorNode, type ActorFlowNode } from './ActorNode'
import { arrangementOf, type Arrangement } from './arrangement'
import { ClassNode, type ClassFlowNode } from './ClassNode'
import { FaintWays } from './FaintWays'
import { FloorMap } from './FloorMap'
import { FloorNotes } from './FloorNotes'
import styles from './Graph.module.css'
import { GraphControls } from './GraphControls'
import { GroupFrames } from './GroupFrames'
import { HeldEnvelopes } from './HeldEnvelopes'
import { lightOf, lightOfWays, wayInWords, type Pointed } from './light'
import { LostMarks } from './LostMarks'
import { MessageEdge, type MessageFlowEdge } from './MessageEdge'
import { ParticleCanvas } from './ParticleCanvas'
import { nodeWidth, type SceneEdge, type SceneNode } from './scene'
import { heldSpots, pillSpots, settledPills } from './spots'
import { usePointed } from './use-pointed'
import { useWays } from './use-ways'
import { stripTakes, useStripPlace } from '../strip-place'
import { farthest, growthOf, nearest } from './view'

type FlowNode = ActorFlowNode | ClassFlowNode

const nodeTypes: NodeTypes = { actor: ActorNode, class: ClassNode }
const edgeTypes: EdgeTypes = { message: MessageEdge }
/** Beyond this many nodes, arcs stand still: turning them would cost more than the messages. */
const calmFrom = 40
/** Of the row under the graph, where the style doesn't say. */
const usualRow = '40'
const words = {
  'node.a11yDescription.default': 'Enter chooses the actor. Then the arrow keys move it.',
  'node.a11yDescription.keyboardDisabled': 'Enter chooses the actor.',
}

export function Graph() {
  return (
    <ReactFlowProvider>
      <Floor />
    </ReactFlowProvider>
  )
}

function Floor() {
  const stage = useStageStore()
  const arrangement = arrangementOf(stage)
  const floor = useRoom(arrangement)
  useEffect(() => arrangement.start(), [arrangement])
  const { scene, rects, routes, pills, grouping } = useStore(arrangement.state)
  const chosen = useStage((state) => state.chosen)
  const held = useStage((state) => state.held)
  const growth = useFlow((state) => growthOf(state.transform[2], scene.nodes.length))
  useEffect(() => arrangement.grow(growth), [arrangement, growth])
  const [leftOut, setLeftOut] = useState(0)
  const { pointed, handlers } = usePointed()
  const crowded = routes.size > settledPills
  const linked = useStage((state) => state.linked)
  const chosenWays = useMemo(() => waysOf(stage, linked), [stage, linked])
  const light = useMemo(() => {
    if (pointed === null && chosenWays.size > 0) return lightOfWays(chosenWays, linked.actor, scene.edges)
    const wanted: Pointed = pointed ?? (chosen === null ? null : `node:${chosen}`)
    return lightOf(wanted, scene.edges)
  }, [pointed, chosen, chosenWays, linked, scene])

  const placed = useMemo(
    () =>
      scene.nodes.map((node): FlowNode => {
        const { x, y } = rects.get(node.key) ?? { x: 0, y: 0 }
        return flowNode(node, { x, y }, node.key === chosen)
      }),
    [scene, rects, chosen],
  )
  const nodes = useMemo(
    () =>
      placed.map((node) => (light?.nodes.has(Number(node.id)) ? { ...node, className: styles.lit } : node)),
    [placed, light],
  )
  // In a crowd only what is lit is drawn one by one.
  const drawn = useMemo(
    () => scene.edges.filter(({ key }) => routes.has(key) && (!crowded || light?.edges.has(key))),
    [scene, routes, crowded, light],
  )
  const ways = useWays(drawn)
  const { reached } = ways
  const say = useCallback((key: number) => wordsOfWay(stage, scene.edges, key), [stage, scene])
  const shownPills = useMemo(() => {
    if (!crowded) return pills
    const lit = drawn.flatMap(({ key }) => routes.get(key) ?? [])
    return pillSpots(lit, rects.values(), growth)
  }, [crowded, pills, drawn, routes, rects, growth])
  const wall = useStage((state) => wallKey(state.frame.walls))
  const sides = useMemo(() => sidesOf(wall), [wall])
  const edges = useMemo(
    () =>
      drawn.flatMap(({ key, from, to }): MessageFlowEdge[] => {
        const route = routes.get(key)
        if (!route) return []
        const dim = light !== null && !light.edges.has(key)
        return [
          {
            id: String(key),
            type: 'message',
            source: String(from),
            target: String(to),
            data: {
              route,
              pill: shownPills.get(key),
              dim,
              chosen: chosenWays.has(key),
              parted: parted(sides, from, to),
              reached: key === reached,
              say,
            },
            // The way itself has a name and takes the focus: see MessageEdge.
            ariaRole: 'presentation',
            ariaLabel: null as unknown as string,
            domAttributes: { 'aria-roledescription': undefined },
            focusable: false,
            selectable: false,
          },
        ]
      }),
    [drawn, routes, light, shownPills, chosenWays, sides, reached, say],
  )
  const nodeAt = useCallback((index: number) => nodeOf(stage.state.getState().frame, index), [stage])
  const spots = useMemo(
    () => heldSpots(held, routes, rects.values(), nodeAt, growth),
    [held, routes, rects, nodeAt, growth],
  )
  const lying = useMemo(
    () =>
      new Map(
        spots.map((spot) => {
          const edge = edgeKey(nodeAt(spot.held.from), nodeAt(spot.held.to))
          return [spot.held.key, { edge, t: spot.t }] as const
        }),
      ),
    [spots, nodeAt],
  )

  const ended = useMemo(
    () => new Set(scene.nodes.filter((node) => node.ended).map((node) => node.key)),
    [scene],
  )

  const onNodesChange = useCallback<OnNodesChange<FlowNode>>(
    (changes: NodeChange<FlowNode>[]) => {
      const { nodes } = arrangement.state.getState().scene
      const classOf = (key: number): string => nodes.find((node) => node.key === key)?.className ?? ''
      for (const change of changes) {
        if (change.type === 'position' && change.position) {
          const node = nodes.find((one) => String(one.key) === change.id)
          if (node) arrangement.move(node.id, change.position)
        } else if (change.type === 'select') {
          const key = Number(change.id)
          // One of a pile is chosen by its name.
          if (change.selected && key < 0) stage.openFinder(classOf(key))
          else if (change.selected) stage.choose(key)
          else if (!change.selected && stage.state.getState().chosen === key) stage.choose(null)
        }
      }
    },
    [arrangement, stage],
  )
  // The receiver of a chosen message is marked already: a press chooses it itself.
  const onNodeClick = useCallback(
    (_: unknown, { id }: FlowNode) => {
      if (Number(id) >= 0) stage.choose(Number(id))
    },
    [stage],
  )
  const clear = useCallback(() => stage.choose(null), [stage])
  const onLeftOut = useMemo(() => throttled(setLeftOut, 500), [])

  const nobody = scene.nodes.length === 0 || (scene.nodes.length === 1 && scene.nodes[0].key === 0)
  if (nobody)
    return (
      <div ref={floor} className={styles.floor}>
        <p className={styles.empty}>Run a cell and its actors appear here.</p>
      </div>
    )
  return (
    <div
      ref={floor}
      className={classes(
        styles.floor,
        scene.nodes.length > calmFrom && styles.calm,
        growth > 1.25 && styles.grown,
        light !== null && styles.following,
      )}
      style={{ '--grow': growth } as CSSProperties}
      {...handlers}
      onFocus={(event: FocusEvent) => {
        handlers.onFocus(event)
        ways.onFocus(event)
      }}
      onKeyDown={ways.onKeyDown}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={onNodeClick}
        onPaneClick={clear}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        minZoom={farthest}
        maxZoom={nearest}
        zoomOnDoubleClick={false}
        panOnScroll
        onlyRenderVisibleElements={scene.nodes.length > calmFrom}
        attributionPosition="top-right"
        ariaLabelConfig={words}
        aria-label="Graph of the actors"
      >
        {grouping === 'nothing' ? null : <GroupFrames arrangement={arrangement} />}
        {crowded ? <FaintWays routes={routes} /> : null}
        <LostMarks routes={routes} />
        <HeldEnvelopes spots={spots} />
        <FloorMap rects={rects} />
      </ReactFlow>
      <ParticleCanvas lying={lying} onLeftOut={onLeftOut} />
      <FloorNotes
        way={pointed?.startsWith('edge:') ? say(Number(pointed.slice(5))) : ''}
        crowded={crowded && light === null}
        leftOut={leftOut}
      />
      <GraphControls rects={rects} ended={ended} grouping={grouping} onGroup={arrangement.group} />
    </div>
  )
}

/**
 * Tells the arrangement how much of the floor can be seen while a person delivers, whatever the mode is now. Sizes are
 * read when they change: to read them with every picture would have the browser lay out the page in between.
 */
function useRoom(arrangement: Arrangement): RefCallback<HTMLDivElement> {
  const stepping = useStage((state) => state.frame.mode === 'step')
  const strip = stripTakes[useStripPlace()]
  return useCallback(
    (element) => {
      if (!element) return
      const measure = (): void => {
        const { clientWidth: width, clientHeight: height } = element
        if (width === 0 || height === 0) return
        const style = getComputedStyle(element)
        const row = parseFloat(style.getPropertyValue('--row') || usualRow)
        const column = parseFloat(style.getPropertyValue('--column')) || 0
        const free = stepping ? stripTakes.nowhere : strip
        arrangement.resize({ width: width - column - free.width, height: height - row - free.height })
      }
      measure()
      const sizes = new ResizeObserver(measure)
      sizes.observe(element)
      return () => sizes.disconnect()
    },
    [arrangement, stepping, strip],
  )
}

/** The ways of what is chosen, by the keys of those that are drawn. */
function waysOf(stage: StageStore, { ways }: Linked): ReadonlySet<number> {
  const { frame } = stage.state.getState()
  return new Set(
    [...ways].map((way) => {
      const [from, to] = way.split('>').map(Number)
      return edgeKey(nodeOf(frame, from), nodeOf(frame, to))
    }),
  )
}

/** What a way has carried, now, in words; with its rate where that is shown. */
function wordsOfWay(stage: StageStore, edges: readonly SceneEdge[], key: number): string {
  const way = edges.find((edge) => edge.key === key)
  if (!way) return ''
  const { frame, held } = stage.state.getState()
  const nameOf = (node: number): string =>
    frame.piles.find((pile) => pile.key === node)?.className ?? stage.nameOf(node)
  const edge = frame.edges.find(({ from, to }) => from === way.from && to === way.to)
  const waiting = held.filter(
    ({ from, to }) => nodeOf(frame, from) === way.from && nodeOf(frame, to) === way.to,
  )
  const look = stage.lookAt(key)
  const rate = look?.busy ? `, ${look.rate} a second` : ''
  return wayInWords(nameOf(way.from), nameOf(way.to), edge, waiting.length) + rate
}

function flowNode(node: SceneNode, position: { x: number; y: number }, selected: boolean): FlowNode {
  const common = {
    id: String(node.key),
    position,
    width: nodeWidth,
    height: node.height,
    // Told and not measured: else its edges are away, with the focus on them, whenever a node looks different.
    measured: { width: nodeWidth, height: node.height },
    handles: handlesOf(node.height),
    selected,
  }
  return node.kind === 'actor'
    ? {
        ...common,
        type: 'actor',
        ariaLabel: node.key === 0 ? 'notebook, your cells' : `${node.name}, ${node.className}`,
        data: { index: node.key },
      }
    : {
        ...common,
        type: 'class',
        ariaLabel: `${node.className}, its actors drawn as one`,
        data: { pile: node.key, className: node.className },
      }
}

/** Edges have ways of their own, and ask only that there be two. */
function handlesOf(height: number): NodeHandle[] {
  const common = { y: height / 2, width: 1, height: 1 }
  return [
    { ...common, type: 'target', position: Position.Left, x: 0 },
    { ...common, type: 'source', position: Position.Right, x: nodeWidth },
  ]
}

/** Calls at most once in `every` ms, with the newest value. */
function throttled(call: (value: number) => void, every: number): (value: number) => void {
  let newest = 0
  let timer = 0
  return (value) => {
    newest = value
    if (timer !== 0) return
    timer = window.setTimeout(() => {
      timer = 0
      call(newest)
    }, every)
  }
}
