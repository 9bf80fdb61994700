/** Something is on its way: a thin line that runs, and its name for readers. Not there in the first 200 ms. */
import styles from './LoadingLine.module.css'

export function LoadingLine({ label }: { readonly label: string }) {
  return (
    <div className={styles.line} role="progressbar" aria-label={label}>
      <span className={styles.runner} />
    </div>
  )
}
