/**
 * The ways of a crowd, faint and all at once: one path a colour, drawn again when the topology changes and never with
 * a message. Hundreds of lines that each follow their rate would have the browser paint the whole floor in every frame.
 * Those of whoever is lit are drawn as edges of their own above them.
 */
import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { headOf } from './head'
import styles from './MessageEdge.module.css'
import { pathOf, type Route } from './route'
import { colourOfWay } from './way-colour'

export const FaintWays = memo(function FaintWays({
  routes,
}: {
  readonly routes: ReadonlyMap<number, Route>
}) {
  const inks = useMemo(() => {
    const all = new Map<string, { line: string; head: string }>()
    for (const route of routes.values()) {
      const colour = colourOfWay(route, false)
      const ink = all.get(colour) ?? { line: '', head: '' }
      const head = headOf(route, 1.5)
      ink.line += pathOf(head.shortened)
      ink.head += head.path
      all.set(colour, ink)
    }
    return [...all]
  }, [routes])
  return (
    <ViewportPortal>
      <svg className={styles.faint} aria-hidden>
        {inks.map(([colour, { line, head }]) => (
          <g key={colour}>
            <path d={line} className={styles.line} style={{ stroke: colour, strokeWidth: 1.5 }} />
            <path d={head} className={styles.head} style={{ fill: colour }} />
          </g>
        ))}
      </svg>
    </ViewportPortal>
  )
})
