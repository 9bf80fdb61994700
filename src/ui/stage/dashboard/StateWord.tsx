/** A state as a shape, a word and a colour. */
import { classes } from '../../primitives/classes'
import styles from './Part.module.css'

export type Tone = 'fine' | 'careful' | 'failed' | 'over'

export function StateWord({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={classes(styles.state, styles[tone])}>{children}</span>
}
