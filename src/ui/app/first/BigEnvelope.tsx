/**
 * An envelope with its words inside. While it is held it is a button; when it is delivered a copy travels along the
 * arrow and the place where it lay shows its number in the order.
 */
import { useEffect, useRef } from 'react'
import { classes } from '../../primitives/classes'
import { Envelope } from '../../stage/Envelope'
import { on, type Arrow } from './board'
import styles from './BigEnvelope.module.css'
import type { EnvelopeView } from './first-run'

export interface BigEnvelopeProps {
  readonly envelope: EnvelopeView
  readonly arrow: Arrow
  readonly size: { readonly width: number; readonly height: number }
  /** Its place in the person's order, 0 while it is held. */
  readonly place: number
  readonly breathing: boolean
  /** Tab reaches this one of the four. */
  readonly current: boolean
  readonly enabled: boolean
  readonly ariaLabel: string
  readonly onDeliver: () => void
}

const travel = 600

export function BigEnvelope(props: BigEnvelopeProps) {
  const { envelope, arrow, size, place, breathing, current, enabled, ariaLabel, onDeliver } = props
  const { x, y } = on(arrow, arrow.at)
  const box = { left: x - size.width / 2, top: y - size.height / 2, width: size.width, height: size.height }
  const gone = envelope.state === 'gone'
  const flying = useRef<HTMLDivElement>(null)
  const was = useRef(envelope.state)

  useEffect(() => {
    const before = was.current
    was.current = envelope.state
    const element = flying.current
    if (before !== 'held' || envelope.state !== 'gone' || !element) return
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const end = on(arrow, 0.97)
    const start = on(arrow, arrow.at)
    element.animate(
      [
        { opacity: 1, transform: 'none' },
        {
          opacity: 1,
          transform: `translate(${end.x - start.x}px, ${end.y - start.y}px) scale(0.3)`,
          offset: 0.92,
        },
        { opacity: 0, transform: `translate(${end.x - start.x}px, ${end.y - start.y}px) scale(0.24)` },
      ],
      { duration: travel, easing: 'cubic-bezier(0.4, 0, 0.2, 1)' },
    )
  }, [envelope.state, arrow])

  const paper = (
    <>
      <Envelope
        width={size.width}
        height={size.height}
        tone={envelope.state === 'coming' ? 'idle' : 'held'}
      />
      <span className={styles.words} style={{ fontSize: size.width > 120 ? 18 : 16 }}>
        {envelope.label}
      </span>
    </>
  )
  return (
    <>
      {gone ? (
        <>
          {place > 0 ? (
            <span className={styles.place} style={{ left: x, top: y }} aria-hidden>
              {place}
            </span>
          ) : null}
          <div ref={flying} className={styles.flying} style={box} aria-hidden>
            {paper}
          </div>
        </>
      ) : (
        <button
          type="button"
          className={classes(styles.envelope, breathing && styles.breathing)}
          style={box}
          data-key={envelope.key}
          aria-label={envelope.state === 'held' ? ariaLabel : `${envelope.label}, coming`}
          disabled={envelope.state === 'coming' || !enabled}
          tabIndex={current ? 0 : -1}
          onClick={onDeliver}
        >
          {paper}
        </button>
      )}
    </>
  )
}
