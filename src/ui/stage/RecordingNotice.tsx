/** What became of a file: why it can't be opened, or what it lacks. It stays until it's put away. */
import { Info, TriangleAlert, X } from 'lucide-react'
import { IconButton } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import styles from './RecordingNotice.module.css'
import type { Notice } from './use-recordings'

export interface RecordingNoticeProps {
  readonly notice: Notice | null
  readonly onClose: () => void
}

export function RecordingNotice({ notice, onClose }: RecordingNoticeProps) {
  const bad = notice?.kind === 'problem'
  return (
    <div role="status" aria-live="polite">
      {notice === null ? null : (
        <div className={classes(styles.notice, bad && styles.bad)}>
          <Icon of={bad ? TriangleAlert : Info} size={16} className={styles.icon} />
          <p className={styles.words}>{notice.words}</p>
          <IconButton icon={X} label="Close" size={28} onClick={onClose} />
        </div>
      )}
    </div>
  )
}
