/**
 * The envelope: a message as a piece of paper, in every size of the stage.
 *
 * The paper keeps its colour in both themes. Held ones carry the accent outline, which means "yours to click" and is
 * used for nothing else; those that may not go yet are an outline without paper.
 */
import type { HeldView } from '../../runtime/protocol/view'
import styles from './Envelope.module.css'
import { classes } from '../primitives/classes'

/** `idle`: paper that cannot be clicked yet; `aside`: somebody has put it aside. */
export type EnvelopeTone = 'held' | 'waiting' | 'arrived' | 'warn' | 'idle' | 'aside'

export interface EnvelopeProps {
  readonly width: number
  readonly height: number
  readonly tone: EnvelopeTone
  /** An answer: its flap stands up. */
  readonly answer?: boolean
  readonly className?: string
}

export function Envelope({ width, height, tone, answer = false, className }: EnvelopeProps) {
  const line = width >= 100 ? 2 : width >= 40 ? 1.75 : width >= 20 ? 1.5 : 1.1
  const inset = line / 2
  const radius = width >= 100 ? 4 : width >= 40 ? 3 : 2
  const dip = width >= 100 ? height * 0.45 : height * 0.53
  const left = inset + radius * 0.4
  const flap = answer
    ? `M${left} ${height - left}L${width / 2} ${height - dip}L${width - left} ${height - left}`
    : `M${left} ${left}L${width / 2} ${dip}L${width - left} ${left}`
  return (
    <svg
      className={classes(styles.envelope, styles[tone], className)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      focusable="false"
    >
      <rect
        className={styles.paper}
        x={inset}
        y={inset}
        width={width - line}
        height={height - line}
        rx={radius}
        strokeWidth={line}
        strokeDasharray={tone === 'aside' ? '2 3' : answer && tone !== 'arrived' ? '4 3' : undefined}
      />
      <path className={styles.flap} d={flap} strokeWidth={Math.min(line, 1.6)} />
    </svg>
  )
}

/** The tone of a held message. */
export function toneOf({ enabled, aside }: Pick<HeldView, 'enabled' | 'aside'>): EnvelopeTone {
  if (aside) return 'aside'
  return enabled ? 'held' : 'waiting'
}
