/**
 * A dialog over the page: the browser's own `<dialog>`, which keeps the focus inside and closes on Esc.
 *
 * The first action is the safe one and has the focus; the last one acts.
 */
import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { classes } from './classes'
import styles from './Dialog.module.css'

export interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
  readonly onClose: () => void
  /** For code: eighty letters fit. */
  readonly wide?: boolean
}

export function Dialog({ open, title, children, actions, onClose, wide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useEffect(() => {
    const dialog = box.current
    if (!dialog || !open) return
    const before = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [open])

  return (
    <dialog
      ref={box}
      aria-labelledby={heading}
      className={classes(styles.dialog, wide && styles.wide)}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => (event.target === box.current ? onClose() : undefined)}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {open ? (
        <div className={styles.body}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <div className={styles.words}>{children}</div>
          <div className={styles.actions}>{actions}</div>
        </div>
      ) : null}
    </dialog>
  )
}
