/**
 * One direction between two actors: a thin line with a filled head; when busy, a pill with its rate.
 *
 * Quiet lines are grey. A busy one, and each of two directions, has its sender's colour. In a crowd lines are faint and
 * without pills, but for those of the chosen actor.
 */
import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { edgeWidth } from '../../store/stage-edges'
import { classes } from '../../primitives/classes'
import { useEdgeLook, useStage } from '../../store/stage-react'
import { grouped } from '../numbers'
import { colourVariable } from '../palette'
import styles from './MessageEdge.module.css'
import { headOf } from './head'
import { pathOf, type Route } from './route'
import type { Spot } from './spots'

export type MessageFlowEdge = Edge<
  { readonly route: Route; readonly pill: Spot | undefined; readonly crowded: boolean },
  'message'
>

export const MessageEdge = memo(function MessageEdge({ data }: EdgeProps<MessageFlowEdge>) {
  const key = data?.route.key ?? 0
  const look = useEdgeLook(key)
  const from = data?.route.from
  const to = data?.route.to
  const lit = useStage((state) => state.chosen !== null && (state.chosen === from || state.chosen === to))
  if (!data) return null
  const { route, pill, crowded } = data
  const faint = crowded && !lit
  const width = look ? edgeWidth(look) : 1.5
  const coloured = (look?.busy ?? false) || route.paired
  const colour = coloured && route.from >= 0 ? colourVariable(route.from) : 'var(--edge)'
  const head = headOf(route, width)
  return (
    <>
      <path
        d={pathOf(head.shortened)}
        className={classes(styles.line, faint && styles.faint)}
        style={{ stroke: colour, strokeWidth: width }}
      />
      <path d={head.path} className={classes(styles.head, faint && styles.faint)} style={{ fill: colour }} />
      {look?.busy && pill && !faint ? (
        <EdgeLabelRenderer>
          <div
            className={styles.pill}
            style={{ transform: `translate(-50%, -50%) translate(${pill.x}px, ${pill.y}px)` }}
          >
            <b>{grouped(look.rate)}/s</b> {look.method}
          </div>
        </EdgeLabelRenderer>
      ) : null}
    </>
  )
})
