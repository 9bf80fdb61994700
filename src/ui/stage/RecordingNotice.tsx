/**
 * What became of a file or a link: why it can't be opened or made, what it lacks, or the link itself. It stays until it's
 * put away.
 */
import { Info, TriangleAlert, X } from 'lucide-react'
import { Button, IconButton } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import { LinkField } from '../primitives/LinkField'
import styles from './RecordingNotice.module.css'
import type { Notice } from './use-recordings'

export interface RecordingNoticeProps {
  readonly notice: Notice | null
  readonly onClose: () => void
  readonly onSave: () => void
}

export function RecordingNotice({ notice, onClose, onSave }: RecordingNoticeProps) {
  const bad = notice?.kind === 'problem'
  return (
    <>
      <div role="status" aria-live="polite">
        {notice === null ? null : (
          <div className={classes(styles.notice, bad && styles.bad)}>
            <Icon of={bad ? TriangleAlert : Info} size={16} className={styles.icon} />
            <p className={styles.words}>{notice.words}</p>
            {notice.offer === 'save' ? (
              <Button size={28} onClick={onSave}>
                Save recording
              </Button>
            ) : null}
            <IconButton icon={X} label="Close" size={28} onClick={onClose} />
          </div>
        )}
      </div>
      {notice?.link === undefined ? null : (
        <div className={styles.link}>
          <LinkField label="Link to this run" link={notice.link} />
        </div>
      )}
    </>
  )
}
