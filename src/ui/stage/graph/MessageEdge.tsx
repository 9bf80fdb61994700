/**
 * One direction between two actors: a thin line with a filled head; when busy, a pill with its rate.
 *
 * Quiet lines are grey. A busy one, and each of two directions, has its sender's colour. Under the line lies a wide one
 * that nobody sees: the pointer meets it, and keys go from one to the next. What it says is read when somebody asks.
 */
import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react'
import { Unplug } from 'lucide-react'
import { memo, useState } from 'react'
import { edgeWidth } from '../../store/stage-edges'
import { classes } from '../../primitives/classes'
import { Icon } from '../../primitives/Icon'
import { tip } from '../../primitives/Tooltip'
import { useEdgeLook, useStageStore } from '../../store/stage-react'
import { grouped } from '../numbers'
import { headOf } from './head'
import styles from './MessageEdge.module.css'
import { pathOf, pointAt, type Route } from './route'
import type { PillSpot } from './spots'
import { colourOfWay } from './way-colour'

export interface MessageEdgeData extends Record<string, unknown> {
  readonly route: Route
  readonly pill: PillSpot | undefined
  /** Others are lit and this is not. */
  readonly dim: boolean
  /** What is chosen went this way. */
  readonly chosen: boolean
  /** A partition lies across it. */
  readonly parted: boolean
  /** It is the one of all ways that Tab reaches. */
  readonly reached: boolean
  /** What it has carried, in words, now. */
  readonly say: (key: number) => string
}

export type MessageFlowEdge = Edge<MessageEdgeData, 'message'>

const chosenWidth = 2.25

export const MessageEdge = memo(function MessageEdge({ data }: EdgeProps<MessageFlowEdge>) {
  const look = useEdgeLook(data?.route.key ?? 0)
  if (!data) return null
  const { route, pill, dim, chosen, parted } = data
  const width = Math.max(look ? edgeWidth(look) : 1.5, chosen ? chosenWidth : 0)
  const colour = chosen ? 'var(--accent)' : parted ? 'var(--bad)' : colourOfWay(route, look?.busy ?? false)
  const head = headOf(route, width)
  return (
    <>
      <Reach data={data} />
      <path
        d={pathOf(head.shortened)}
        className={classes(styles.line, parted && styles.parted, dim && styles.dim)}
        data-chosen={chosen || undefined}
        style={{ stroke: colour, strokeWidth: `calc(${width}px * var(--lines))` }}
      />
      <path d={head.path} className={classes(styles.head, dim && styles.dim)} style={{ fill: colour }} />
      {parted ? <Plug route={route} dim={dim} /> : null}
      {look?.busy && !parted && pill && pill.shows !== 'nothing' ? (
        <EdgeLabelRenderer>
          <div
            className={classes(styles.pill, dim && styles.dim)}
            data-way={route.key}
            style={{ transform: `translate(-50%, -50%) translate(${pill.x}px, ${pill.y}px)` }}
          >
            <b>{grouped(look.rate)}/s</b>
            {pill.shows === 'all' ? ` ${look.method}` : null}
          </div>
        </EdgeLabelRenderer>
      ) : null}
    </>
  )
})

/** The words are those of the moment when the pointer or the focus came: to follow every message would draw each time. */
function Reach({ data: { route, reached, say } }: { readonly data: MessageEdgeData }) {
  const stage = useStageStore()
  const choose = (): void => stage.selectWay(route.from, route.to)
  const [words, setWords] = useState(() => say(route.key))
  const ask = (): void => setWords(say(route.key))
  return (
    <path
      d={pathOf(route)}
      className={`${styles.reach} nopan`}
      role="img"
      aria-label={words}
      data-key={`edge:${route.key}`}
      tabIndex={reached ? 0 : -1}
      onPointerEnter={ask}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key === 'Enter') choose()
      }}
      onFocus={ask}
      {...tip(words)}
    />
  )
}

/** Where the wall lies across the way: a plug that is pulled. */
function Plug({ route, dim }: { readonly route: Route; readonly dim: boolean }) {
  const { x, y } = pointAt(route, 0.5)
  return (
    <EdgeLabelRenderer>
      <div
        className={classes(styles.plug, dim && styles.dim)}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        <Icon of={Unplug} size={16} />
      </div>
    </EdgeLabelRenderer>
  )
}
