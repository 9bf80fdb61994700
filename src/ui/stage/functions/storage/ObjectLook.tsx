/** One object: how large it is, which version, and what is in it as far as it can be shown. */
import { Trash2, X } from 'lucide-react'
import type { Looked } from '../../../../notebooks/storage/storage-browser'
import { bytes } from '../../../outputs/numbers'
import { ValueOutput } from '../../../outputs/ValueTree'
import { Button, IconButton } from '../../../primitives/Button'
import styles from './Storage.module.css'

export interface ObjectLookProps {
  readonly looked: Looked
  readonly onDelete: () => void
  readonly onClose: () => void
}

export function ObjectLook({ looked: { info, preview }, onDelete, onClose }: ObjectLookProps) {
  return (
    <section className={styles.look} aria-label={`Object ${info.key}`}>
      <div className={styles.head}>
        <code className={styles.key}>{info.key}</code>
        <span className={styles.detail}>
          {preview.kind === 'value' ? 'a pickled value' : preview.kind}, {bytes(info.size)}, version{' '}
          {info.version}
        </span>
        <span className={styles.space} />
        <Button size={28} variant="quiet" icon={Trash2} onClick={onDelete}>
          Delete
        </Button>
        <IconButton size={28} icon={X} label="Close the object" onClick={onClose} />
      </div>
      <div className={styles.preview} tabIndex={0} role="region" aria-label="What is in it">
        {preview.kind === 'value' ? (
          <ValueOutput value={preview.value} />
        ) : (
          <>
            <pre className={styles.text}>{preview.text === '' ? '(empty)' : preview.text}</pre>
            {preview.leftOut > 0 ? (
              <p className={styles.detail}>{bytes(preview.leftOut)} more are not shown</p>
            ) : null}
          </>
        )}
      </div>
    </section>
  )
}
