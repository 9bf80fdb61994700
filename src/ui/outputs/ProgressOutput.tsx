/** How far a long job is: a 4 px bar with its words and numbers above. */
import { count } from './numbers'
import styles from './Outputs.module.css'

export interface ProgressOutputProps {
  readonly label: string
  readonly value: number
  readonly total: number
  readonly done: boolean
}

export function ProgressOutput({ label, value, total, done }: ProgressOutputProps) {
  const share = total > 0 ? Math.min(1, Math.max(0, value / total)) : done ? 1 : 0
  return (
    <div className={styles.progress}>
      <span>{label}</span>
      <span>
        {count(value)} of {count(total)}
      </span>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label || 'Progress'}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(value, total)}
      >
        <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  )
}
