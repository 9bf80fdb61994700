/** A row of horizontal bars with their numbers, moved in place: ten probabilities, for example. */
import type { Output } from '../../runtime/protocol/output'
import styles from './Bars.module.css'
import { short } from './numbers'

export function BarsOutput({ output }: { readonly output: Extract<Output, { kind: 'bars' }> }) {
  const { title, labels, values } = output
  const largest = Math.max(...values)
  const full = output.max ?? (largest > 0 ? largest : 1)
  return (
    <figure className={styles.bars} aria-label={title || 'Bars'}>
      {title ? <figcaption className={styles.title}>{title}</figcaption> : null}
      <dl className={styles.rows}>
        {labels.map((label, at) => (
          <div key={at} className={styles.row} data-largest={largest > 0 && values[at] === largest}>
            <dt>{label}</dt>
            <dd>
              <span className={styles.track}>
                <span
                  className={styles.fill}
                  style={{ transform: `scaleX(${Math.min(1, values[at] / full)})` }}
                />
              </span>
              <span className={styles.number}>{numberText(values[at], full)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}

/** Shares have three places each, so that they stay in line while they move. */
function numberText(value: number, full: number): string {
  return full <= 1 ? value.toFixed(3) : short(value)
}
