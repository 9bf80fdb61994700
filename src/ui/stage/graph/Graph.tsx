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
  type NodeChange,
  type OnNodesChange,
  type NodeTypes,
  type EdgeTypes,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useCallback, useEffect, useMemo, useState, type CSSProperties, type RefCallback } from 'react'
import { useStore } from 'zustand'
import { classes } from '../../primitives/classes'
import { useStage, useStageStore } from '../../store/stage-react'
import { edgeKey, nodeOf } from '../../store/stage-edges'
import { counted, grouped } from '../numbers'
import { ActorNode, type ActorFlowNode } from './ActorNode'
import { arrangementOf, type Arrangement } from './arrangement'
import { ClassNode, type ClassFlowNode } from './ClassNode'
import styles from './Graph.module.css'
import { GraphControls } from './GraphControls'
import { HeldEnvelopes } from './HeldEnvelopes'
import { MessageEdge, type MessageFlowEdge } from './MessageEdge'
import { ParticleCanvas } from './ParticleCanvas'
import { nodeWidth, type SceneNode } from './scene'
import { heldSpots, settledPills } from './spots'
import { farthest, growthOf, stripHeight } from './view'

type FlowNode = ActorFlowNode | ClassFlowNode

const nodeTypes: NodeTypes = { actor: ActorNode, class: ClassNode }
const edgeTypes: EdgeTypes = { message: MessageEdge }
/** Beyond this many nodes, arcs stand still: turning them would cost more than the messages. */
const calmFrom = 40
const controlsHeight = 40
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
  const { scene, placement, rects, routes, pills } = useStore(arrangement.state)
  const chosen = useStage((state) => state.chosen)
  const held = useStage((state) => state.held)
  const growth = useFlow((state) => growthOf(state.transform[2], scene.nodes.length))
  const [leftOut, setLeftOut] = useState(0)

  const nodes = useMemo(
    () =>
      scene.nodes.map((node): FlowNode => {
        const position = placement.positions.get(node.id) ?? { x: 0, y: 0 }
        return flowNode(node, position, node.key === chosen)
      }),
    [scene, placement, chosen],
  )
  const edges = useMemo(
    () =>
      [...routes.values()].map((route): MessageFlowEdge => ({
        id: String(route.key),
        type: 'message',
        source: String(route.from),
        target: String(route.to),
        data: { route, pill: pills.get(route.key), crowded: routes.size > settledPills },
        focusable: false,
        selectable: false,
      })),
    [routes, pills],
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
      )}
      style={{ '--grow': growth } as CSSProperties}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        minZoom={farthest}
        maxZoom={2}
        zoomOnDoubleClick={false}
        panOnScroll
        onlyRenderVisibleElements={scene.nodes.length > calmFrom}
        attributionPosition="top-right"
        ariaLabelConfig={words}
        aria-label="Graph of the actors"
      >
        <HeldEnvelopes spots={spots} />
      </ReactFlow>
      <ParticleCanvas lying={lying} onLeftOut={onLeftOut} />
      <div className={styles.notes}>
        <Bounds />
        {routes.size > settledPills && chosen === null ? (
          <span>Choose an actor to see its rates.</span>
        ) : null}
        {leftOut > 0 ? <span>{counted(leftOut, 'message')} not drawn one by one</span> : null}
      </div>
      <GraphControls rects={rects} ended={ended} />
    </div>
  )
}

/**
 * Tells the arrangement how much of the floor can be seen while a person delivers, whatever the mode is now. Sizes are
 * read when they change: to read them with every picture would have the browser lay out the page in between.
 */
function useRoom(arrangement: Arrangement): RefCallback<HTMLDivElement> {
  const stepping = useStage((state) => state.frame.mode === 'step')
  return useCallback(
    (element) => {
      if (!element) return
      const measure = (): void => {
        const { clientWidth: width, clientHeight: height } = element
        if (width > 0 && height > 0)
          arrangement.resize({ width, height: height - controlsHeight - (stepping ? 0 : stripHeight) })
      }
      measure()
      const sizes = new ResizeObserver(measure)
      sizes.observe(element)
      return () => sizes.disconnect()
    },
    [arrangement, stepping],
  )
}

/** What the picture leaves out, in words. */
function Bounds() {
  const piles = useStage((state) => state.frame.piles)
  const actorsLeftOut = useStage((state) => state.frame.actorsLeftOut)
  const heldLeftOut = useStage((state) => state.frame.heldLeftOut)
  const gaveWay = useStage((state) => state.scene.gaveWay.size)
  return (
    <>
      {piles.map(({ key, className, count, ended }) => (
        <span key={key}>
          {grouped(count)} {className} actors drawn as one
          {ended > 0 ? `, ${grouped(ended)} of them ended` : ''}
        </span>
      ))}
      {actorsLeftOut > 0 ? <span>{counted(actorsLeftOut, 'actor')} not shown</span> : null}
      {gaveWay > 0 ? <span>{counted(gaveWay, 'stopped actor')} not shown</span> : null}
      {heldLeftOut > 0 ? <span>{counted(heldLeftOut, 'held message')} not shown</span> : null}
    </>
  )
}

function flowNode(node: SceneNode, position: { x: number; y: number }, selected: boolean): FlowNode {
  const common = {
    id: String(node.key),
    position,
    width: nodeWidth,
    height: node.height,
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
