/** The square with an actor's letter in its colour: the same one on nodes, in the strip, in logs. */
import { classes } from '../primitives/classes'
import { identityOf } from './palette'
import styles from './Token.module.css'

export interface TokenProps {
  readonly index: number
  readonly name: string
  readonly size?: 'small' | 'node' | 'large'
  /** `hollow`: dead or stopped; `grey`: starting. */
  readonly tone?: 'full' | 'hollow' | 'grey'
  /** A colour other than by order of appearance, 1 … 8. */
  readonly colour?: number
}

export function Token({ index, name, size = 'small', tone = 'full', colour }: TokenProps) {
  const identity = identityOf(index, name)
  return (
    <span
      aria-hidden
      data-token
      className={classes(styles.token, styles[size], styles[tone], identity.square && styles.square)}
      style={tone === 'full' ? { background: `var(--a${colour ?? identity.colour})` } : undefined}
    >
      {identity.letter}
    </span>
  )
}
