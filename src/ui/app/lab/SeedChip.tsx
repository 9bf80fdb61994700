/** Says quietly in the bar that the run's chance is the class's. A narrow bar has its number alone. */
import { Sprout } from 'lucide-react'
import { Badge } from '../../primitives/Badge'
import { tip } from '../../primitives/Tooltip'
import styles from './SeedChip.module.css'

export function SeedChip({ seed }: { readonly seed: number | null }) {
  if (seed === null) return null
  return (
    <span
      className={styles.chip}
      {...tip(`Class seed ${seed}: equal programs and equal deliveries give the same run on every screen.`)}
    >
      <Badge icon={Sprout}>
        <span className={styles.word}>Class seed </span>
        {seed}
      </Badge>
    </span>
  )
}
