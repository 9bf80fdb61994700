/**
 * One canvas above the graph on which messages travel. It follows pan and zoom, and it is outside React: a component
 * that renders once and paints when the stage's loop says so.
 *
 * Busy edges get small moving notches instead of envelopes. Hidden from readers; with reduced motion it stays empty,
 * and changed values say what happened. The element says how many messages it has drawn and left out, so that a bench
 * can compare them with the record.
 */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStageStore } from '../../store/stage-react'
import { arrangementOf } from './arrangement'
import { FloorPainter, type Lying } from './floor-painter'
import styles from './ParticleCanvas.module.css'
import type { Traffic } from './traffic'

const countEvery = 250

export interface ParticleCanvasProps {
  /** Where held envelopes lie now, by step key: edge key and place on it. */
  readonly lying: Lying
  readonly onLeftOut: (count: number) => void
}

export function ParticleCanvas({ lying, onLeftOut }: ParticleCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useStageStore()
  const flow = useStoreApi()
  const painter = useRef<FloorPainter | null>(null)

  useEffect(() => {
    const element = canvas.current
    const host = element?.parentElement
    if (!element || !host) return
    const floor = new FloorPainter(element, stage, arrangementOf(stage))
    painter.current = floor
    const view = (): void => floor.look(flow.getState().transform)
    view()
    let said = 0
    let countedAt = 0
    const count = ({ drawn, leftOut }: Traffic): void => {
      element.dataset.drawn = String(drawn)
      element.dataset.leftOut = String(leftOut)
    }
    const stops = [
      stage.paint((time, moves) => {
        const more = floor.paint(time, moves)
        if (floor.traffic.leftOut !== said) {
          said = floor.traffic.leftOut
          onLeftOut(said)
        }
        if (!more || time - countedAt > countEvery) {
          countedAt = time
          count(floor.traffic)
        }
        return more
      }),
      flow.subscribe(() => {
        view()
        stage.wake()
      }),
    ]
    const sizes = new ResizeObserver(() => {
      floor.resize(host.clientWidth, host.clientHeight)
      stage.wake()
    })
    sizes.observe(host)
    const themes = new MutationObserver(() => {
      floor.dress()
      stage.wake()
    })
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const motion = window.matchMedia('(prefers-reduced-motion: reduce)')
    const still = (): void => floor.still(motion.matches)
    still()
    motion.addEventListener('change', still)
    return () => {
      for (const stop of stops) stop()
      sizes.disconnect()
      themes.disconnect()
      motion.removeEventListener('change', still)
      painter.current = null
    }
  }, [stage, flow, onLeftOut])

  useEffect(() => {
    if (painter.current) painter.current.lying = lying
  }, [lying])

  return <canvas ref={canvas} className={styles.canvas} aria-hidden data-testid="particles" />
}
