/**
 * In projector mode, the way to this page for those who sit before the wall: a QR code at the bottom right, with the
 * address under it in letters. Dark on light in both themes, since that is what cameras look for. In its own chunk.
 */
import { QrCode, X } from 'lucide-react'
import { Fragment, useState } from 'react'
import { IconButton } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { isOnlyHere } from './code-path'
import styles from './PageCode.module.css'
import { QrSquare } from './QrSquare'

export interface PageCodeProps {
  readonly address: string
  /** The stage is shown: its buttons at the bottom stay free. */
  readonly overStage: boolean
}

export function PageCode({ address, overStage }: PageCodeProps) {
  // On a lesson it would lie over the code.
  const [shown, setShown] = useState(!address.includes('#/lesson/'))
  const [large, setLarge] = useState(false)
  const place = classes(styles.place, overStage && styles.overStage)
  if (!shown)
    return (
      <div className={classes(place, styles.hidden)}>
        <IconButton
          icon={QrCode}
          size={32}
          variant="plain"
          label="Show the QR code of this page"
          onClick={() => setShown(true)}
        />
      </div>
    )
  return (
    <aside className={classes(place, styles.card, large && styles.large)} aria-label="Address of this page">
      <button
        type="button"
        className={styles.code}
        aria-label={large ? 'Make the QR code small' : 'Make the QR code large'}
        aria-pressed={large}
        onClick={() => setLarge(!large)}
      >
        <QrSquare address={address} />
      </button>
      <p className={styles.address}>
        {withoutScheme(address)
          .split(/(?<=\/)/)
          .map((part, at) => (
            <Fragment key={at}>
              {part}
              <wbr />
            </Fragment>
          ))}
      </p>
      {isOnlyHere(address) ? <p className={styles.note}>Only this computer can open it.</p> : null}
      <IconButton
        icon={X}
        size={28}
        label="Hide the QR code"
        className={styles.close}
        onClick={() => {
          setLarge(false)
          setShown(false)
        }}
      />
    </aside>
  )
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
