/**
 * Where something was lost, for as long as nothing else is done: the burst on the canvas is gone after a moment, and a
 * lost message leaves no trace that a program can see. While messages are held only; at full speed the notes count.
 */
import { ViewportPortal } from '@xyflow/react'
import { useEffect, useState } from 'react'
import type { Flight } from '../../../runtime/protocol/view'
import { edgeKey, nodeOf } from '../../store/stage-edges'
import { useStageStore } from '../../store/stage-react'
import { LostSign } from './LostSign'
import styles from './LostMarks.module.css'
import { burstAt } from './particles'
import { pointAt, reversed, type Route } from './route'

const shownAtMost = 8
const nothing: readonly Flight[] = []

export function LostMarks({ routes }: { readonly routes: ReadonlyMap<number, Route> }) {
  const stage = useStageStore()
  const lost = useLost()
  const { frame } = stage.state.getState()
  return (
    <ViewportPortal>
      {lost.map(({ row, from, to }) => {
        const route = wayOf(routes, nodeOf(frame, from), nodeOf(frame, to))
        if (route === null) return null
        const { x, y } = pointAt(route, burstAt)
        return (
          <div key={row} className={styles.lost} style={{ transform: `translate(${x}px, ${y}px)` }}>
            <span className={styles.sign}>
              <LostSign size={26} />
            </span>
            <span className={styles.words}>Lost on the way</span>
          </div>
        )
      })}
    </ViewportPortal>
  )
}

/** What the newest step has lost. */
function useLost(): readonly Flight[] {
  const stage = useStageStore()
  const [lost, setLost] = useState(nothing)
  useEffect(() => {
    let shown = nothing
    let since = -1
    const show = (flights: readonly Flight[]): void => {
      if (shown.length === 0 && flights.length === 0) return
      shown = flights
      setLost(flights)
    }
    return stage.paint((_time, { flights }) => {
      const { mode, delivered } = stage.state.getState().frame
      const came = mode === 'step' ? flights.filter(({ outcome }) => outcome === 'lost') : nothing
      if (came.length > 0) {
        show([...(delivered === since ? shown : nothing), ...came].slice(-shownAtMost))
        since = delivered
      } else if (delivered !== since || mode !== 'step') {
        since = -1
        show(nothing)
      }
      return false
    })
  }, [stage])
  return lost
}

function wayOf(routes: ReadonlyMap<number, Route>, from: number, to: number): Route | null {
  const direct = routes.get(edgeKey(from, to))
  if (direct) return direct
  const back = routes.get(edgeKey(to, from))
  return back ? reversed(back) : null
}
