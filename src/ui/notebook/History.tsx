/** Former versions of the work, newest first: when and why each was kept, and the way back. */
import { useEffect, useState } from 'react'
import { Button } from '../primitives/Button'
import { Dialog } from '../primitives/Dialog'
import type { Version, VersionReason } from '../store/works/work'
import { useNotebook } from './context'
import styles from './History.module.css'

const REASONS: Readonly<Record<VersionReason, string>> = {
  time: 'after ten minutes of work',
  saved: 'saved by you',
  restored: 'before you went back',
  elsewhere: 'of the other tab, or of this one',
  'caught-up': 'before you were caught up',
}

export function History({ onClose }: { readonly onClose: () => void }) {
  const model = useNotebook()
  const [versions, setVersions] = useState<readonly Version[] | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    void model.versions().then((found) => (gone ? undefined : setVersions(found)))
    return () => {
      gone = true
    }
  }, [model])
  const restore = async (number: number): Promise<void> => {
    if (await model.restore(number)) onClose()
    else setFailed(true)
  }
  return (
    <Dialog open title="History" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {versions === null ? null : versions.length === 0 ? (
        'No version is kept yet. Ctrl+S keeps one, and so do ten minutes of work.'
      ) : (
        <ol className={styles.versions}>
          {versions.map(({ number, at, reason }) => (
            <li key={number} className={styles.version}>
              <span>
                <time dateTime={new Date(at).toISOString()} className={styles.when}>
                  {new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
                </time>
                <span className={styles.why}>{REASONS[reason]}</span>
              </span>
              <Button size={28} onClick={() => void restore(number)}>
                Go back to it
              </Button>
            </li>
          ))}
        </ol>
      )}
      <span role="status">{failed ? 'This version can’t be read any more.' : ''}</span>
    </Dialog>
  )
}
