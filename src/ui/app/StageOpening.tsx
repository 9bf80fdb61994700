/** Where the stage will be, while its chunk comes: the floor, and a line when that takes longer than 200 ms. */
import { LoadingLine } from './LoadingLine'
import styles from './StageOpening.module.css'

export function StageOpening() {
  return (
    <div className={styles.floor}>
      <LoadingLine label="Opening the stage" />
    </div>
  )
}
