/** Printed text: bounded in height, wrapped, said when it was cut. */
import { classes } from '../primitives/classes'
import styles from './Outputs.module.css'

export interface TextOutputProps {
  readonly stream: 'log' | 'warn' | 'error'
  readonly text: string
  readonly truncated: string
}

export function TextOutput({ stream, text, truncated }: TextOutputProps) {
  return (
    <div className={styles.textBox}>
      <pre
        className={classes(
          styles.text,
          stream === 'warn' && styles.warn,
          stream === 'error' && styles.errorText,
        )}
      >
        {stream === 'log' ? null : <span className="visually-hidden">{stream}: </span>}
        {text}
      </pre>
      {truncated ? <p className={styles.truncated}>{truncated}</p> : null}
    </div>
  )
}
